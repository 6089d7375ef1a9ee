import { expect, it } from 'vitest';
import { step } from './course.ts';
import { type Event, newSession, type Session } from './session.ts';
import { allMet, testAssessment, testPlan } from './test-plan.ts';
import { interviewScore, missedEssentials } from './turn-score.ts';

const PLAN = testPlan(4, { minutes: 1 });
const START = Date.parse('2026-06-08T10:00Z');

/** An interview whose first question was answered well; then these events, a second apart unless told. */
function after(events: Event[], seconds = 1): Session {
  const first: Event[] = [
    { type: 'begin' },
    { type: 'answer', question: 0, part: 0, text: 'Words.' },
    { type: 'graded', question: 0, attempt: 1, assessment: testAssessment(PLAN.questions[0]!, allMet) },
    { type: 'next', question: 0 },
  ];
  let session = newSession(PLAN);
  [...first, ...events].forEach((event, i) => {
    const now = new Date(START + (i + (i >= first.length ? seconds - 1 : 0)) * 1000);
    const next = step(PLAN, session, event, now);
    if ('refused' in next) throw new Error(`${event.type} was refused: ${next.refused}`);
    session = next.session;
  });
  return session;
}

it('an interview whose time ran out is not complete, however good its only answer was', () => {
  const score = interviewScore(PLAN, after([{ type: 'timeUp', draft: null }], 120));
  expect(score).toMatchObject({ share: 1, passed: 1, scored: 1, asked: 2, answered: 1, planned: 4, complete: false });
});

it('a skipped question has a score, and was not answered', () => {
  const skipped = after([{ type: 'skip', question: 1, part: 0 }]);
  expect(interviewScore(PLAN, skipped)).toMatchObject({ share: 0.5, scored: 2, answered: 1, complete: false });
});

it('the essential points of a skipped and of an unanswered question are missed alike', () => {
  const ids = ['alpha', 'gamma', 'delta'].map((id) => ({ question: 1, id }));
  expect(missedEssentials(PLAN, after([{ type: 'skip', question: 1, part: 0 }]))).toEqual(ids);
  expect(missedEssentials(PLAN, after([{ type: 'timeUp', draft: null }], 120))).toEqual(ids);
});

it('of an answer that could not be graded nobody knows what was missed', () => {
  const ungraded = after([
    { type: 'answer', question: 1, part: 0, text: 'Words.' },
    { type: 'ungraded', question: 1, attempt: 1, reason: 'timeout' },
    { type: 'goOn', question: 1, attempt: 1 },
  ]);
  expect(missedEssentials(PLAN, ungraded)).toEqual([]);
  expect(interviewScore(PLAN, ungraded)).toMatchObject({ answered: 2, scored: 1 });
});
