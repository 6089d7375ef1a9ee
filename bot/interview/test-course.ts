// For tests: plays events on the course of an interview.
import { step } from './course.ts';
import type { Plan } from './plan.ts';
import { type Effect, type Event, newSession, type Session } from './session.ts';
import { testAssessment } from './test-plan.ts';

const START = Date.parse('2026-03-02T10:00:00Z');
/** So many seconds after the beginning. */
export const at = (seconds: number) => new Date(START + seconds * 1000);

/** Plays events one after another, ten seconds apart; an event may be made of the session so far. */
export function play(plan: Plan, events: (Event | ((session: Session) => Event))[], every = 10) {
  let session = newSession(plan);
  const effects: Effect[] = [];
  const refused: string[] = [];
  events.forEach((event, i) => {
    const after = step(plan, session, typeof event === 'function' ? event(session) : event, at(i * every));
    if ('refused' in after) refused.push(after.refused);
    else {
      session = after.session;
      effects.push(...after.effects);
    }
  });
  return { session, effects, refused, last: effects.at(-1) };
}

export const begin: Event = { type: 'begin' };
export const answer = (question: number, part = 0, text = `answer ${question}.${part}`): Event => ({
  type: 'answer',
  question,
  part,
  text,
});
export const graded = (plan: Plan, question: number, attempt: number, verdicts = {}): Event => ({
  type: 'graded',
  question,
  attempt,
  assessment: testAssessment(plan.questions[question]!, verdicts),
});
