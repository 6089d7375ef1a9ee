// What changes in the question that is asked.
import type { Part, Session, Step, Turn } from './session.ts';

export function withTurn(session: Session, turn: Turn): Session {
  return { ...session, turns: session.turns.map((one, i) => (i === session.at ? turn : one)) };
}

/** With something new about the part that was asked last. */
export function withPart(session: Session, news: Partial<Part>): Session {
  const turn = session.turns[session.at]!;
  const parts = turn.parts.map((part, i) => (i === turn.parts.length - 1 ? { ...part, ...news } : part));
  return withTurn(session, { ...turn, parts });
}

/** Has all that was said to the question graded, once more if need be. */
export function grade(session: Session): Step {
  const turn = session.turns[session.at]!;
  const attempt = turn.attempts + 1;
  const next = withTurn({ ...session, phase: 'grading' }, { ...turn, attempts: attempt });
  return { session: next, effects: [{ do: 'grade', question: session.at, attempt }] };
}
