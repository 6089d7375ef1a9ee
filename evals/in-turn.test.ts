import { describe, expect, it } from 'vitest';
import { inTurn } from './in-turn.ts';

describe('work in turn', () => {
  it('keeps the order of the items, and has no more under way than it may', async () => {
    let [running, most] = [0, 0];
    const items = Array.from({ length: 20 }, (_, i) => i);
    const results = await inTurn(items, 3, async (item) => {
      most = Math.max(most, ++running);
      for (let turn = 0; turn < item % 4; turn++) await Promise.resolve();
      running -= 1;
      return item * 2;
    });
    expect(results).toEqual(items.map((item) => item * 2));
    expect(most).toBe(3);
  });

  it('fails as soon as the work fails', async () => {
    await expect(inTurn([1, 2], 1, async () => Promise.reject(new Error('no')))).rejects.toThrow('no');
  });
});
