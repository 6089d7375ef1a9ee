import { describe, expect, it } from 'vitest';
import { step } from './course.ts';
import { type Effect, type Event, newSession, type Session } from './session.ts';
import { laidAside, stands } from './standing.ts';
import { allMet, testAssessment, testPlan } from './test-plan.ts';

const PLAN = testPlan(2);
const NOW = new Date('2026-06-08T10:00Z');
const answered: Event = { type: 'answer', question: 0, part: 0, text: 'Words.' };
const failed: Event = { type: 'ungraded', question: 0, attempt: 1, reason: 'timeout' };
const graded: Event = {
  type: 'graded',
  question: 0,
  attempt: 1,
  assessment: testAssessment(PLAN.questions[0]!, allMet),
};

/** All that was said up to here, and the state. */
function held(...events: Event[]): { session: Session; said: { effect: Effect }[] } {
  let session = newSession(PLAN);
  const said: { effect: Effect }[] = [{ effect: { do: 'intro' } }];
  for (const event of events) {
    const after = step(PLAN, session, event, NOW);
    if ('refused' in after) throw new Error(`${event.type} was refused: ${after.refused}`);
    session = after.session;
    said.push(...after.effects.map((effect) => ({ effect })));
  }
  return { session, said };
}
const live = (...events: Event[]) => {
  const { session, said } = held(...events);
  const aside = new Set(laidAside(said, session));
  return said.filter((one) => !aside.has(one)).map(({ effect }) => effect.do);
};

describe('what of an interview can still be acted on', () => {
  it('is one message in each state, and none while it is graded and after the end', () => {
    expect(live()).toEqual(['intro']);
    expect(live({ type: 'begin' })).toEqual(['ask']);
    expect(live({ type: 'begin' }, { type: 'pause' })).toEqual(['paused']);
    expect(live({ type: 'begin' }, answered)).toEqual([]);
    expect(live({ type: 'begin' }, answered, failed)).toEqual(['ungraded']);
    expect(live({ type: 'begin' }, answered, graded)).toEqual(['verdict']);
    expect(live({ type: 'begin' }, answered, graded, { type: 'next', question: 0 })).toEqual(['ask']);
    expect(live({ type: 'begin' }, { type: 'stop', draft: null })).toEqual([]);
  });

  it('is the later one of two messages that say the same', () => {
    const { session, said } = held({ type: 'begin' }, { type: 'pause' }, { type: 'resume' });
    expect(said.filter(({ effect }) => stands(effect, session)).map(({ effect }) => effect.do)).toEqual([
      'ask',
      'resumed',
    ]);
    expect(live({ type: 'begin' }, { type: 'pause' }, { type: 'resume' })).toEqual(['resumed']);
  });

  it('is the note on a piece of an answer besides its question', () => {
    const { session, said } = held({ type: 'begin' });
    const note = { effect: { do: 'collecting', question: 0, part: 0 } as const };
    expect(laidAside([...said, note], session).map(({ effect }) => effect.do)).toEqual(['intro']);
  });
});
