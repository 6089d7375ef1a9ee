// For tests: whether what people received keeps to the one budget of all processes, by the clock of the stand-in for Discord.
import { expect } from 'vitest';
import type { ScriptPerson } from '../sandbox/script-client.ts';
import { BURST, SENDS_A_SECOND } from './send-budget.store.ts';
import { AT_ONCE } from './sweep.job.ts';

/** Each has received their one reminder, and at no time were there more than the budget gives. */
export async function expectWithinBudget(people: ScriptPerson[], processes: number): Promise<void> {
  const received = await Promise.all(people.map(async (one) => one.messages(await one.dm())));
  expect(received.filter(({ length }) => length !== 1)).toEqual([]);
  const times = received.flat().map(({ timestamp }) => Date.parse(timestamp));
  expect(mostOverBudget(times, processes)).toBeLessThanOrEqual(0);
}

/**
 * By how many the messages that came at these moments (ms) exceed, from some moment to another, what the budget gives in
 * between and what could be on the way before: as many as all processes deal with at once. However slow the machine is, a
 * budget that is kept is never exceeded; a second one shows after less than a second.
 */
export function mostOverBudget(times: number[], processes: number): number {
  const sorted = times.toSorted((one, other) => one - other);
  const onTheWay = processes * AT_ONCE;
  let most = Number.NEGATIVE_INFINITY;
  for (const [first, begin] of sorted.entries()) {
    for (let last = first; last < sorted.length; last++) {
      const given = BURST + (SENDS_A_SECOND * (sorted[last]! - begin)) / 1000;
      most = Math.max(most, last - first + 1 - given - onTheWay);
    }
  }
  return most;
}
