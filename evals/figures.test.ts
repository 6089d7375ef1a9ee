import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bootstrap, decisionFigures, generator, kendall, mean, type Pair, pearson, rmse, spearman } from './figures.ts';

const pairs = (...list: [number, number][]): Pair[] => list.map(([grader, human]) => ({ grader, human }));
const scores = fc.array(fc.record({ grader: fc.integer({ min: 0, max: 4 }), human: fc.integer({ min: 0, max: 4 }) }), {
  minLength: 2,
  maxLength: 30,
});

describe('the figures', () => {
  it('count decisions', () => {
    const figures = decisionFigures(pairs([1, 1], [1, 1], [1, 0], [0, 1], [0, 0], [0, 0], [0, 0], [1, 1]));
    expect(figures).toEqual({ accuracy: 6 / 8, f1: 6 / 8, tpr: 3 / 4, tnr: 3 / 4 });
  });

  it('say nothing where there is nothing to count', () => {
    expect(decisionFigures(pairs([0, 0], [1, 0]))).toMatchObject({ tpr: Number.NaN, tnr: 0.5 });
    expect(decisionFigures([]).accuracy).toBeNaN();
    expect(pearson(pairs([1, 1], [1, 0]))).toBeNaN();
  });

  it('correlate', () => {
    expect(pearson(pairs([1, 2], [2, 4], [3, 6]))).toBeCloseTo(1);
    expect(pearson(pairs([1, 6], [2, 4], [3, 2]))).toBeCloseTo(-1);
    expect(pearson(pairs([1, 1], [2, 3], [3, 2], [4, 5], [5, 4]))).toBeCloseTo(0.8);
    expect(spearman(pairs([1, 1], [2, 8], [3, 27]))).toBeCloseTo(1);
    expect(spearman(pairs([0, 0], [0, 1], [1, 1]))).toBeCloseTo(0.5);
    expect(kendall(pairs([1, 1], [2, 3], [3, 2]))).toBeCloseTo(1 / 3);
    expect(kendall(pairs([0, 0], [0, 1], [1, 1]))).toBeCloseTo(0.5);
  });

  it('measure distance', () => {
    expect(rmse(pairs([0, 1], [1, 1], [0.5, 0.5], [0, 1]))).toBeCloseTo(Math.sqrt(0.5));
  });

  it('call a grader that equals the people perfect, and stay within their bounds', () => {
    fc.assert(
      fc.property(scores, (list) => {
        const same = list.map(({ human }) => ({ grader: human, human }));
        expect(rmse(same)).toBe(0);
        for (const figure of [pearson, spearman, kendall]) {
          const perfect = figure(same);
          if (!Number.isNaN(perfect)) expect(perfect).toBeCloseTo(1);
          const any = figure(list);
          if (!Number.isNaN(any)) expect(Math.abs(any)).toBeLessThanOrEqual(1 + 1e-9);
        }
      }),
    );
  });
});

describe('the bootstrap', () => {
  const items = Array.from({ length: 200 }, (_, i) => (i % 4 === 0 ? 0 : 1));

  it('comes out the same with the same seed', () => {
    expect(bootstrap(items, mean)).toEqual(bootstrap(items, mean));
    expect(bootstrap(items, mean, { seed: 2 })).not.toEqual(bootstrap(items, mean));
  });

  it('gives the interval that theory gives for a share', () => {
    const { low, high } = bootstrap(items, mean);
    const half = 1.96 * Math.sqrt((0.75 * 0.25) / 200);
    expect(low).toBeCloseTo(0.75 - half, 1);
    expect(high).toBeCloseTo(0.75 + half, 1);
  });

  it('draws evenly', () => {
    const random = generator(7);
    const drawn = Array.from({ length: 10_000 }, random);
    expect(Math.min(...drawn)).toBeGreaterThanOrEqual(0);
    expect(Math.max(...drawn)).toBeLessThan(1);
    expect(mean(drawn)).toBeCloseTo(0.5, 1);
  });
});
