import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  decisionFigures,
  kendall,
  mean,
  meanAbsoluteError,
  type Pair,
  pearson,
  quantile,
  rmse,
  spearman,
} from './figures.ts';

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
    expect(pearson(pairs(...Array.from({ length: 7 }, (_, i): [number, number] => [0.1, i])))).toBeNaN();
    expect(mean([])).toBeNaN();
    expect(quantile([], 0.5)).toBeNaN();
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
    expect(meanAbsoluteError(pairs([0, 1], [1, 0.5], [0.5, 0.5], [0, 0.5]))).toBeCloseTo(0.5);
  });

  it('find the value that a share lies below', () => {
    const values = [5, 1, 4, 2, 3];
    expect([0, 0.5, 0.95, 1].map((share) => quantile(values, share))).toEqual([1, 3, 5, 5]);
    expect(values).toEqual([5, 1, 4, 2, 3]);
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
