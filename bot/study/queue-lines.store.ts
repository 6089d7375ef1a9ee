// The three lines that wait for a learner, as the database sees them.
import type { Database } from '../db/database.ts';
import { Prisma } from '../db/generated/client.ts';
import { rowsOf } from '../db/rows.ts';
import { clockOf, dayOfDate, dayStart, learnerDay, nextDayStart } from '../learners/learner-day.ts';
import { newCardOrder } from './interview-plan.ts';
import { type Heads, LEARNING_AHEAD_MS } from './queue.ts';
import { inScope, newCards, type Scope } from './scope.store.ts';
import type { StudySettings } from './study-settings.store.ts';

/** The heads of the lines, by card id, and their lengths. */
export type Lines = {
  /** Counted today already, over all decks. */
  newCards: number;
  reviews: number;
  learning: number | null;
  learningFrom: Date | null;
  learningCount: number;
  review: number | null;
  reviewCount: number;
  newCard: number | null;
  /** New cards of different groups of siblings: what today can bring at most. */
  newCount: number;
};

export async function linesOf(db: Database, learner: StudySettings, scope: Scope, now: Date): Promise<Lines> {
  const [lines] = await rowsOf<Lines>(db)`${linesQuery(learner, scope, now)} SELECT * FROM lines`;
  return lines!;
}

/** Of the lines `touched` and `untouched`. Of each group of siblings the first new card alone counts. */
const HEADS_AND_LENGTHS = Prisma.sql`
  first AS (
    SELECT DISTINCT ON (coalesce("siblingGroup", id::text)) id, rank, pulled FROM untouched
    ORDER BY coalesce("siblingGroup", id::text), pulled DESC, rank
  ),
  lines AS (
    SELECT done.*,
      (SELECT "cardId" FROM touched WHERE learning ORDER BY "showFrom", "cardId" LIMIT 1) AS learning,
      (SELECT min("showFrom") FROM touched WHERE learning) AS "learningFrom",
      (SELECT count(*)::int FROM touched WHERE learning) AS "learningCount",
      (
        SELECT "cardId" FROM touched WHERE NOT learning
        ORDER BY pulled DESC, forgotten DESC NULLS LAST, "cardId" LIMIT 1
      ) AS review,
      (SELECT count(*)::int FROM touched WHERE NOT learning) AS "reviewCount",
      (SELECT id FROM first ORDER BY pulled DESC, rank, id LIMIT 1) AS "newCard",
      (SELECT count(*)::int FROM first) AS "newCount"
    FROM done
  )`;

/**
 * A WITH clause whose last part, `lines`, is the one row. It reads the learner's rows of today and the deck's cards, so it
 * does not grow with the tables.
 */
export function linesQuery(learner: StudySettings, scope: Scope, now: Date): Prisma.Sql {
  const clock = clockOf(learner);
  const today = learnerDay(now, clock);
  const tomorrow = nextDayStart(now, clock);
  const interviewDate = learner.interviewDate && dayOfDate(learner.interviewDate);
  const rank = Prisma.raw(`c."${newCardOrder(today, interviewDate)}"`);
  const begun = Prisma.sql`SELECT "cardId", pulled FROM waiting WHERE phase = 'new' AND "showFrom" < ${tomorrow}`;
  const horizon = new Date(Math.max(tomorrow.getTime(), now.getTime() + LEARNING_AHEAD_MS + 1));
  return Prisma.sql`
    WITH done AS (
      SELECT coalesce(max("newCards"), 0) AS "newCards", coalesce(max(reviews), 0) AS reviews
      FROM "StudyDay" WHERE "learnerId" = ${learner.id} AND day = ${today}::date
    ),
    waiting AS (
      SELECT s."cardId", s.phase, s."showFrom", s.hold IS NOT DISTINCT FROM 'interview' AS pulled,
        extract(epoch FROM ${now}::timestamptz - s."lastReview") / nullif(s.stability, 0) AS forgotten
      FROM "ReviewState" s
      WHERE s."learnerId" = ${learner.id} AND s."showFrom" < ${horizon} AND NOT s.suspended
        AND (s.phase <> 'review' OR s."showFrom" < ${tomorrow})
    ),
    touched AS (
      SELECT s."cardId", s.phase <> 'review' AS learning, s."showFrom", s.pulled, s.forgotten
      FROM waiting s JOIN "Card" c ON c.id = s."cardId" WHERE s.phase <> 'new' AND ${inScope(scope)}
    ),
    untouched AS (${newCards(learner.id, { scope, rank, from: dayStart(today, clock), begun })}
      AND ${learner.newPerDay} > (SELECT "newCards" FROM done)
    ),
    ${HEADS_AND_LENGTHS}`;
}

export function headsOf({ learning, learningFrom, review, newCard }: Lines): Heads {
  return { learning: learning && learningFrom ? { cardId: learning, showFrom: learningFrom } : null, review, newCard };
}
