// What must hold among the rows, whatever happened: each rule is a query for the rows that break it.
import type pg from 'pg';
import { type Finding, finding } from './finding.ts';

/** Answers by learner and card: those that count, all of them, and those that were taken back. */
const ANSWERS = `SELECT "learnerId", "cardId", count(*) FILTER (WHERE "undoneAt" IS NULL) AS live, count(*) AS given,
  count("undoneAt") AS undone FROM "Review" GROUP BY "learnerId", "cardId"`;

const RULES: { what: string; of: string; broken: string }[] = [
  {
    what: 'states that count other answers than the log',
    of: 'SELECT count(*) FROM "ReviewState"',
    broken: `SELECT s."learnerId", s."cardId" FROM "ReviewState" s LEFT JOIN (${ANSWERS}) a USING ("learnerId", "cardId")
      WHERE s.reps <> coalesce(a.live, 0)`,
  },
  {
    what: 'versions that are not the number of answers and undos',
    of: `SELECT count(*) FROM "ReviewState" s JOIN "Card" c ON c.id = s."cardId" AND c."siblingGroup" IS NULL`,
    broken: `SELECT s."learnerId", s."cardId" FROM "ReviewState" s JOIN (${ANSWERS}) a USING ("learnerId", "cardId")
      JOIN "Card" c ON c.id = s."cardId" AND c."siblingGroup" IS NULL
      WHERE s.version <> a.given + a.undone`,
  },
  {
    what: 'answers without a state',
    of: 'SELECT count(*) FROM "Review"',
    broken: `SELECT r."learnerId", r."cardId" FROM "Review" r LEFT JOIN "ReviewState" s USING ("learnerId", "cardId")
      WHERE s.version IS NULL OR s.version < r.version`,
  },
  {
    what: 'states that nobody answered',
    of: 'SELECT count(*) FROM "ReviewState"',
    broken: `SELECT "learnerId", "cardId" FROM "ReviewState" s WHERE hold IS DISTINCT FROM 'interview'
      AND NOT EXISTS (SELECT FROM "Review" r WHERE r."learnerId" = s."learnerId" AND r."cardId" = s."cardId")`,
  },
  {
    what: 'days that count other answers than the log',
    of: 'SELECT count(*) FROM "StudyDay"',
    broken: `SELECT "learnerId", day FROM "StudyDay" d FULL JOIN (
        SELECT "learnerId", day, count(*) AS answers, count(*) FILTER (WHERE "phaseBefore" = 'new') AS new,
          count(*) FILTER (WHERE "phaseBefore" = 'review') AS reviews
        FROM "Review" WHERE "undoneAt" IS NULL GROUP BY "learnerId", day
      ) r USING ("learnerId", day)
      WHERE (coalesce(d.answers, 0), coalesce(d."newCards", 0), coalesce(d.reviews, 0))
        <> (coalesce(r.answers, 0), coalesce(r.new, 0), coalesce(r.reviews, 0))`,
  },
  {
    what: 'learners with two open sessions',
    of: 'SELECT count(DISTINCT "learnerId") FROM "StudySession"',
    broken: `SELECT "learnerId" FROM "StudySession" WHERE "endedAt" IS NULL GROUP BY "learnerId" HAVING count(*) > 1`,
  },
  {
    what: 'learners with two open interviews',
    of: 'SELECT count(DISTINCT "learnerId") FROM "Interview"',
    broken: `SELECT "learnerId" FROM "Interview" WHERE open GROUP BY "learnerId" HAVING count(*) > 1`,
  },
  {
    what: 'things that an interview has still to do',
    of: 'SELECT count(*) FROM "InterviewEffect"',
    broken: `SELECT "learnerId", "interviewId", effect FROM "InterviewEffect" WHERE "doneAt" IS NULL`,
  },
  {
    what: 'reminders that are being sent for ever',
    of: 'SELECT count(*) FROM "ReminderSend"',
    broken: `SELECT "learnerId", day FROM "ReminderSend" WHERE outcome = 'sending'`,
  },
];

export async function checkRows(pool: pg.Pool): Promise<Finding[]> {
  const findings: Finding[] = [];
  for (const { what, of, broken } of RULES) {
    const { rows: counted } = await pool.query<{ count: string }>(of);
    const { rows } = await pool.query(broken);
    findings.push(
      finding(
        'wrong',
        what,
        Number(counted[0]!.count),
        rows.map((row) => JSON.stringify(row)),
      ),
    );
  }
  return findings;
}
