import type { Database } from '../db/database.ts';
import { type Learner, Prisma } from '../db/generated/client.ts';
import { clockOf, dateOfDay, dayOfDate, dayStart, learnerDay, nextDayStart } from '../learners/learner-day.ts';
import { newCardOrder } from './interview-plan.ts';
import { type Heads, LEARNING_AHEAD_MS } from './queue.ts';
import { inScope, newCards, type Scope } from './scope.store.ts';

/** The three lines that wait for a learner: their heads, by card id, and lengths. */
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

/** One query. It reads the learner's rows of today and the deck's cards, so it does not grow with the tables. */
export async function linesOf(db: Database, learner: Learner, scope: Scope, now: Date): Promise<Lines> {
  const clock = clockOf(learner);
  const today = learnerDay(now, clock);
  const tomorrow = nextDayStart(now, clock);
  const interviewDate = learner.interviewDate && dayOfDate(learner.interviewDate);
  const rank = Prisma.raw(`c."${newCardOrder(today, interviewDate)}"`);
  const horizon = new Date(Math.max(tomorrow.getTime(), now.getTime() + LEARNING_AHEAD_MS + 1));
  const rows = await db.$queryRaw<Lines[]>`
    WITH done AS (
      SELECT coalesce(max("newCards"), 0) AS "newCards", coalesce(max(reviews), 0) AS reviews
      FROM "StudyDay" WHERE "learnerId" = ${learner.id} AND day = ${dateOfDay(today)}::date
    ),
    touched AS (
      SELECT s."cardId", s.phase <> 'review' AS learning, s."showFrom", s.hold IS NOT DISTINCT FROM 'interview' AS pulled,
        extract(epoch FROM ${now}::timestamptz - s."lastReview") / nullif(s.stability, 0) AS forgotten
      FROM "ReviewState" s JOIN "Card" c ON c.id = s."cardId"
      WHERE s."learnerId" = ${learner.id} AND s."showFrom" < ${horizon} AND s.phase <> 'new' AND NOT s.suspended
        AND (s.phase <> 'review' OR s."showFrom" < ${tomorrow}) AND ${inScope(scope)}
    ),
    untouched AS (${newCards(learner.id, scope, rank, dayStart(today, clock), tomorrow)}
      AND ${learner.newPerDay} > (SELECT "newCards" FROM done)
    ),
    first AS (
      SELECT DISTINCT ON (coalesce("siblingGroup", id::text)) id, rank, pulled FROM untouched
      ORDER BY coalesce("siblingGroup", id::text), pulled DESC, rank
    )
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
    FROM done`;
  return rows[0]!;
}

export function headsOf({ learning, learningFrom, review, newCard }: Lines): Heads {
  return { learning: learning && learningFrom ? { cardId: learning, showFrom: learningFrom } : null, review, newCard };
}
