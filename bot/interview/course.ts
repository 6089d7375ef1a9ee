// The course of an interview as a state machine: pure, with time passed in. The store keeps the state, jobs do the effects.
import { followUpFor, hintFor } from './follow-ups.ts';
import type { Plan } from './plan.ts';
import type { Effect, Event, Phase, Session, Step, Turn } from './session.ts';
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
      return close({ ...session, ending: 'stop' }, plan, event.draft, []);
    case 'timeUp':
      if (phase !== 'asking' || !isOver(session.clock, now)) return { refused: 'stale' };
      return timeUp(plan, session, event.draft);
    case 'warn':
      if (phase !== 'asking' || paused || session.clock.warned) return { refused: 'stale' };
      return { session: { ...session, clock: { ...session.clock, warned: true } }, effects: [{ do: 'warn' }] };
    case 'pause':
      if (paused || phase === 'ready') return { refused: 'stale' };
      return { session: { ...session, paused: true }, effects: [{ do: 'paused' }] };
    case 'resume':
      if (!paused) return { refused: 'stale' };
      return { session: { ...session, paused: false }, effects: [{ do: 'resumed' }] };
    case 'graded':
    case 'ungraded':
      return grading(plan, session, event);
    default:
      return paused ? { refused: 'paused' } : said(plan, session, event, now);
  }
}

type Said = Extract<Event, { type: 'begin' | 'answer' | 'hint' | 'skip' | 'retry' | 'goOn' | 'reveal' | 'next' }>;

function said(plan: Plan, session: Session, event: Said, now: Date): Step {
  const { phase, at } = session;
  if (event.type === 'begin') return phase === 'ready' ? open(plan, session, 0) : { refused: 'stale' };
  const turn = session.turns[at];
  if (event.question !== at || !turn) return { refused: 'stale' };
  const current = (wanted: Phase, attempt = turn.attempts) => phase === wanted && attempt === turn.attempts;
  switch (event.type) {
    case 'answer':
      if (phase !== 'asking' || event.part !== turn.parts.length - 1) return { refused: 'stale' };
      return answered(plan, session, event.text, now);
    case 'hint':
      if (phase !== 'asking' || event.hints !== turn.hints.length) return { refused: 'stale' };
      return hinted(plan, session, turn);
    case 'skip':
      if (phase !== 'asking' || event.part !== turn.parts.length - 1) return { refused: 'stale' };
      return finish(plan, session, 'skipped');
    case 'retry':
      return current('ungraded', event.attempt) ? grade(session, turn) : { refused: 'stale' };
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
  const parts = [{ asks: null, answer: null }];
  const turn: Turn = { parts, hints: [], attempts: 0, failure: null, boxOver: false, assessment: null, result: 'open' };
  const turns = [...session.turns, turn];
  return {
    session: { ...session, phase: 'asking', at, turns, clock },
    effects: [{ do: 'ask', question: at, part: 0 }],
  };
}

function answered(plan: Plan, session: Session, text: string, now: Date): Step {
  const turn = withAnswer(session.turns[session.at]!, text);
  // Handed in a moment too late: it counts, and nothing comes after it.
  const late = isOver(session.clock, now);
  const boxed = plan.questions[session.at]!.minutes !== null;
  const ending = late && !boxed ? 'time' : session.ending;
  return grade({ ...session, ending }, { ...turn, boxOver: turn.boxOver || (late && boxed) });
}

function withAnswer(turn: Turn, text: string): Turn {
  return {
    ...turn,
    parts: turn.parts.map((part, i) => (i === turn.parts.length - 1 ? { ...part, answer: text } : part)),
  };
}

function grade(session: Session, turn: Turn): Step {
  const attempt = turn.attempts + 1;
  const next = withTurn({ ...session, phase: 'grading' }, { ...turn, attempts: attempt });
  return { session: next, effects: [{ do: 'grade', question: session.at, attempt }] };
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
  const parts = [...turn.parts, { asks: criterion, answer: null }];
  return {
    session: withTurn({ ...session, phase: 'asking' }, { ...turn, parts }),
    effects: [{ do: 'ask', question: session.at, part: parts.length - 1 }],
  };
}

/** Closes the current question: with the verdict on what was said, or without one. */
function finish(plan: Plan, session: Session, result: 'graded' | 'skipped' | 'unanswered' | 'ungraded'): Step {
  const turn = session.turns[session.at]!;
  const outcome = turn.assessment ? 'graded' : result;
  const next = withTurn(session, { ...turn, result: outcome });
  const question = session.at;
  if (outcome === 'graded' && plan.group && !session.ending) {
    return { session: { ...next, phase: 'judging' }, effects: [{ do: 'judge', question }] };
  }
  return goOn(plan, next, outcome === 'graded' ? [{ do: 'verdict', question }] : [{ do: 'skipped', question }]);
}

/** To the pause between two questions, or to the end. */
function goOn(plan: Plan, session: Session, effects: Effect[]): Step {
  const last = session.at === plan.questions.length - 1;
  if (last || session.ending) return end(session, effects);
  return { session: { ...session, phase: 'between' }, effects };
}

function end(session: Session, effects: Effect[]): Step {
  return { session: { ...session, phase: 'ended', paused: false }, effects: [...effects, { do: 'report' }] };
}

function timeUp(plan: Plan, session: Session, draft: string | null): Step {
  const told: Effect[] = [{ do: 'timeUp', question: session.at }];
  if (plan.questions[session.at]!.minutes === null) return close({ ...session, ending: 'time' }, plan, draft, told);
  const turn = { ...session.turns[session.at]!, boxOver: true };
  return close(withTurn(session, turn), plan, draft, told);
}

/** Grades what is there; what was never answered stays without a grade. */
function close(session: Session, plan: Plan, draft: string | null, told: Effect[]): Step {
  const turn = session.turns[session.at];
  const { phase } = session;
  if (!turn || phase === 'between') return end(session, told);
  if (phase === 'grading') return { session, effects: told };
  const after =
    phase === 'asking' && draft
      ? grade(session, withAnswer(turn, draft))
      : finish(plan, session, phase === 'ungraded' ? 'ungraded' : 'unanswered');
  return 'refused' in after ? after : { ...after, effects: [...told, ...after.effects] };
}

function withTurn(session: Session, turn: Turn): Session {
  return { ...session, turns: session.turns.map((one, i) => (i === session.at ? turn : one)) };
}
