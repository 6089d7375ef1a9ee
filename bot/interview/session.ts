// The state of an interview, what can happen to it, and what is to be done then. The rules of its course: course.ts.
import type { Assessment, UngradedReason } from '../grading/assessment.ts';
import type { Plan } from './plan.ts';
import { newClock, type SessionClock } from './session-clock.ts';

/**
 * `ready`: not begun. `asking`: the learner thinks, the clock runs. `ungraded`: grading failed; retry, or go on without.
 * `judging`: a group's observers give their verdicts. `between`: the verdict is there to be read, the clock stands.
 */
export const PHASES = ['ready', 'asking', 'grading', 'ungraded', 'judging', 'between', 'ended'] as const;
export type Phase = (typeof PHASES)[number];

/** One thing asked, and what was answered to it. */
export type Part = {
  /** Null for the question itself, else the criterion whose follow-up it is. */
  asks: string | null;
  answer: string | null;
};

export type Turn = {
  parts: Part[];
  /** The criteria that hints pointed at. */
  hints: string[];
  /** How often grading was asked for; a result of an earlier attempt counts for nothing. */
  attempts: number;
  /** Why the last attempt gave no grade; null once one did. */
  failure: UngradedReason | null;
  /** The question's time box is over: what is there is graded, nothing further is asked. */
  boxOver: boolean;
  /** Of all that was said to the question so far. */
  assessment: Assessment | null;
  result: 'open' | 'graded' | 'skipped' | 'unanswered' | 'ungraded';
};

export type Session = {
  phase: Phase;
  paused: boolean;
  /** The current question, from 0. */
  at: number;
  /** One for each question that was asked. */
  turns: Turn[];
  clock: SessionClock;
  /** Why it ends as soon as what is there is graded. */
  ending: 'time' | 'stop' | null;
};

/** Questions and parts count from 0. An event about another question, part or attempt than the current one is stale. */
export type Event =
  | { type: 'begin' }
  | { type: 'answer'; question: number; part: number; text: string }
  /** `hints`: how many were given before. */
  | { type: 'hint'; question: number; hints: number }
  | { type: 'skip'; question: number; part: number }
  | { type: 'graded'; question: number; attempt: number; assessment: Assessment }
  | { type: 'ungraded'; question: number; attempt: number; reason: UngradedReason }
  | { type: 'retry' | 'goOn'; question: number; attempt: number }
  | { type: 'reveal' | 'next'; question: number }
  | { type: 'pause' | 'resume' | 'warn' }
  /** `draft`: what was said and not handed in yet. */
  | { type: 'timeUp' | 'stop'; draft: string | null };

/** What is to be done or said after an event. */
export type Effect =
  | { do: 'intro' | 'paused' | 'resumed' | 'warn' | 'report' }
  | { do: 'ask' | 'collecting'; question: number; part: number }
  | { do: 'grade'; question: number; attempt: number }
  | { do: 'ungraded'; question: number; attempt: number; reason: UngradedReason }
  /** `judged`: an observer gave a verdict; the candidate is told how many have. */
  | { do: 'judge' | 'judged' | 'verdict' | 'skipped' | 'timeUp'; question: number };

/** `stale`: done already, or about something that is over. `paused`: resume first. `over`: the interview has ended. */
export type Refusal = 'stale' | 'paused' | 'over' | 'no hints';

export type Step = { session: Session; effects: Effect[] } | { refused: Refusal };

export function newSession(plan: Plan): Session {
  const clock = newClock(plan.questions[0]?.minutes ?? plan.minutes);
  return { phase: 'ready', paused: false, at: 0, turns: [], clock, ending: null };
}
