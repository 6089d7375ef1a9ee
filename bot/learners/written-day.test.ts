import { describe, expect, it } from 'vitest';
import { dayLabel, readDay } from './written-day.ts';

const TODAY = '2026-11-23';

describe('a day as people write it', () => {
  it.each([
    ['2026-12-07', '2026-12-07'],
    ['2026/12/7', '2026-12-07'],
    ['tomorrow', '2026-11-24'],
    ['in 2 weeks', '2026-12-07'],
    ['two weeks', '2026-12-07'],
    ['in a month', '2026-12-23'],
    ['7 Dec', '2026-12-07'],
    ['December 7th', '2026-12-07'],
    ['Mon, 7 December 2026', '2026-12-07'],
    ['1 feb', '2027-02-01'],
    ['Feb 1 2028', '2028-02-01'],
  ])('%s is %s', (text, day) => expect(readDay(text, TODAY)).toBe(day));

  it.each(['', 'soon', '2026-02-30', '31 April', '7', 'in a while', '99999'])('"%s" is none', (text) => {
    expect(readDay(text, TODAY)).toBeNull();
  });

  it('is read back from its own label', () => {
    expect(dayLabel('2026-12-07')).toBe('Mon 7 Dec 2026');
    expect(readDay(dayLabel('2026-12-07'), TODAY)).toBe('2026-12-07');
  });
});
