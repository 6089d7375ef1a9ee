// A learner's days to come, played through: which cards come when, which are forgotten, what is known at the end.
import { type FSRS, fsrs } from 'ts-fsrs';
import type { FsrsParameters } from '../../study/schedule.ts';
import { calibrated } from './calibration.ts';

/** A card as it stands today. Days count from today, which is 0. */
export type CourseCard = {
  /** Null: never answered. */
  memory: { stability: number; difficulty: number; lastDay: number } | null;
  /** The day on which the queue shows it, 0 when that is past; null for a card never answered. */
  comes: number | null;
};

export type CoursePlan = {
  parameters: FsrsParameters;
  /** Desired retention, .80 to .95. */
  retention: number;
  /** By what the odds of knowing a card differ from those that FSRS gives. */
  odds: number;
  reviewsPerDay: number;
  /** New cards on a day; they come in the order of the cards. */
  newCards(day: number): number;
  days: number;
};

/** How a day may go, as a mean over many courses. */
export type CourseDay = {
  /** Reviews that are scheduled already. */
  scheduled: number;
  /** Reviews of cards that come again by then. */
  again: number;
  newCards: number;
};

export type Course = {
  days: CourseDay[];
  /** The probability of knowing each card on the day after the last that FSRS gives, in the order given. */
  recall: number[];
};

/** First and last answer to a new card on its first day; it counts as met with Good. */
const GOOD = 3;
const AGAIN = 1;

/** Plays the course `times` times with chance from `random` (0 to 1) and gives the means. */
export function playCourse(cards: CourseCard[], plan: CoursePlan, random: () => number, times: number): Course {
  const days: CourseDay[] = Array.from({ length: plan.days }, () => ({ scheduled: 0, again: 0, newCards: 0 }));
  const recall: number[] = cards.map(() => 0);
  const algorithm = fsrs({ w: plan.parameters, request_retention: plan.retention, enable_fuzz: false });
  for (let time = 0; time < times; time++) playOnce(cards, plan, algorithm, random, { days, recall });
  return {
    days: days.map((day) => ({
      scheduled: day.scheduled / times,
      again: day.again / times,
      newCards: day.newCards / times,
    })),
    recall: recall.map((sum) => sum / times),
  };
}

/** What is known on a day to come if nothing more is answered until then; 0 for a card never answered. */
export function recallWithout(card: CourseCard, day: number, parameters: FsrsParameters): number {
  return card.memory ? recallAt(fsrs({ w: parameters }), card.memory, day) : 0;
}

/** Numbers between 0 and 1 that are the same for the same seed, so that a figure looked at twice is the same. */
export function seeded(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

type Memory = NonNullable<CourseCard['memory']>;
type Waiting = { place: number; first: boolean };

function playOnce(cards: CourseCard[], plan: CoursePlan, algorithm: FSRS, random: () => number, sums: Course): void {
  const memories = cards.map(({ memory }) => memory);
  const waiting: Waiting[][] = Array.from({ length: plan.days }, () => []);
  const unseen: number[] = [];
  for (const [place, { memory, comes }] of cards.entries()) {
    if (!memory) unseen.push(place);
    else if (comes !== null) waiting[Math.max(0, comes)]?.push({ place, first: true });
  }
  const later = (place: number, memory: Memory): void => {
    memories[place] = memory;
    const interval = Math.max(1, algorithm.next_interval(memory.stability, 0));
    waiting[memory.lastDay + interval]?.push({ place, first: false });
  };
  for (let day = 0; day < plan.days; day++) {
    const due = mostForgottenFirst(waiting[day]!, memories, day);
    waiting[day + 1]?.push(...due.slice(plan.reviewsPerDay));
    for (const { place, first } of due.slice(0, plan.reviewsPerDay)) {
      sums.days[day]![first ? 'scheduled' : 'again']++;
      const memory = memories[place]!;
      const known = random() < calibrated(recallAt(algorithm, memory, day), plan.odds);
      later(place, afterReview(algorithm, memory, day, known));
    }
    for (const place of unseen.splice(0, plan.newCards(day))) {
      sums.days[day]!.newCards++;
      later(place, { ...met(algorithm), lastDay: day });
    }
  }
  for (const [place, memory] of memories.entries()) {
    if (memory) sums.recall[place]! += recallAt(algorithm, memory, plan.days);
  }
}

function mostForgottenFirst(due: Waiting[], memories: (Memory | null)[], day: number): Waiting[] {
  const forgotten = ({ place }: Waiting) => (day - memories[place]!.lastDay) / memories[place]!.stability;
  return due.toSorted((one, other) => forgotten(other) - forgotten(one));
}

/** A card that was forgotten is learned again on the same day. */
function afterReview(algorithm: FSRS, memory: Memory, day: number, known: boolean): Memory {
  const elapsed = Math.max(0, day - memory.lastDay);
  if (known) return { ...algorithm.next_state(memory, elapsed, GOOD), lastDay: day };
  const forgotten = algorithm.next_state(memory, elapsed, AGAIN);
  return { ...algorithm.next_state(forgotten, 0, GOOD), lastDay: day };
}

function met(algorithm: FSRS): { stability: number; difficulty: number } {
  return algorithm.next_state(algorithm.next_state(null, 0, GOOD), 0, GOOD);
}

function recallAt(algorithm: FSRS, { stability, lastDay }: Memory, day: number): number {
  return algorithm.forgetting_curve(Math.max(0, day - lastDay), stability);
}
