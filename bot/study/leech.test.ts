import { expect, it } from 'vitest';
import { becameLeech } from './leech.ts';

it('a card becomes a leech at its eighth lapse and at every fourth after it', () => {
  const lapses = Array.from({ length: 24 }, (_, before) => before + 1);
  expect(lapses.filter((lapse) => becameLeech(lapse - 1, lapse))).toEqual([8, 12, 16, 20, 24]);
});

it('an answer without a lapse makes no leech', () => {
  expect(becameLeech(8, 8)).toBe(false);
});
