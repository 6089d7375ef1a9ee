// An answer is one statement: the state, the log, the day's counters and the siblings change together or not at all.
import type { Database } from '../db/database.ts';
import { type Phase, Prisma } from '../db/generated/client.ts';
import { rowsOf } from '../db/rows.ts';
import type { Answer } from './answer.store.ts';
import type { NextState } from './schedule.ts';

/** What an answer changes. */
export type Outcome = {
  next: NextState;
  phaseBefore: Phase;
  /** The learner day that counts it, YYYY-MM-DD. */
  day: string;
  /** When the next learner day starts: until then the siblings wait. */
  tomorrow: Date;
  /** The siblings that must wait, as they were seen. */
  waiting: { cardId: number; version: number }[];
};

/** The review's id, or null when the state is no longer the one that was seen. */
export async function writeAnswer(db: Database, answer: Answer, outcome: Outcome): Promise<number | null> {
  const { learnerId, sessionId, cardId, rating, version } = answer;
  const { next, phaseBefore, day, tomorrow, waiting } = outcome;
  const [written] = await rowsOf<{ id: bigint }>(db)`
    WITH answered AS (${version === 0 ? firstState(answer, next) : laterState(answer, next)}),
    logged AS (
      INSERT INTO "Review" ("learnerId", "cardId", "sessionId", rating, "reviewedAt", day, "phaseBefore", before, version)
      SELECT ${learnerId}::bigint, ${cardId}::int, ${sessionId}::int, ${rating}::int, ${next.lastReview}::timestamptz,
        ${day}::date, ${phaseBefore}::"Phase", before, version
      FROM answered
      RETURNING id
    ),
    counted AS (
      INSERT INTO "StudyDay" ("learnerId", day, "newCards", reviews, answers)
      SELECT ${learnerId}::bigint, ${day}::date, ${Number(phaseBefore === 'new')}::int,
        ${Number(phaseBefore === 'review')}::int, 1
      FROM logged
      ON CONFLICT ("learnerId", day) DO UPDATE SET "newCards" = "StudyDay"."newCards" + excluded."newCards",
        reviews = "StudyDay".reviews + excluded.reviews, answers = "StudyDay".answers + 1
    )${holdSiblings(learnerId, waiting, tomorrow)}
    SELECT id FROM logged`;
  return written ? Number(written.id) : null;
}

function firstState({ learnerId, cardId }: Answer, next: NextState): Prisma.Sql {
  return Prisma.sql`
    INSERT INTO "ReviewState" ("learnerId", "cardId", phase, due, "showFrom", stability, difficulty, "scheduledDays",
      "learningSteps", reps, lapses, "lastReview")
    VALUES (${learnerId}, ${cardId}, ${next.phase}::"Phase", ${next.due}, ${next.showFrom}, ${next.stability},
      ${next.difficulty}, ${next.scheduledDays}, ${next.learningSteps}, ${next.reps}, ${next.lapses}, ${next.lastReview})
    ON CONFLICT ("learnerId", "cardId") DO NOTHING
    RETURNING version, NULL::jsonb AS before`;
}

/**
 * Changes the version that was seen, or nothing: who comes second waits for the first, and then finds another version.
 * `was` is the same row as it stood, for every change of a row raises its version.
 */
function laterState({ learnerId, cardId, version }: Answer, next: NextState): Prisma.Sql {
  return Prisma.sql`
    UPDATE "ReviewState" s SET phase = ${next.phase}::"Phase", due = ${next.due}, "showFrom" = ${next.showFrom},
      stability = ${next.stability}, difficulty = ${next.difficulty}, "scheduledDays" = ${next.scheduledDays},
      "learningSteps" = ${next.learningSteps}, reps = ${next.reps}, lapses = ${next.lapses},
      "lastReview" = ${next.lastReview}, hold = NULL, "heldBy" = NULL, version = s.version + 1
    FROM "ReviewState" was
    WHERE s."learnerId" = ${learnerId} AND s."cardId" = ${cardId} AND s.version = ${version} AND NOT s.suspended
      AND was."learnerId" = s."learnerId" AND was."cardId" = s."cardId" AND was.version = s.version
    RETURNING s.version, to_jsonb(was) AS before`;
}

/** Puts the siblings off. One that is being changed at this moment is left: two answers never wait for each other. */
function holdSiblings(learnerId: bigint, waiting: Outcome['waiting'], until: Date): Prisma.Sql {
  if (waiting.length === 0) return Prisma.empty;
  return Prisma.sql`,
    waiting AS (
      SELECT s."cardId" FROM "ReviewState" s
      JOIN unnest(${waiting.map(({ cardId }) => cardId)}::int[], ${waiting.map(({ version }) => version)}::int[])
        AS seen("cardId", version) ON s."cardId" = seen."cardId" AND s.version = seen.version
      WHERE s."learnerId" = ${learnerId} FOR UPDATE OF s SKIP LOCKED
    ),
    held AS (
      UPDATE "ReviewState" s SET "showFrom" = ${until}, hold = 'sibling', "heldBy" = logged.id, version = s.version + 1
      FROM logged, waiting
      WHERE s."learnerId" = ${learnerId} AND s."cardId" = waiting."cardId"
    )`;
}
