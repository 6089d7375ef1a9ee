import { expect, it } from 'vitest';
import { mustWait, type Sibling } from './siblings.ts';

const TOMORROW = new Date('2026-06-11T04:00Z');
const DUE = new Date('2026-06-10T18:00Z');
const sibling: Sibling = { phase: 'review', due: DUE, showFrom: DUE, suspended: false, waited: false };

it('a review of today waits for its sibling', () => {
  expect(mustWait(sibling, TOMORROW)).toBe(true);
});

it('a review waits once', () => {
  expect(mustWait({ ...sibling, waited: true }, TOMORROW)).toBe(false);
});

it('a card in learning never waits', () => {
  expect(mustWait({ ...sibling, phase: 'learning' }, TOMORROW)).toBe(false);
  expect(mustWait({ ...sibling, phase: 'relearning' }, TOMORROW)).toBe(false);
});

it('what is not in the queue today has nothing to wait for', () => {
  expect(mustWait({ ...sibling, phase: 'new' }, TOMORROW)).toBe(false);
  expect(mustWait({ ...sibling, suspended: true }, TOMORROW)).toBe(false);
  expect(mustWait({ ...sibling, showFrom: TOMORROW }, TOMORROW)).toBe(false);
});

it('a card that was put off until today waits, one that was pulled forward does not', () => {
  const early = new Date('2026-06-09T18:00Z');
  expect(mustWait({ ...sibling, due: early }, TOMORROW)).toBe(true);
  expect(mustWait({ ...sibling, due: TOMORROW }, TOMORROW)).toBe(false);
});
