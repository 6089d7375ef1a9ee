import { describe, expect, it } from 'vitest';
import { BURST, SENDS_A_SECOND } from './send-budget.store.ts';
import { mostOverBudget } from './test-within-budget.ts';

/** So many messages that come at this rate after a burst. */
const sends = (count: number, aSecond: number, burst: number) =>
  Array.from({ length: count }, (_, index) => (Math.max(0, index + 1 - burst) * 1000) / aSecond);

describe('what the tests of several processes look at', () => {
  it('is content with a budget that is used whole, also when what was on the way comes at once', () => {
    const steady = sends(150, SENDS_A_SECOND, BURST);
    expect(mostOverBudget(steady, 2)).toBeLessThanOrEqual(0);
    expect(mostOverBudget([...steady, ...Array(16).fill(3000)], 2)).toBeLessThanOrEqual(0);
  });

  it('sees a second budget that was used for two seconds, wherever they lie', () => {
    const twice = sends(100, 2 * SENDS_A_SECOND, 2 * BURST);
    const [before, after] = [-5000, 5000].map((shift) => sends(50, SENDS_A_SECOND, 0).map((time) => time + shift));
    expect(mostOverBudget([...before!, ...twice, ...after!], 2)).toBeGreaterThan(30);
  });

  it('sees a burst that is far too large', () => {
    expect(mostOverBudget(Array(100).fill(0), 2)).toBeGreaterThan(30);
  });
});
