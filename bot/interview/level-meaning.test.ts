import { expect, it } from 'vitest';
import { levelMeaning, scoreMeaning } from './level-meaning.ts';

it('praises no answer that did not pass, whatever its share', () => {
  expect(scoreMeaning({ share: 0.9, verdict: 'passed' })).toMatch(/strong showing/);
  expect(scoreMeaning({ share: 0.9, verdict: 'failed' })).toMatch(/can't do without/);
  expect(scoreMeaning({ share: 0.9, verdict: 'undecided' })).toMatch(/left undecided/);
});

it('tells an outline from little, and little from nothing', () => {
  const meanings = [0.7, 0.5, 0.2, 0].map((share) => scoreMeaning({ share, verdict: 'failed' }));
  expect(new Set(meanings).size).toBe(4);
});

it('says what is listened for at each level', () => {
  expect(levelMeaning('senior')).toBe(
    'At senior level an interviewer listens for somebody who weighs the trade-offs and knows what breaks in production.',
  );
});
