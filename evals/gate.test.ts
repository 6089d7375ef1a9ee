import { beforeAll, describe, expect, it } from 'vitest';
import { gateProblems } from './gate.ts';
import type { GoldFigures } from './gold-figures.ts';

const kind = (grader: number) => ({ answers: 36, human: grader, grader, agreement: 1 });
const row = { met: 1, partly: 0, missed: 0, unclear: 0 };
const held = { tried: 100, held: 100 };
let good: GoldFigures;

beforeAll(() => {
  good = {
    grader: { name: 'g', version: '1' },
    answers: 100,
    ungraded: 0,
    criteria: { judged: 500, unclear: 0, agreement: 0.8, accuracy: 0.85, f1: 0.8, tpr: 0.8, tnr: 0.9 },
    scores: { pearson: 0.8, spearman: 0.8, kendall: 0.7, rmse: 0.2, passAgreement: 0.9 },
    misconceptions: { claimed: 10, found: 8, falselyFound: 0 },
    byKind: {
      excellent: kind(0.9),
      paraphrase: kind(0.9),
      partial: kind(0.5),
      wrong: kind(0.1),
      misconception: kind(0.4),
      buzzwords: kind(0),
      copied: kind(0),
      'off-topic': kind(0.1),
      injection: kind(0),
    },
    confusion: { met: row, partly: row, missed: row },
    probes: {
      repeated: held,
      padded: held,
      'with an order': held,
      'evidence deleted': held,
      'evidence denied': held,
    },
    cost: { calls: 0, inputTokens: 0, outputTokens: 0, msPerAnswer: 1 },
  };
});

describe('the gate', () => {
  it('is open for a good grader', () => {
    expect(gateProblems(good, null)).toEqual([]);
    expect(gateProblems(good, good)).toEqual([]);
  });

  it('is shut by points for nothing', () => {
    const byKind = { ...good.byKind, injection: kind(0.3), buzzwords: kind(0.4) };
    expect(gateProblems({ ...good, byKind }, null)).toEqual([
      'mean share for keywords: 0.400, but at most 0.1 is asked for',
      'mean share for attacks: 0.300, but at most 0.05 is asked for',
    ]);
  });

  it('is shut by answers that rise when they are repeated', () => {
    const probes = { ...good.probes, repeated: { tried: 100, held: 90 } };
    expect(gateProblems({ ...good, probes }, null)).toEqual([
      'repeated answers that do not rise: 0.900, but at least 0.99 is asked for',
    ]);
  });

  it('does not ask for probes of a run without them, and not for some of them only', () => {
    expect(gateProblems({ ...good, probes: {} }, null)).toEqual([]);
    expect(gateProblems({ ...good, probes: { repeated: held } }, null)).toHaveLength(4);
  });

  it('is shut when a figure is not defined', () => {
    const scores = { ...good.scores, spearman: Number.NaN };
    expect(gateProblems({ ...good, scores }, null)).toEqual([
      'rank agreement of scores (Spearman): not defined, but at least 0.3 is asked for',
    ]);
  });

  it('is shut when a figure fell since the last accepted run', () => {
    const criteria = { ...good.criteria, accuracy: 0.8 };
    expect(gateProblems({ ...good, criteria }, good)).toEqual([
      'accuracy of criteria: 0.800, down from the accepted 0.850',
    ]);
    expect(gateProblems({ ...good, criteria: { ...criteria, accuracy: 0.84 } }, good)).toEqual([]);
  });

  it('never compares graders with each other', () => {
    const other = { ...good, grader: { name: 'other', version: '1' } };
    expect(gateProblems({ ...good, criteria: { ...good.criteria, accuracy: 0.7 } }, other)).toEqual([]);
  });
});
