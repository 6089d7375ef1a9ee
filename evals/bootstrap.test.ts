import { describe, expect, it } from 'vitest';
import { generator, intervalsOf, shuffled } from './bootstrap.ts';
import { mean } from './figures.ts';

const items = Array.from({ length: 200 }, (_, i) => (i % 4 === 0 ? 0 : 1));
const alone = items.map((item) => [item]);
const share = (drawn: number[]) => ({ share: mean(drawn) });

describe('an interval', () => {
  it('comes out the same with the same seed', () => {
    expect(intervalsOf(alone, share)).toEqual(intervalsOf(alone, share));
    expect(intervalsOf(alone, share, { seed: 2 })).not.toEqual(intervalsOf(alone, share));
  });

  it('is the one that theory gives for a share', () => {
    const { low, high } = intervalsOf(alone, share).share;
    const half = 1.96 * Math.sqrt((0.75 * 0.25) / 200);
    expect(low).toBeCloseTo(0.75 - half, 1.5);
    expect(high).toBeCloseTo(0.75 + half, 1.5);
  });

  it('is wider when items stand or fall together', () => {
    const width = (clusters: number[][]) => {
      const { low, high } = intervalsOf(clusters, share).share;
      return high - low;
    };
    const together = alone.map(([item]) => [item!, item!, item!, item!]).slice(0, 50);
    const apart = together.flat().map((item) => [item]);
    expect(width(together)).toBeGreaterThan(1.5 * width(apart));
  });

  it('leaves out the draws in which a figure is not defined', () => {
    const shareOfYes = (drawn: number[]) => ({ yes: mean(drawn.filter((item) => item === 1)), never: Number.NaN });
    const { yes, never } = intervalsOf([[1], [0]], shareOfYes);
    expect(yes).toEqual({ low: 1, high: 1 });
    expect(never).toEqual({ low: Number.NaN, high: Number.NaN });
  });

  it('is not defined for things that all stand or fall together', () => {
    expect(intervalsOf([items], share).share).toEqual({ low: Number.NaN, high: Number.NaN });
  });
});

describe('chance', () => {
  it('draws evenly', () => {
    const random = generator(7);
    const drawn = Array.from({ length: 10_000 }, random);
    expect(Math.min(...drawn)).toBeGreaterThanOrEqual(0);
    expect(Math.max(...drawn)).toBeLessThan(1);
    expect(mean(drawn)).toBeCloseTo(0.5, 1);
  });

  it('shuffles without losing any, the same for the same seed', () => {
    const order = shuffled([1, 2, 3, 4, 5, 6], generator(3));
    expect(order).toEqual(shuffled([1, 2, 3, 4, 5, 6], generator(3)));
    expect(order).not.toEqual([1, 2, 3, 4, 5, 6]);
    expect(order.toSorted()).toEqual([1, 2, 3, 4, 5, 6]);
  });
});
