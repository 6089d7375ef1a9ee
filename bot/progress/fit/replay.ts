// What FSRS would know of a card if it had used other parameters from the first answer on.
import { type FSRS, type FSRSState, fsrs } from 'ts-fsrs';
import type { FsrsParameters, Rating } from '../../study/schedule.ts';

/** One answer to a card, on a learner day counted from any day that all answers share. */
export type LoggedAnswer = { rating: Rating; day: number };

export type Memory = { stability: number; difficulty: number };

/** A review that came at least a learner day after the answer before it. */
export type SpacedReview = {
  /** The probability of knowing it that FSRS gives. */
  predicted: number;
  /** Any answer but Again. */
  known: boolean;
  day: number;
};

export type Replay = {
  /** What was known of the card before each answer; null before the first. */
  before: (Memory | null)[];
  /** What is known after the last one. */
  after: Memory | null;
  spaced: SpacedReview[];
};

/** Replays the answers to one card, in the order given; a day before the last one counts as the same day. */
export function replay(answers: LoggedAnswer[], parameters: FsrsParameters): Replay {
  return replayWith(fsrs({ w: parameters }), answers);
}

/** All reviews of the cards that came at least a learner day after the answer before, as the parameters predict them. */
export function predictions(cards: LoggedAnswer[][], parameters: FsrsParameters): SpacedReview[] {
  const algorithm = fsrs({ w: parameters });
  return cards.flatMap((answers) => replayWith(algorithm, answers).spaced);
}

/** Reviews that came at least a learner day after the answer before: what parameters can be fitted to. */
export function spacedReviews(cards: LoggedAnswer[][]): number {
  return cards.reduce((sum, answers) => sum + daysApart(answers).filter((days) => days > 0).length, 0);
}

/** Days since the answer before, for each answer; 0 for the first. */
export function daysApart(answers: LoggedAnswer[]): number[] {
  return answers.map(({ day }, place) => (place === 0 ? 0 : Math.max(0, day - answers[place - 1]!.day)));
}

function replayWith(algorithm: FSRS, answers: LoggedAnswer[]): Replay {
  const before: Replay['before'] = [];
  const spaced: SpacedReview[] = [];
  const days = daysApart(answers);
  let memory: FSRSState | null = null;
  for (const [place, { rating, day }] of answers.entries()) {
    const elapsed = days[place]!;
    before.push(memory);
    if (memory && elapsed > 0) {
      spaced.push({ predicted: algorithm.forgetting_curve(elapsed, memory.stability), known: rating > 1, day });
    }
    memory = algorithm.next_state(memory, elapsed, rating);
  }
  return { before, after: memory, spaced };
}
