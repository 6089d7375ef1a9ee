import { expect, it } from 'vitest';
import { secondsPerAnswer, studyMinutes } from './pace.ts';

it('the pace is the median of the learner’s own answers', () => {
  const answers = [...Array(10).fill(4), 9, ...Array(10).fill(30)];
  expect(secondsPerAnswer(answers)).toBe(9);
  expect(secondsPerAnswer([...answers, 11])).toBe(10);
});

it('a break is not an answer', () => {
  expect(secondsPerAnswer([...Array(20).fill(8), ...Array(30).fill(3000)])).toBe(8);
});

it('the pace is taken for 20 seconds while there is little to measure', () => {
  expect(secondsPerAnswer([])).toBe(20);
  expect(secondsPerAnswer(Array(19).fill(3))).toBe(20);
});

it('a new card takes two answers', () => {
  expect(studyMinutes({ newCards: 3, others: 4 }, 30)).toBe(5);
  expect(studyMinutes({ newCards: 0, others: 1 }, 20)).toBe(1);
  expect(studyMinutes({ newCards: 0, others: 0 }, 20)).toBe(0);
});
