// The course of an interview as a state machine: pure, with time passed in. The store keeps the state, jobs do the effects.

import { saysNothing } from '../grading/visible.ts';
import { close, finish, goOn, timeUp } from './course-end.ts';
import { grade, withPart, withTurn } from './course-turn.ts';
import { followUpFor, hintFor } from './follow-ups.ts';
import type { Plan } from './plan.ts';
import { type Effect, type Event, isAt, type Phase, resumed, type Session, type Step, type Turn } from './session.ts';
import { clockAfter, isOver, newClock } from './session-clock.ts';

/** The state after an event. Nothing is changed in place. */
export function step(plan: Plan, session: Session, event: Event, now: Date): Step {
  if (session.phase === 'ended') return { refused: 'over' };
  const after = apply(plan, session, event, now);
  if ('refused' in after) return after;
  const running = after.session.phase === 'asking' && !after.session.paused;
  return { ...after, session: { ...after.session, clock: clockAfter(after.session.clock, running, now) } };
}

function apply(plan: Plan, session: Session, event: Event, now: Date): Step {
  const { phase, paused } = session;
  switch (event.type) {
    case 'stop':
      if (event.at && !isAt(session, event.at)) return { refused: 'stale' };
      return close({ ...session, ending: 'stop' }, plan, event.draft, []);
    case 'timeUp':
      if (phase !== 'asking' || !isOver(session.clock, now)) return { refused: 'stale' };
      return timeUp(plan, session, event.draft, now);
    case 'warn':
      if (phase !== 'asking' || paused || session.clock.warned) return { refused: 'stale' };
      return { session: { ...session, clock: { ...session.clock, warned: true } }, effects: [{ do: 'warn' }] };
    case 'pause':
      if (paused || phase === 'ready') return { refused: 'stale' };
      if (event.at && (phase !== 'asking' || !isAt(session, event.at))) return { refused: 'stale' };
      return { session: { ...session, paused: true }, effects: [{ do: 'paused' }] };
    case 'resume':
      if (!paused) return { refused: 'stale' };
      return { session: { ...session, paused: false }, effects: [resumed(session)] };
    case 'graded':
    case 'ungraded':
      return grading(plan, session, event);
    default:
      return paused ? { refused: 'paused' } : said(plan, session, event, now);
  }
}

type Said = Extract<
  Event,
  { type: 'begin' | 'answer' | 'form' | 'hint' | 'skip' | 'retry' | 'goOn' | 'reveal' | 'next' }
>;

function said(plan: Plan, session: Session, event: Said, now: Date): Step {
  const { phase, at } = session;
  if (event.type === 'begin') return phase === 'ready' ? open(plan, session, 0) : { refused: 'stale' };
  const turn = session.turns[at];
  if (event.question !== at || !turn) return { refused: 'stale' };
  const current = (wanted: Phase, attempt = turn.attempts) => phase === wanted && attempt === turn.attempts;
  const asked = ({ part }: { part: number }) => phase === 'asking' && part === turn.parts.length - 1;
  switch (event.type) {
    case 'answer':
      if (!asked(event)) return { refused: 'stale' };
      if (saysNothing(event.text)) return { refused: 'blank' };
      return grade(withPart(lastOfTime(plan, session, now), { answer: event.text }));
    case 'form':
      return asked(event) ? { session: withPart(session, { form: true }), effects: [] } : { refused: 'stale' };
    case 'hint':
      if (phase !== 'asking' || event.hints !== turn.hints.length) return { refused: 'stale' };
      return hinted(plan, session, turn);
    case 'skip':
      if (!asked(event)) return { refused: 'stale' };
      return finish(plan, lastOfTime(plan, session, now), 'skipped');
    case 'retry':
      return current('ungraded', event.attempt) ? grade(session) : { refused: 'stale' };
    case 'goOn':
      return current('ungraded', event.attempt) ? finish(plan, session, 'ungraded') : { refused: 'stale' };
    case 'reveal':
      return current('judging') ? goOn(plan, session, [{ do: 'verdict', question: at }]) : { refused: 'stale' };
    case 'next':
      return current('between') ? open(plan, session, at + 1) : { refused: 'stale' };
  }
}

function open(plan: Plan, session: Session, at: number): Step {
  const minutes = plan.questions[at]?.minutes ?? null;
  const clock = minutes === null ? session.clock : newClock(minutes);
  const parts = [{ asks: null, answer: null, form: false }];
  const turn: Turn = { parts, hints: [], attempts: 0, failure: null, boxOver: false, assessment: null, result: 'open' };
  const turns = [...session.turns, turn];
  return {
    session: { ...session, phase: 'asking', at, turns, clock },
    effects: [{ do: 'ask', question: at, part: 0 }],
  };
}

/** Handed in a moment too late, it counts, and nothing comes after it. */
function lastOfTime(plan: Plan, session: Session, now: Date): Session {
  if (!isOver(session.clock, now)) return session;
  const boxed = plan.questions[session.at]!.minutes !== null;
  return boxed ? withTurn(session, { ...session.turns[session.at]!, boxOver: true }) : { ...session, ending: 'time' };
}

function hinted(plan: Plan, session: Session, turn: Turn): Step {
  const criterion = hintFor(plan.questions[session.at]!, turn);
  if (criterion === null) return { refused: 'no hints' };
  return { session: withTurn(session, { ...turn, hints: [...turn.hints, criterion] }), effects: [] };
}

function grading(plan: Plan, session: Session, event: Extract<Event, { type: 'graded' | 'ungraded' }>): Step {
  const turn = session.turns[session.at];
  const { question, attempt } = event;
  if (session.phase !== 'grading' || question !== session.at || turn?.attempts !== attempt) return { refused: 'stale' };
  if (event.type === 'ungraded') {
    const effects: Effect[] = [{ do: 'ungraded', question, attempt, reason: event.reason }];
    return { session: withTurn({ ...session, phase: 'ungraded' }, { ...turn, failure: event.reason }), effects };
  }
  const graded = withTurn(session, { ...turn, assessment: event.assessment, failure: null });
  const more = session.ending || turn.boxOver ? null : followUpFor(plan.questions[question]!, graded.turns[question]!);
  return more === null ? finish(plan, graded, 'graded') : asked(graded, more);
}

function asked(session: Session, criterion: string): Step {
  const turn = session.turns[session.at]!;
  const parts = [...turn.parts, { asks: criterion, answer: null, form: false }];
  return {
    session: withTurn({ ...session, phase: 'asking' }, { ...turn, parts }),
    effects: [{ do: 'ask', question: session.at, part: parts.length - 1 }],
  };
}
