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
  /** A form for its answer was opened: there may be words in it that nobody has seen yet. */
  form: boolean;
};

/** A question and one of its parts, from 0. */
export type Spot = { question: number; part: number };

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
  | ({ type: 'answer'; text: string } & Spot)
  /** A form for an answer is opened. */
  | ({ type: 'form' } & Spot)
  /** `hints`: how many were given before. */
  | { type: 'hint'; question: number; hints: number }
  | ({ type: 'skip' } & Spot)
  | { type: 'graded'; question: number; attempt: number; assessment: Assessment }
  | { type: 'ungraded'; question: number; attempt: number; reason: UngradedReason }
  | { type: 'retry' | 'goOn'; question: number; attempt: number }
  | { type: 'reveal' | 'next'; question: number }
  /** `at`: only while the learner is asked this. */
  | { type: 'pause'; at?: Spot }
  | { type: 'resume' | 'warn' }
  /** `draft`: what was said and not handed in yet. */
  | { type: 'timeUp'; draft: string | null }
  /** `at`: only as long as nothing further was asked. */
  | { type: 'stop'; draft: string | null; at?: Spot };

/** What is to be done or said after an event. */
export type Effect =
  | { do: 'intro' | 'paused' | 'warn' | 'report' }
  | ({ do: 'ask' | 'collecting' } & Spot)
  /** What stands to be done is said again. `phase`: at that time. */
  | ({ do: 'resumed'; phase: Phase } & Spot)
  | { do: 'grade'; question: number; attempt: number }
  | { do: 'ungraded'; question: number; attempt: number; reason: UngradedReason }
  /**
   * `judged`: an observer gave a verdict; the candidate is told how many have. `lastCall`: time is up, and an open form is
   * waited for.
   */
  | { do: 'judge' | 'judged' | 'verdict' | 'skipped' | 'timeUp' | 'lastCall'; question: number };

/**
 * `stale`: done already, or about something that is over. `paused`: resume first. `over`: the interview has ended.
 * `blank`: an answer without a word.
 */
export type Refusal = 'stale' | 'paused' | 'over' | 'no hints' | 'blank';

export type Step = { session: Session; effects: Effect[] } | { refused: Refusal };

/** Where the interview stands: the question that was asked last, and its last part. */
export function spotOf({ at, turns }: Session): Spot {
  return { question: at, part: Math.max(0, (turns[at]?.parts.length ?? 1) - 1) };
}

/** Says again what stands to be done. */
export function resumed(session: Session): Effect {
  return { do: 'resumed', phase: session.phase, ...spotOf(session) };
}

export function isAt(session: Session, { question, part }: Spot): boolean {
  const now = spotOf(session);
  return now.question === question && now.part === part;
}

export function newSession(plan: Plan): Session {
  const clock = newClock(plan.questions[0]?.minutes ?? plan.minutes);
  return { phase: 'ready', paused: false, at: 0, turns: [], clock, ending: null };
}
