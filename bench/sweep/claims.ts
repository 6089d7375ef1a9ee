// Taking, claiming and closing the reminders of a batch, alone: as the sweep does it, and by the least that would do.
import type pg from 'pg';
import type { Database } from '../../bot/db/database.ts';
import { nextStep } from '../../bot/reminders/next-step.ts';
import { claimAttempt, finish, remindersToLookAt, type Seen, takeReminder } from '../../bot/reminders/sweep.store.ts';
import { each } from '../each.ts';
import { BATCH, NOW } from './due-learners.ts';

const AT_ONCE = 8;
/** As long as the sweep's own. */
const LEASE = new Date(NOW.getTime() + 60_000);

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
