// How a question is closed, and how the interview ends.
import { saysNothing } from '../grading/visible.ts';
import { grade, withPart, withTurn } from './course-turn.ts';
import type { Plan } from './plan.ts';
import type { Effect, Session, Step } from './session.ts';
import { GRACE_MS, inGrace } from './session-clock.ts';

/** Closes the current question: with the verdict on what was said, or without one. */
export function finish(plan: Plan, session: Session, result: 'graded' | 'skipped' | 'unanswered' | 'ungraded'): Step {
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
export function goOn(plan: Plan, session: Session, effects: Effect[]): Step {
  const last = session.at === plan.questions.length - 1;
  if (last || session.ending) return end(session, effects);
  return { session: { ...session, phase: 'between' }, effects };
}

function end(session: Session, effects: Effect[]): Step {
  return { session: { ...session, phase: 'ended', paused: false }, effects: [...effects, { do: 'report' }] };
}

/** A form that was opened may hold an answer, so it is waited for once before the question is closed. */
export function timeUp(plan: Plan, session: Session, draft: string | null, now: Date): Step {
  const { clock, at } = session;
  if (inGrace(clock, now)) return { refused: 'stale' };
  if (clock.grace === null && session.turns[at]!.parts.at(-1)!.form) {
    const grace = now.getTime() + GRACE_MS;
    return { session: { ...session, clock: { ...clock, grace } }, effects: [{ do: 'lastCall', question: at }] };
  }
  const told: Effect[] = [{ do: 'timeUp', question: at }];
  if (plan.questions[at]!.minutes === null) return close({ ...session, ending: 'time' }, plan, draft, told);
  return close(withTurn(session, { ...session.turns[at]!, boxOver: true }), plan, draft, told);
}

/** Grades what is there; what was never answered stays without a grade. */
export function close(session: Session, plan: Plan, draft: string | null, told: Effect[]): Step {
  const turn = session.turns[session.at];
  const { phase } = session;
  if (!turn || phase === 'between') return end(session, told);
  if (phase === 'grading') return { session, effects: told };
  const after =
    phase === 'asking' && draft !== null && !saysNothing(draft)
      ? grade(withPart(session, { answer: draft }))
      : finish(plan, session, phase === 'ungraded' ? 'ungraded' : 'unanswered');
  return 'refused' in after ? after : { ...after, effects: [...told, ...after.effects] };
}
