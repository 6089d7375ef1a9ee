// Why a session has nothing more to show, and when it will.
import type { Database } from '../db/database.ts';
import { Prisma } from '../db/generated/client.ts';
import { clockOf, dayStart, learnerDay, nextDayStart } from '../learners/learner-day.ts';
import type { DailyLimits } from './queue.ts';
import { inScope, newCards, type Scope } from './scope.store.ts';
import type { StudySettings } from './study-settings.store.ts';

export type Nothing = {
  /**
   * `learning`: a card in learning comes back later today. `limit`: only the day's limits stand in the way. `done`: that
   * was all for today. `empty`: nothing will come, all is suspended or there is nothing.
   */
  nothing: 'learning' | 'limit' | 'done' | 'empty';
  /** When the next card of the scope comes; null when none will. */
  nextAt: Date | null;
  limitReached: { newCards: boolean; reviews: boolean };
};

/** For a scope without a next card; `reviewsDue` counts its reviews of today. */
export async function whyNothing(
  db: Database,
  learner: StudySettings,
  scope: Scope,
  now: Date,
  { limits, reviewsDue }: { limits: DailyLimits; reviewsDue: number },
): Promise<Nothing> {
  const clock = clockOf(learner);
  const tomorrow = nextDayStart(now, clock);
  const waits = await whatWaits(db, learner, scope, dayStart(learnerDay(now, clock), clock), tomorrow);
  const limitReached = {
    newCards: waits.newToday && limits.newCards === 0,
    reviews: reviewsDue > 0 && limits.reviews === 0,
  };
  const limited = limitReached.newCards || limitReached.reviews;
  const review = waits.review && dayStart(learnerDay(waits.review, clock), clock); // reviews come with their learner day
  const nextAt = earliest([waits.learning, review, limited || waits.newLater ? tomorrow : null]);
  if (waits.learning && waits.learning < tomorrow) return { nothing: 'learning', nextAt, limitReached };
  if (limited) return { nothing: 'limit', nextAt, limitReached };
  return { nothing: nextAt ? 'done' : 'empty', nextAt, limitReached };
}

type Waits = {
  learning: Date | null;
  /** The first review of a day to come. */
  review: Date | null;
  /** New cards that could come today, but for the limit. */
  newToday: boolean;
  /** New cards at all. */
  newLater: boolean;
};

async function whatWaits(
  db: Database,
  { id }: StudySettings,
  scope: Scope,
  from: Date,
  tomorrow: Date,
): Promise<Waits> {
  const first = Prisma.sql`SELECT min(s."showFrom") FROM "ReviewState" s JOIN "Card" c ON c.id = s."cardId"
    WHERE s."learnerId" = ${id} AND NOT s.suspended AND ${inScope(scope)}`;
  const begun = Prisma.sql`SELECT "cardId", false AS pulled FROM "ReviewState"
    WHERE "learnerId" = ${id} AND phase = 'new' AND NOT suspended AND "showFrom" < ${tomorrow}`;
  const rows = await db.$queryRaw<Waits[]>`
    SELECT
      (${first} AND s.phase IN ('learning', 'relearning')) AS learning,
      (${first} AND s.phase = 'review' AND s."showFrom" >= ${tomorrow}) AS review,
      EXISTS (${newCards(id, { scope, rank: Prisma.sql`0`, from, begun })}) AS "newToday",
      EXISTS (
        SELECT FROM "Card" c LEFT JOIN "ReviewState" s ON s."learnerId" = ${id} AND s."cardId" = c.id
        WHERE ${inScope(scope)} AND (s."cardId" IS NULL OR (s.phase = 'new' AND NOT s.suspended))
      ) AS "newLater"`;
  return rows[0]!;
}

function earliest(moments: (Date | null)[]): Date | null {
  const known = moments.filter((moment) => moment !== null);
  return known.length > 0 ? new Date(Math.min(...known.map((moment) => moment.getTime()))) : null;
}
