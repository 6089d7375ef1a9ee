import { describe, expect, it } from 'vitest';
import { referenceThresholds, rubricThresholds } from './thresholds.ts';

describe('the thresholds', () => {
  it('are strict for a text and lenient for a remark', () => {
    expect(rubricThresholds(60)).toEqual({ smoothing: 0.6, partly: 0.36, met: 0.55 });
    expect(rubricThresholds(12)).toEqual(rubricThresholds(60));
    expect(rubricThresholds(2)).toEqual({ smoothing: 0, partly: 0.15, met: 0.3 });
    expect(rubricThresholds(0)).toEqual(rubricThresholds(5));
  });

  it('ask for less where one wording stands for many', () => {
    for (const words of [1, 8, 60]) {
      expect(referenceThresholds(words).partly).toBeLessThan(rubricThresholds(words).partly);
    }
  });

  it('rise with every word in between', () => {
    const partly = [5, 6, 7, 8, 9, 10, 11, 12].map((words) => rubricThresholds(words).partly);
    expect(partly).toEqual([...partly].sort((a, b) => a - b));
    expect(new Set(partly).size).toBe(partly.length);
  });
});
