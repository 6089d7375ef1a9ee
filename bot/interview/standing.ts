// Which of an interview's messages can still be acted on: the buttons of all others are taken off.
import { type Effect, isAt, type Session } from './session.ts';

/** Whether what was said for this effect is still what is to be acted on. */
export function stands(effect: Effect, session: Session): boolean {
  const { phase, paused, at, turns } = session;
  switch (effect.do) {
    case 'intro':
      return phase === 'ready';
    case 'ask':
    case 'collecting':
      return phase === 'asking' && !paused && isAt(session, effect);
    case 'resumed':
      return phase === effect.phase && !paused && isAt(session, effect);
    case 'paused':
      return paused;
    case 'ungraded':
      return phase === 'ungraded' && at === effect.question && turns[at]?.attempts === effect.attempt;
    case 'judge':
      return phase === 'judging' && at === effect.question;
    case 'verdict':
    case 'skipped':
      return phase === 'between' && at === effect.question;
    default:
      return false;
  }
}

/** Of several messages, oldest first, those that no longer stand, or that a later one says again. */
export function laidAside<T extends { effect: Effect }>(said: T[], session: Session): T[] {
  const standing = said.filter(({ effect }) => stands(effect, session));
  const last = standing.findLast(({ effect }) => effect.do !== 'collecting');
  return said.filter((one) => one !== last && !(one.effect.do === 'collecting' && standing.includes(one)));
}
