// Learners with a daily reminder, one in ten of them due in the same minute, as after months of reminders.
import type pg from 'pg';
import type { Database } from '../../bot/db/database.ts';
import { remindersToLookAt } from '../../bot/reminders/sweep.store.ts';
import { loadDeck } from '../course.ts';
import { heardStatements } from './heard-statements.ts';

/** The time that the sweep believes it is: noon, so that nothing is too late. */
export const NOW = new Date('2026-06-10T12:00:01Z');
/** As the sweep takes them. */
export const BATCH = 200;
const DUE_AT = new Date('2026-06-10T12:00:00Z');
const NOON = 12 * 60;
const ZONE = 'UTC';
/** Claims are kept for 31 days: the oldest is one that the sweep deletes. */
const CLAIMED_DAYS = 32;
const CARDS = 650;
const SIBLINGS = 4;
/** Cards that a due learner has studied; every other one of them is due. */
const STUDIED = 10;

/** One in ten is due, and has cards to study and the claims of a month; the others' reminders are over the next day. */
export async function loadReminders(pool: pg.Pool, learners: number): Promise<void> {
  const deckId = await loadDeck(pool, { cards: CARDS, siblings: SIBLINGS });
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
  await loadStudies(pool, learners, deckId);
  await loadClaims(pool, learners);
  await pool.query('VACUUM (ANALYZE)');
}

/** What the due ones study. */
async function loadStudies(pool: pg.Pool, learners: number, deckId: number): Promise<void> {
  await pool.query(
    `WITH due AS (SELECT id FROM generate_series(10, $1::int, 10) id),
       members AS (INSERT INTO "DeckMember" ("learnerId", "deckId", "joinedAt") SELECT id, $2, $3::timestamptz FROM due)
     INSERT INTO "StudySession" ("learnerId", "deckId", chapters, "startedAt")
     SELECT id, $2, '{}', $3::timestamptz - interval '1 day' FROM due`,
    [learners, deckId, DUE_AT],
  );
  await pool.query(
    `INSERT INTO "ReviewState" ("learnerId", "cardId", phase, due, "showFrom", stability, difficulty, "scheduledDays", reps,
       "lastReview")
     SELECT learner, card.id, 'review', shown, shown, 10, 5, 5, 3, $3::timestamptz - interval '6 days'
     FROM (SELECT id, row_number() OVER (ORDER BY id) AS n FROM "Card" WHERE "deckId" = $2) card
     CROSS JOIN generate_series(10, $1::int, 10) learner
     CROSS JOIN LATERAL (SELECT $3::timestamptz + CASE WHEN card.n % 2 = 0 THEN -1 ELSE 9 END * interval '1 day' AS shown) times
     WHERE card.n <= $4::int
     ORDER BY card.id, learner`,
    [learners, deckId, DUE_AT, STUDIED],
  );
}

/** Day by day, as they came. */
async function loadClaims(pool: pg.Pool, learners: number): Promise<void> {
  await pool.query(
    `INSERT INTO "ReminderSend" ("learnerId", day, "dueAt", "claimedAt", outcome, "finishedAt")
     SELECT id, at::date, at, at, 'sent', at FROM generate_series($3::int, 1, -1) ago
     CROSS JOIN LATERAL (SELECT $2::timestamptz - ago * interval '1 day' AS at) days
     CROSS JOIN generate_series(10, $1::int, 10) id
     ORDER BY ago DESC, id`,
    [learners, DUE_AT, CLAIMED_DAYS],
  );
}

/** Everybody who was due is due again, with the claims of before. */
export async function dueAgain(pool: pg.Pool): Promise<void> {
  await pool.query(
    `WITH again AS (
       UPDATE "Reminder" SET "nextAt" = $1, since = $1::timestamptz - interval '1 day'
       WHERE "learnerId" % 10 = 0 AND "nextAt" <> $1 RETURNING "learnerId"
     ),
     today AS (
       DELETE FROM "ReminderSend" s USING again WHERE s."learnerId" = again."learnerId" AND s.day = $1::timestamptz::date
     )
     INSERT INTO "ReminderSend" ("learnerId", day, "dueAt", "claimedAt", outcome, "finishedAt")
     SELECT "learnerId", at::date, at, at, 'sent', at FROM again
     CROSS JOIN (SELECT $1::timestamptz - $2::int * interval '1 day' AS at) oldest
     ON CONFLICT DO NOTHING`,
    [DUE_AT, CLAIMED_DAYS],
  );
}

/** @throws when the statement by which the sweep finds who is due would read the table instead of the index on the time. */
export async function findsByIndex(db: Database, pool: pg.Pool): Promise<void> {
  const heard = heardStatements(pool);
  await remindersToLookAt(db, NOW, BATCH);
  // On a connection of the pool, which plans as it does for the sweep.
  const results = (await pool.query(
    `PREPARE who_is_due AS ${heard.last()}; EXPLAIN EXECUTE who_is_due('${NOW.toISOString()}', ${BATCH}); DEALLOCATE who_is_due`,
  )) as unknown as pg.QueryResult<{ 'QUERY PLAN': string }>[];
  const plan = results[1]!.rows.map((row) => row['QUERY PLAN']).join('\n');
  if (!/Index (Only )?Scan using "Reminder_nextAt_idx"/.test(plan))
    throw new Error(`who is due is not found by the index:\n${plan}`);
}
