import { expect, it } from 'vitest';
import { smallestChange } from './smallest-change.ts';
import { allMet, testAssessment, testQuestion } from './test-plan.ts';

// Points: alpha 2 and gamma 3 and delta 1 are essential, beta 1 is not; the misconception costs 1.
const question = testQuestion(1);

it('names the essential point that alone stood in the way', () => {
  expect(smallestChange(testAssessment(question, { ...allMet, alpha: 'missed' }), 0)).toEqual({
    say: ['alpha'],
    leave: [],
  });
});

it('names nothing for an answer that passes', () => {
  expect(smallestChange(testAssessment(question, allMet), 0)).toBeNull();
});

it('takes the fewest points when only the share is short', () => {
  const thin = testAssessment(question, { alpha: 'partly', gamma: 'partly', delta: 'partly' });
  expect(smallestChange(thin, 0)).toEqual({ say: ['gamma'], leave: [] });
});

it('counts what hints took off, and claims that cost points', () => {
  const hinted = testAssessment(question, { alpha: 'met', gamma: 'partly', delta: 'met' }, true);
  expect(smallestChange(hinted, 0)).toEqual({ say: [], leave: ['wrong'] });
  expect(smallestChange(hinted, 1)).toEqual({ say: ['beta'], leave: ['wrong'] });
});
