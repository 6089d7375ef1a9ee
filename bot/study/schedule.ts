// When a card comes again: FSRS-6, counted in the learner's days.
import { type Card, default_w, type FSRS, forgetting_curve, fsrs, type Grade, State } from 'ts-fsrs';
import type { Phase } from '../db/generated/enums.ts';
import { fromLearnerTime, type LearnerClock, toLearnerTime } from '../learners/learner-day.ts';

/** 1 Again, 2 Hard, 3 Good, 4 Easy. */
export type Rating = 1 | 2 | 3 | 4;
export const RATINGS: readonly Rating[] = [1, 2, 3, 4];

/** What FSRS knows about a card: the columns of a review state that an answer computes. */
export type CardState = {
  phase: Phase;
  due: Date;
  stability: number;
  difficulty: number;
  /** Days, 0 while learning. */
  scheduledDays: number;
  learningSteps: number;
  reps: number;
  lapses: number;
  lastReview: Date | null;
};

/** The state after an answer. The queue shows the card from its due on, until something puts it off. */
export type NextState = CardState & { showFrom: Date; lastReview: Date };

/** FSRS-6's 21 numbers. */
export type FsrsParameters = readonly number[];
export const DEFAULT_PARAMETERS: FsrsParameters = default_w;

const MINUTE_MS = 60_000;
const DAY_MS = 24 * 60 * MINUTE_MS;
const STATES: Record<Phase, State> = {
  new: State.New,
  learning: State.Learning,
  review: State.Review,
  relearning: State.Relearning,
};
const PHASES: readonly Phase[] = ['new', 'learning', 'review', 'relearning'];

/**
 * The state after an answer. `state` is null for a card never answered; `retention` is the desired one, .80 to .95,
 * and `parameters` are the learner's. No fuzz: the interval on the button is the interval given. A card in learning is due
 * to the minute; one in review is due on a learner day, at the local time of the answer. An answer dated before the last
 * one counts as given with it.
 */
export function afterAnswer(
  state: CardState | null,
  rating: Rating,
  now: Date,
  clock: LearnerClock,
  retention: number,
  parameters: FsrsParameters = DEFAULT_PARAMETERS,
): NextState {
  const answered = answeredAt(state, now);
  const learnerNow = toLearnerTime(answered, clock);
  const { card } = scheduler(retention, parameters).next(asFsrs(state, learnerNow, clock), learnerNow, rating as Grade);
  const phase = PHASES[card.state] ?? 'new';
  const due =
    phase === 'review'
      ? fromLearnerTime(card.due, clock)
      : new Date(answered.getTime() + card.due.getTime() - learnerNow.getTime());
  return {
    phase,
    due,
    showFrom: due,
    stability: card.stability,
    difficulty: card.difficulty,
    scheduledDays: card.scheduled_days,
    learningSteps: card.learning_steps,
    reps: card.reps,
    lapses: card.lapses,
    lastReview: answered,
  };
}

/** The learner's own parameters, or the defaults where they have none. */
export function parametersOf({ fsrsParameters }: { fsrsParameters: number[] }): FsrsParameters {
  return fsrsParameters.length > 0 ? fsrsParameters : DEFAULT_PARAMETERS;
}

/** How long until the card comes again after each answer, in milliseconds; whole days once it is in review. */
export function intervals(
  state: CardState | null,
  now: Date,
  clock: LearnerClock,
  retention: number,
  parameters: FsrsParameters = DEFAULT_PARAMETERS,
): Record<Rating, number> {
  const answered = answeredAt(state, now);
  const learnerNow = toLearnerTime(answered, clock);
  const after = scheduler(retention, parameters).repeat(asFsrs(state, learnerNow, clock), learnerNow);
  const until = ({ card }: { card: Card }): number =>
    card.state === State.Review ? card.scheduled_days * DAY_MS : card.due.getTime() - learnerNow.getTime();
  return { 1: until(after[1]), 2: until(after[2]), 3: until(after[3]), 4: until(after[4]) };
}

/** An interval as a button shows it: `10m`, `5h`, `1d`, `2.1mo`, `1.5y`. */
export function intervalLabel(ms: number): string {
  const days = ms / DAY_MS;
  if (ms < 60 * MINUTE_MS) return `${Math.max(1, Math.round(ms / MINUTE_MS))}m`;
  if (days < 1) return `${Math.round(days * 24)}h`;
  if (days < 30.5) return `${Math.round(days)}d`;
  if (days < 365) return `${tenths(days / 30.4375)}mo`;
  return `${tenths(days / 365.25)}y`;
}

/** The probability that the card is still known, by FSRS's forgetting curve over the time since the last answer; 0 for a new one. */
export function retrievability(
  state: Pick<CardState, 'stability' | 'lastReview'>,
  now: Date,
  parameters: FsrsParameters = DEFAULT_PARAMETERS,
): number {
  if (!state.lastReview || state.stability <= 0) return 0;
  const days = Math.max(0, now.getTime() - state.lastReview.getTime()) / DAY_MS;
  return forgetting_curve(parameters, days, state.stability);
}

function answeredAt(state: CardState | null, now: Date): Date {
  return state?.lastReview && state.lastReview > now ? state.lastReview : now;
}

function asFsrs(state: CardState | null, learnerNow: Date, clock: LearnerClock): Card {
  return {
    due: learnerNow, // only logged, never computed with
    stability: state?.stability ?? 0,
    difficulty: state?.difficulty ?? 0,
    elapsed_days: 0,
    scheduled_days: state?.scheduledDays ?? 0,
    learning_steps: state?.learningSteps ?? 0,
    reps: state?.reps ?? 0,
    lapses: state?.lapses ?? 0,
    state: STATES[state?.phase ?? 'new'],
    ...(state?.lastReview ? { last_review: toLearnerTime(state.lastReview, clock) } : {}),
  };
}

function scheduler(retention: number, parameters: FsrsParameters): FSRS {
  return fsrs({ request_retention: retention, enable_fuzz: false, w: parameters });
}

function tenths(value: number): string {
  return String(Math.round(value * 10) / 10);
}
