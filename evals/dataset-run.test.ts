import { describe, expect, it } from 'vitest';
import type { Grader } from '../bot/grading/grader.ts';
import { readDataset } from './dataset.ts';
import { datasetFigures, datasetIntervals, gradeAll } from './dataset-run.ts';

/** Says what stands in the answer: met, partly, missed, or that it failed. */
const parrot: Grader = {
  name: 'parrot',
  version: '1',
  measures: 'judgement',
  async propose({ criteria }, answer) {
    const usage = { calls: 1, inputTokens: 0, outputTokens: 0 };
    if (answer === 'failed') return { kind: 'failed', reason: 'timeout', usage };
    const verdicts = criteria.map(({ id }) => ({ id, verdict: answer, evidence: answer }));
    return { kind: 'proposal', proposal: { criteria: verdicts, misconceptions: [] }, usage };
  },
};
const set = (...lines: [answer: string, human1: number, human2: number][]) =>
  readDataset(
    lines
      .map(([answer, human1, human2]) => JSON.stringify({ question: 'Q?', rubric_item: 'x', answer, human1, human2 }))
      .join('\n'),
    'set.jsonl',
  );
const figures = async (...lines: [string, number, number][]) =>
  datasetFigures(await gradeAll(set(...lines), () => parrot, 2));

describe('a run over a data set', () => {
  it('holds each decision against each person', async () => {
    expect(await figures(['met', 1, 1], ['met', 1, 0], ['missed', 0, 0], ['missed', 1, 1])).toMatchObject({
      n: 4,
      accuracy: 5 / 8,
      tpr: 3 / 5,
      tnr: 2 / 3,
      ungraded: 0,
    });
  });

  it('counts half of the points as a yes', async () => {
    expect(await figures(['partly', 1, 1], ['missed', 0, 0])).toMatchObject({ accuracy: 1, pearson: 1 });
    expect((await figures(['partly', 1, 1], ['missed', 0, 0])).rmse).toBeCloseTo(Math.sqrt(0.125));
  });

  it('counts what has no grade, and leaves it out of the rest', async () => {
    expect(await figures(['met', 1, 1], ['failed', 1, 1], ['missed', 0, 0])).toMatchObject({
      n: 3,
      ungraded: 1,
      accuracy: 1,
    });
    expect((await figures(['failed', 1, 1])).accuracy).toBeNaN();
  });

  it('keeps the order of the set, however many are graded at a time', async () => {
    const lines = Array.from({ length: 20 }, (_, i): [string, number, number] => [i % 2 ? 'met' : 'missed', 1, 1]);
    const graded = await gradeAll(set(...lines), () => parrot, 7);
    expect(graded.map(({ labelled }) => labelled.answer)).toEqual(lines.map(([answer]) => answer));
  });

  it('gives intervals around the figures, the same every time', async () => {
    const lines = Array.from({ length: 40 }, (_, i): [string, number, number] => [i % 4 ? 'met' : 'missed', 1, i % 2]);
    const graded = (await gradeAll(set(...lines), () => parrot)).map((one, i) => ({
      ...one,
      labelled: { ...one.labelled, answer: `answer ${i}` },
    }));
    const [figures, intervals] = [datasetFigures(graded), datasetIntervals(graded)];
    for (const [name, { low, high }] of Object.entries(intervals)) {
      expect(low, name).toBeLessThan(figures[name as keyof typeof intervals]);
      expect(high, name).toBeGreaterThan(figures[name as keyof typeof intervals]);
    }
    expect(datasetIntervals(graded)).toEqual(intervals);
  });

  it('draws whole answers anew: one answer on many lines tells no more', async () => {
    const often = set(...Array.from({ length: 40 }, (_, i): [string, number, number] => ['met', 1, i % 2]));
    const { low, high } = datasetIntervals(await gradeAll(often, () => parrot)).accuracy;
    expect([low, high]).toEqual([Number.NaN, Number.NaN]);
  });
});
