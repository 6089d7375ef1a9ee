// What all processes together may send to Discord unasked: one row in Postgres, filled by the database's own clock.
import type { Database } from '../db/database.ts';

/** Half of what Discord allows the whole bot; the other half stays for what people press. */
export const SENDS_A_SECOND = 25;
/** So many may go at once after a pause. */
export const BURST = 5;
/** Refusals in ten minutes after which nothing is sent for ten minutes. Discord bans an address at 10,000. */
export const MOST_REFUSALS = 200;
export const STOP_MS = 10 * 60_000;

/** True when one send may go now. False: not yet, or sending is stopped. */
export async function takeSend(db: Database, now: Date): Promise<boolean> {
  const taken = await db.$executeRaw`
    INSERT INTO "SendBudget" AS budget (id, tokens, "filledAt") VALUES (1, ${BURST - 1}, clock_timestamp())
    ON CONFLICT (id) DO UPDATE SET
      tokens = least(${BURST}::float8, budget.tokens + ${SENDS_A_SECOND}::float8
        * extract(epoch FROM clock_timestamp() - budget."filledAt")::float8) - 1,
      "filledAt" = clock_timestamp()
    WHERE budget.tokens + ${SENDS_A_SECOND}::float8
        * extract(epoch FROM clock_timestamp() - budget."filledAt")::float8 >= 1
      AND (budget."stoppedUntil" IS NULL OR budget."stoppedUntil" <= ${now})`;
  return taken > 0;
}

/** Until when nothing may be sent; null when sending goes on. */
export async function stoppedUntil(db: Database, now: Date): Promise<Date | null> {
  const budget = await db.sendBudget.findUnique({ where: { id: 1 }, select: { stoppedUntil: true } });
  return budget?.stoppedUntil && budget.stoppedUntil > now ? budget.stoppedUntil : null;
}

/** Nothing is sent for ten minutes, by any process: Discord said that it is too fast (40003). */
export async function stopSends(db: Database, now: Date): Promise<void> {
  await writeStop(db, now);
}

/** Counts a 401, 403 or 429; true when there are so many in ten minutes that sending stops. */
export async function countRefusal(db: Database, now: Date): Promise<boolean> {
  const windowBegan = new Date(now.getTime() - STOP_MS);
  const rows = await db.$queryRaw<{ refusals: number }[]>`
    INSERT INTO "SendBudget" AS budget (id, tokens, "filledAt", refusals, "refusedSince")
    VALUES (1, 0, clock_timestamp(), 1, ${now})
    ON CONFLICT (id) DO UPDATE SET
      refusals = CASE WHEN budget."refusedSince" > ${windowBegan} THEN budget.refusals + 1 ELSE 1 END,
      "refusedSince" = CASE WHEN budget."refusedSince" > ${windowBegan} THEN budget."refusedSince" ELSE ${now} END
    RETURNING refusals`;
  if (rows[0]!.refusals < MOST_REFUSALS) return false;
  await writeStop(db, now);
  return true;
}

async function writeStop(db: Database, now: Date): Promise<void> {
  const stop = { stoppedUntil: new Date(now.getTime() + STOP_MS), refusals: 0, refusedSince: null };
  const create = { id: 1, tokens: 0, filledAt: now, ...stop };
  await db.sendBudget.upsert({ where: { id: 1 }, create, update: stop });
}
