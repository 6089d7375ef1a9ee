// Which card comes next. Due learning cards first, then reviews, then new ones, then learning cards that are nearly due.

/** A learning card may come this much early when nothing else is left, since nothing wakes a session. */
export const LEARNING_AHEAD_MS = 20 * 60_000;

export type Why = 'learning' | 'review' | 'new' | 'ahead';

/** How many more cards today, over all decks. Learning cards know no limit. */
export type DailyLimits = { newCards: number; reviews: number };

export function limitsLeft(
  settings: { newPerDay: number; reviewsPerDay: number },
  today: { newCards: number; reviews: number },
): DailyLimits {
  return {
    newCards: Math.max(0, settings.newPerDay - today.newCards),
    reviews: Math.max(0, settings.reviewsPerDay - today.reviews),
  };
}

/** The first card of each line that waits, by id; null for an empty line. */
export type Heads = {
  /** The learning card that has been due longest, or comes due next. */
  learning: { cardId: number; showFrom: Date } | null;
  /** The review of today with the lowest retrievability. */
  review: number | null;
  /** The first new card without a sibling answered today. */
  newCard: number | null;
};

export function chooseNext(heads: Heads, limits: DailyLimits, now: Date): { cardId: number; why: Why } | null {
  const { learning, review, newCard } = heads;
  if (learning && learning.showFrom <= now) return { cardId: learning.cardId, why: 'learning' };
  if (review !== null && limits.reviews > 0) return { cardId: review, why: 'review' };
  if (newCard !== null && limits.newCards > 0) return { cardId: newCard, why: 'new' };
  if (learning && learning.showFrom.getTime() <= now.getTime() + LEARNING_AHEAD_MS) {
    return { cardId: learning.cardId, why: 'ahead' };
  }
  return null;
}
