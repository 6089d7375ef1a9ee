// For tests: a learner's rows, and the queue's rules written a second time, over plain rows.
import type { Database } from '../db/database.ts';
import type { Card, Review, ReviewState, StudyDay } from '../db/generated/client.ts';
import { learnerDay, nextDayStart } from '../learners/learner-day.ts';
import { nextCard } from './queue.store.ts';

const CLOCK = { zone: 'America/Los_Angeles', dayStartsAt: 240 };
const NEW_PER_DAY = 3;
const REVIEWS_PER_DAY = 3;

export type Rows = { states: ReviewState[]; reviews: Review[]; days: StudyDay[]; groups: Map<number, string | null> };

export async function rowsOf(
  db: Database,
  { learnerId, deckId }: { learnerId: bigint; deckId: number },
): Promise<Rows> {
  const cards: Card[] = await db.card.findMany({ where: { deckId } });
  return {
    states: await db.reviewState.findMany({ where: { learnerId }, orderBy: { cardId: 'asc' } }),
    reviews: await db.review.findMany({ where: { learnerId, undoneAt: null }, orderBy: { id: 'asc' } }),
    days: await db.studyDay.findMany({ where: { learnerId }, orderBy: { day: 'asc' } }),
    groups: new Map(cards.map(({ id, siblingGroup }) => [id, siblingGroup])),
  };
}

export async function shownNext(
  db: Database,
  { learnerId, deckId }: { learnerId: bigint; deckId: number },
  now: Date,
): Promise<{ cardId: number | null; version: number }> {
  const next = await nextCard(db, { learnerId, session: { deckId, chapters: [] }, now });
  return next.nothing === null ? { cardId: next.card.id, version: next.version } : { cardId: null, version: 0 };
}

/** The id of the card that the rules call next; `cards` are in the guide's order. */
export function expectedNext({ states, reviews, groups }: Rows, cards: number[], now: Date): number | null {
  const tomorrow = nextDayStart(now, CLOCK);
  const today = reviews.filter(({ reviewedAt }) => learnerDay(reviewedAt, CLOCK) === learnerDay(now, CLOCK));
  const answeredGroups = today.map(({ cardId }) => groups.get(cardId)).filter((group) => group !== null);
  const open = states.filter(({ suspended }) => !suspended);
  const learning = open
    .filter(({ phase }) => phase === 'learning' || phase === 'relearning')
    .sort((one, other) => one.showFrom.getTime() - other.showFrom.getTime() || one.cardId - other.cardId);
  if (learning[0] && learning[0].showFrom <= now) return learning[0].cardId;

  const forgotten = (state: ReviewState) => (now.getTime() - state.lastReview!.getTime()) / state.stability;
  const [review] = open
    .filter(({ phase, showFrom }) => phase === 'review' && showFrom < tomorrow)
    .sort((one, other) => forgotten(other) - forgotten(one) || one.cardId - other.cardId);
  const reviewed = today.filter(({ phaseBefore }) => phaseBefore === 'review').length;
  if (review && reviewed < REVIEWS_PER_DAY) return review.cardId;

  const fresh = cards.find((id) => {
    const state = states.find(({ cardId }) => cardId === id);
    const isNew = !state || (state.phase === 'new' && !state.suspended && state.showFrom < tomorrow);
    return isNew && !answeredGroups.includes(groups.get(id) ?? '');
  });
  const introduced = today.filter(({ phaseBefore }) => phaseBefore === 'new').length;
  if (fresh !== undefined && introduced < NEW_PER_DAY) return fresh;

  const ahead = learning[0] && learning[0].showFrom.getTime() <= now.getTime() + 20 * 60_000;
  return ahead ? learning[0]!.cardId : null;
}

/**
 * States as a learner would notice them at a moment: without versions, without rows of new cards, and without holds whose
 * time has come, since such a card is shown like any other.
 */
export function normalised({ states }: Rows, now: Date) {
  const tomorrow = nextDayStart(now, CLOCK);
  return states
    .filter(({ phase, suspended, hold }) => phase !== 'new' || suspended || hold !== null)
    .map(({ version: _, ...state }) =>
      state.hold !== null && state.hold !== 'sibling' && state.showFrom < tomorrow
        ? { ...state, hold: null, showFrom: state.due }
        : state,
    );
}
