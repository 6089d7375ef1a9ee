// What a course of days to come begins with.
import type { Database } from '../db/database.ts';
import type { Learner } from '../db/generated/client.ts';
import { clockOf, dateOfDay, dayOfDate, learnerDay } from '../learners/learner-day.ts';
import { newCardOrder } from '../study/interview-plan.ts';
import { knownCards } from './cards.store.ts';
import type { ShownDeck } from './deck.store.ts';
import type { CourseCard } from './figures/course.ts';
import { courseCard, isNew, type KnownCard } from './figures/known-card.ts';

export type CourseInput = {
  /** Cards in the order in which new ones come, without suspended ones and without unmet ones outside the chapters studied. */
  cards: { card: KnownCard; course: CourseCard }[];
  /** New cards met today, over all decks. */
  newToday: number;
};

export async function courseInput(
  db: Database,
  { learner, deck, now, allDecks }: { learner: Learner; deck: ShownDeck; now: Date; allDecks: boolean },
): Promise<CourseInput> {
  const clock = clockOf(learner);
  const today = learnerDay(now, clock);
  const interviewDate = learner.interviewDate && dayOfDate(learner.interviewDate);
  const rank = newCardOrder(today, interviewDate);
  const [known, done] = await Promise.all([
    knownCards(db, { learnerId: learner.id, deckId: deck.id, allDecks }),
    db.studyDay.findUnique({ where: { learnerId_day: { learnerId: learner.id, day: dateOfDay(today) } } }),
  ]);
  const studied = (card: KnownCard) =>
    deck.chapters.length === 0 || deck.chapters.includes(card.chapter) || (allDecks && !isNew(card));
  const cards = known
    .filter((card) => !card.state?.suspended && studied(card))
    .sort((one, other) => one[rank] - other[rank] || one.cardId - other.cardId)
    .map((card) => ({ card, course: courseCard(card, today, clock) }));
  return { cards, newToday: done?.newCards ?? 0 };
}
