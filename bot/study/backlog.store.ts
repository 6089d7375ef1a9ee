import type { Database } from '../db/database.ts';
import { addDays, clockOf, dateOfDay, dayStart, type LearnerClock, learnerDay } from '../learners/learner-day.ts';
import { daysNeeded, type Move, type SpreadPlan, spread, type WaitingReview } from './backlog.ts';
import { inJoinedDeck } from './membership.store.ts';
import { limitsLeft } from './queue.ts';

/** How many reviews were put off to a later day, and how many put off earlier came back for today. */
export type Spreading = { putOff: number; broughtBack: number };

/**
 * Keeps today's reviews within the learner's limit: at the start of a session, and after the limit was changed. Changes
 * nothing while they are, so it may be called as often as one likes. Reviews put off earlier come back where today has room.
 */
export async function spreadBacklog(
  db: Database,
  { learnerId, now }: { learnerId: bigint; now: Date },
): Promise<Spreading> {
  const learner = await db.learner.findUniqueOrThrow({ where: { id: learnerId } });
  const clock = clockOf(learner);
  const today = learnerDay(now, clock);
  const tomorrow = dayStart(addDays(today, 1), clock);
  const waiting = await waitingReviews(db, learnerId, dayStart(today, clock), tomorrow);
  const done = await db.studyDay.findUnique({ where: { learnerId_day: { learnerId, day: dateOfDay(today) } } });
  const room = limitsLeft(learner, done ?? { newCards: 0, reviews: 0 }).reviews;
  const shown = waiting.filter(({ showFrom }) => showFrom < tomorrow).length;
  if (shown === room || (shown < room && shown === waiting.length)) return { putOff: 0, broughtBack: 0 };

  const others = await reviewsToCome(db, learnerId, tomorrow);
  const days = daysAhead(today, clock, daysNeeded(waiting.length, others.length, learner.reviewsPerDay), others);
  const moves = spread(waiting, { now, roomToday: room, limit: learner.reviewsPerDay, days });
  await move(db, learnerId, moves, waiting);
  const broughtBack = moves.filter(({ hold }) => hold === null).length;
  const before = new Map(waiting.map((review) => [review.cardId, review.showFrom]));
  const putOff = moves.filter(({ cardId, hold }) => hold === 'spread' && before.get(cardId)! < tomorrow).length;
  return { putOff, broughtBack };
}

type Waiting = WaitingReview & { version: number };

/** Reviews of today and those that were spread already, of all decks that the learner has joined. */
function waitingReviews(db: Database, learnerId: bigint, from: Date, tomorrow: Date): Promise<Waiting[]> {
  return db.$queryRaw<Waiting[]>`
    WITH answered AS (
      SELECT DISTINCT c."deckId", c."siblingGroup" FROM "Review" r JOIN "Card" c ON c.id = r."cardId"
      WHERE r."learnerId" = ${learnerId} AND r."reviewedAt" >= ${from} AND r."undoneAt" IS NULL
        AND c."siblingGroup" IS NOT NULL
    )
    SELECT s."cardId", s.due, s."showFrom", s.hold::text, s.stability, s."lastReview", s.version,
      answered."deckId" IS NOT NULL AND s."heldBy" IS NULL AND s."showFrom" >= ${tomorrow} AS "notToday"
    FROM "ReviewState" s JOIN "Card" c ON c.id = s."cardId"
    LEFT JOIN answered ON answered."deckId" = c."deckId" AND answered."siblingGroup" = c."siblingGroup"
    WHERE s."learnerId" = ${learnerId} AND s.phase = 'review' AND NOT s.suspended AND c."retiredAt" IS NULL
      AND ${inJoinedDeck(learnerId)} AND (s."showFrom" < ${tomorrow} OR s.hold = 'spread')
      AND s.hold IS DISTINCT FROM 'interview'`;
}

/** When the other reviews come that are not due yet, in order. */
async function reviewsToCome(db: Database, learnerId: bigint, tomorrow: Date): Promise<Date[]> {
  const others = await db.reviewState.findMany({
    where: {
      learnerId,
      phase: 'review',
      suspended: false,
      card: { retiredAt: null, deck: { members: { some: { learnerId } } } },
      showFrom: { gte: tomorrow },
      OR: [{ hold: null }, { hold: { not: 'spread' } }],
    },
    select: { showFrom: true },
    orderBy: { showFrom: 'asc' },
  });
  return others.map(({ showFrom }) => showFrom);
}

function daysAhead(today: string, clock: LearnerClock, count: number, others: Date[]): SpreadPlan['days'] {
  const starts = Array.from({ length: count + 1 }, (_, index) => dayStart(addDays(today, index + 1), clock));
  let place = 0;
  return starts.slice(0, count).map((start, index) => {
    const first = place;
    while (place < others.length && others[place]! < starts[index + 1]!) place++;
    return { start, reviews: place - first };
  });
}

/** Moves what has not been changed by something else in the meantime. */
async function move(db: Database, learnerId: bigint, moves: Move[], waiting: Waiting[]): Promise<void> {
  if (moves.length === 0) return;
  const versions = new Map(waiting.map(({ cardId, version }) => [cardId, version]));
  await db.$executeRaw`
    WITH moved AS (
      SELECT s."cardId", move."showFrom", move.spread
      FROM "ReviewState" s
      JOIN unnest(
        ${moves.map(({ cardId }) => cardId)}::int[],
        ${moves.map(({ cardId }) => versions.get(cardId)!)}::int[],
        ${moves.map(({ showFrom }) => showFrom)}::timestamptz[],
        ${moves.map(({ hold }) => hold === 'spread')}::boolean[]
      ) AS move("cardId", version, "showFrom", spread) ON s."cardId" = move."cardId" AND s.version = move.version
      WHERE s."learnerId" = ${learnerId} FOR UPDATE OF s SKIP LOCKED
    )
    UPDATE "ReviewState" s SET "showFrom" = moved."showFrom", version = s.version + 1,
      hold = CASE WHEN moved.spread THEN 'spread'::"Hold" END
    FROM moved WHERE s."learnerId" = ${learnerId} AND s."cardId" = moved."cardId"`;
}
