// A backlog of reviews is spread over days to come, never dumped on one.
import type { Hold } from '../db/generated/enums.ts';
import { retrievability } from './schedule.ts';

/** A review of today, or one that an earlier spreading put off. */
export type WaitingReview = {
  cardId: number;
  due: Date;
  showFrom: Date;
  hold: Hold | null;
  stability: number;
  lastReview: Date | null;
  /** True when it must not come today in any case: a sibling was answered today. */
  notToday: boolean;
};

/** Where a card moves: `spread` puts it off to the start of a day, null takes that back. */
export type Move = { cardId: number; showFrom: Date; hold: 'spread' | null };

export type SpreadPlan = {
  now: Date;
  /** Reviews that still fit into today. */
  roomToday: number;
  /** Reviews a day. */
  limit: number;
  /** The days after today in order: when they start, and how many reviews come on them anyway. Those beyond are empty. */
  days: { start: Date; reviews: number }[];
};

/**
 * Keeps today's room for the reviews least likely to be known still, and moves the rest to the first days to come with
 * room, so that none holds more than the limit, unless it does anyway. Only what changes is given back; `due` never does.
 * @throws RangeError when the plan has too few days.
 */
export function spread(reviews: WaitingReview[], plan: SpreadPlan): Move[] {
  const moves: Move[] = [];
  const days = plan.days.map(({ start, reviews }) => ({ start, room: Math.max(0, plan.limit - reviews) }));
  const tomorrow = plan.days[0]?.start;
  let roomToday = plan.roomToday;
  for (const review of byNeed(reviews, plan.now)) {
    if (roomToday > 0 && !review.notToday) {
      roomToday--;
      if (review.hold === 'spread' && tomorrow && review.showFrom >= tomorrow) {
        moves.push({ cardId: review.cardId, showFrom: review.due, hold: null });
      }
      continue;
    }
    const day = days.find(({ room }) => room > 0);
    if (!day) throw new RangeError('the plan has too few days for its reviews');
    day.room--;
    if (review.showFrom.getTime() !== day.start.getTime() || review.hold !== 'spread') {
      moves.push({ cardId: review.cardId, showFrom: day.start, hold: 'spread' });
    }
  }
  return moves;
}

/** Days that certainly suffice for so many reviews, if so many others come on days to come anyway. */
export function daysNeeded(reviews: number, others: number, limit: number): number {
  return Math.ceil((reviews + others) / limit) + 1;
}

function byNeed(reviews: WaitingReview[], now: Date): WaitingReview[] {
  return reviews
    .map((review) => ({ review, known: retrievability(review, now) }))
    .sort((one, other) => one.known - other.known || one.review.cardId - other.review.cardId)
    .map(({ review }) => review);
}
