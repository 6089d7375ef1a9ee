// Fits FSRS's parameters to a learner's answers with the optimizer of the FSRS project. Seconds of work: not for the main thread.
import { computeParameters, FSRSBindingItem, FSRSBindingReview } from '@open-spaced-repetition/binding';
import type { FsrsParameters } from '../../study/schedule.ts';
import { daysApart, type LoggedAnswer } from './replay.ts';

/** How often the optimizer looks whether it is done, in milliseconds; no deadline. */
const POLL_MS = 10;

/** The parameters that explain the answers best, card by card. With too few answers it gives the defaults. */
export function fitted(cards: LoggedAnswer[][]): Promise<FsrsParameters> {
  const items = cards.flatMap(itemsOf);
  return computeParameters(items, { enableShortTerm: true, numRelearningSteps: 1, timeout: POLL_MS });
}

/** For each review a day or more after the one before, the card's history up to it. */
function itemsOf(answers: LoggedAnswer[]): FSRSBindingItem[] {
  const days = daysApart(answers);
  const reviews = answers.map(({ rating }, place) => new FSRSBindingReview(rating, days[place]!));
  return reviews.flatMap((_, place) => (days[place]! > 0 ? [new FSRSBindingItem(reviews.slice(0, place + 1))] : []));
}
