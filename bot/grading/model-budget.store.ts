// What a model may be asked on one day, by a learner and by all of them: each request is paid for before it is sent.
import type { Database } from '../db/database.ts';

/** Requests a day (UTC) for one learner, and for all of them together. */
export type Budget = { learner: number; instance: number };

type Who = { learnerId: bigint; now: Date };

export async function isSpent(db: Database, budget: Budget, { learnerId, now }: Who): Promise<boolean> {
  const day = dayOf(now);
  const [mine, all] = await Promise.all([
    db.modelUse.findUnique({ where: { learnerId_day: { learnerId, day } } }),
    db.instanceModelUse.findUnique({ where: { day } }),
  ]);
  return (mine?.calls ?? 0) >= budget.learner || (all?.calls ?? 0) >= budget.instance;
}

/** Pays for one request. False, and nothing is paid, when the learner or the instance has spent the day's budget. */
export async function payForCall(db: Database, budget: Budget, { learnerId, now }: Who): Promise<boolean> {
  const day = dayOf(now);
  const mine = await db.$executeRaw`
    INSERT INTO "ModelUse" AS use ("learnerId", day, calls) SELECT ${learnerId}::bigint, ${day}::date, 1
    WHERE ${budget.learner}::int > 0
    ON CONFLICT ("learnerId", day) DO UPDATE SET calls = use.calls + 1 WHERE use.calls < ${budget.learner}`;
  if (mine === 0) return false;
  const all = await db.$executeRaw`
    INSERT INTO "InstanceModelUse" AS use (day, calls) SELECT ${day}::date, 1 WHERE ${budget.instance}::int > 0
    ON CONFLICT (day) DO UPDATE SET calls = use.calls + 1 WHERE use.calls < ${budget.instance}`;
  if (all > 0) return true;
  // By a statement of its own: in a transaction with the row of all, learners would wait for each other's.
  await db.modelUse.updateMany({ where: { learnerId, day }, data: { calls: { decrement: 1 } } });
  return false;
}

/** Adds what was sent and received; a count stays at the most that its column holds. */
export async function countTokens(db: Database, { learnerId, now }: Who, tokens: number): Promise<void> {
  if (tokens === 0) return;
  const day = dayOf(now);
  await db.$executeRaw`
    UPDATE "ModelUse" SET tokens = LEAST(tokens + ${tokens}::bigint, ${MOST}::bigint)
    WHERE "learnerId" = ${learnerId} AND day = ${day}::date`;
  await db.$executeRaw`
    UPDATE "InstanceModelUse" SET tokens = LEAST(tokens + ${tokens}::bigint, ${MOST}::bigint) WHERE day = ${day}::date`;
}

/** Postgres' greatest integer. */
const MOST = 2_147_483_647;

function dayOf(now: Date): Date {
  return new Date(`${now.toISOString().slice(0, 10)}T00:00:00Z`);
}
