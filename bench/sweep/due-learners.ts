// Learners with a daily reminder, so many of them due in the same minute, and the ways to claim those.
import type pg from 'pg';
import type { Database } from '../../bot/db/database.ts';
import { nextStep } from '../../bot/reminders/next-step.ts';
import { claimAttempt, finish, remindersToLookAt, type Seen, takeReminder } from '../../bot/reminders/sweep.store.ts';
import { each } from '../each.ts';

/** The time that the sweep believes it is: noon, so that nothing is too late. */
export const NOW = new Date('2026-06-10T12:00:01Z');
const DUE_AT = new Date('2026-06-10T12:00:00Z');
const NOON = 12 * 60;
const ZONE = 'UTC';
/** As the sweep takes them. */
const BATCH = 200;
const AT_ONCE = 8;
/** As long as the sweep's own. */
const LEASE = new Date(NOW.getTime() + 60_000);

/** One in ten is due; the others are over the next day. */
export async function loadReminders(pool: pg.Pool, learners: number): Promise<void> {
  await pool.query('INSERT INTO "Learner" (id, zone) SELECT id, $2 FROM generate_series(1, $1::int) id', [
    learners,
    ZONE,
  ]);
  await pool.query(
    `INSERT INTO "Reminder" ("learnerId", at, "channelId", since, "nextAt")
     SELECT id, CASE WHEN id % 10 = 0 THEN $2::int ELSE ($2::int + id * 7) % 1440 END, id, $3::timestamptz - interval '1 day',
       CASE WHEN id % 10 = 0 THEN $3::timestamptz ELSE $3::timestamptz + (1 + id * 7 % 1439) * interval '1 minute' END
     FROM generate_series(1, $1::int) id`,
    [learners, NOON, DUE_AT],
  );
  await pool.query('VACUUM (ANALYZE)');
}

/** Finds a batch of those who are due, by the sweep's own statements, and claims and closes each; gives how many. */
export async function claimBatch(db: Database): Promise<number> {
  const seen = await remindersToLookAt(db, NOW, BATCH);
  await each(seen, AT_ONCE, (one) => claim(db, one));
  return seen.length;
}

async function claim(db: Database, seen: Seen): Promise<void> {
  const taken = await takeReminder(db, seen, NOW);
  const step = taken && nextStep(taken, NOW);
  const attempt = step?.kind === 'remind' && (await claimAttempt(db, taken!, step.fire, NOW));
  if (!attempt) throw new Error('a reminder of the bench was not to be had');
  await finish(db, attempt, { outcome: 'sent' }, NOW);
}

const FIND = 'SELECT "learnerId" FROM "Reminder" WHERE "nextAt" <= $1 ORDER BY "nextAt" LIMIT $2';
const CLAIM = 'UPDATE "Reminder" SET "nextAt" = $2 WHERE "learnerId" = $1 AND "nextAt" <= $3 RETURNING at, "channelId"';

/** The least that makes a reminder one's own: a plain UPDATE for each on the bare driver, which keeps no books. */
export async function claimBatchBare(pool: pg.Pool): Promise<number> {
  const { rows } = await pool.query<{ learnerId: string }>({ name: 'bare-find', text: FIND, values: [NOW, BATCH] });
  await each(rows, AT_ONCE, async ({ learnerId }) => {
    const { rowCount } = await pool.query({ name: 'bare-claim', text: CLAIM, values: [learnerId, LEASE, NOW] });
    if (rowCount !== 1) throw new Error('a reminder of the bench was not to be had');
  });
  return rows.length;
}

/** Everybody who was due is due again. */
export async function dueAgain(pool: pg.Pool): Promise<void> {
  await pool.query('TRUNCATE "ReminderSend"');
  await pool.query(
    `UPDATE "Reminder" SET "nextAt" = $1, since = $1::timestamptz - interval '1 day'
     WHERE "learnerId" % 10 = 0 AND "nextAt" <> $1`,
    [DUE_AT],
  );
}

/** @throws when Postgres would read the table instead of the index on the time. */
export async function findsByIndex(pool: pg.Pool): Promise<void> {
  const { rows } = await pool.query(
    `EXPLAIN ${FIND.replace('$1', `'${NOW.toISOString()}'`).replace('$2', String(BATCH))}`,
  );
  const plan = rows.map((row) => row['QUERY PLAN']).join('\n');
  if (!/Index (Only )?Scan using "Reminder_nextAt_idx"/.test(plan))
    throw new Error(`who is due is not found by the index:\n${plan}`);
}
