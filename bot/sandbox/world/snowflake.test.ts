import { expect, test } from 'vitest';
import { compareIds, idAt, snowflakes, timeOf } from './snowflake.ts';

test('ids tell their time and rise strictly, also within a millisecond and when the clock goes back', () => {
  let now = Date.UTC(2026, 5, 1);
  const next = snowflakes(
    () => new Date(now),
    0n,
    () => {},
  );
  const ids = [next(), next()];
  expect(timeOf(ids[0]!)).toBe(now);
  now -= 60_000;
  ids.push(next());
  now += 120_000;
  ids.push(next());
  expect(timeOf(ids[3]!)).toBe(now);
  expect([...ids].sort(compareIds)).toEqual(ids);
  expect(new Set(ids).size).toBe(4);
});

test('a run that begins at the reserved end repeats no id, though its clock stands still', () => {
  const now = () => new Date(Date.UTC(2026, 5, 1));
  let end = 0n;
  const first = snowflakes(now, 0n, (reserved) => {
    end = reserved;
  });
  const given = Array.from({ length: 1000 }, first);
  const second = snowflakes(now, end, () => {});
  expect(compareIds(second(), given.at(-1)!)).toBeGreaterThan(0);
});

test('ids of different lengths compare by value', () => {
  expect(['100', '99', '101'].sort(compareIds)).toEqual(['99', '100', '101']);
  expect(timeOf(idAt(1_700_000_000_000).toString())).toBe(1_700_000_000_000);
});
