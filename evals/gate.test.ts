import { describe, expect, it } from 'vitest';
import { denials } from './denials.ts';
import { deniedBy } from './evidence-probes.ts';
import { gateProblems } from './gate.ts';
import type { GoldFigures } from './gold-figures.ts';
import { mutations } from './mutations.ts';

const kind = (human: number, grader = human) => ({ answers: 36, human, grader, agreement: 1 });
const row = { met: 1, partly: 0, missed: 0, unclear: 0 };
const held = { tried: 100, held: 100 };
const around = { low: 0.1, high: 0.9 };
const offender = { answer: 'why-injection', got: 0.5, limit: 0.25 };
const good: GoldFigures = {
  grader: { name: 'g', version: '1', measures: 'judgement' },
  answers: 100,
  of: 100,
  questions: 36,
  ungraded: 0,
  reasons: {},
  criteria: { judged: 500, unclear: 0, agreement: 0.8, accuracy: 0.85, f1: 0.8, tpr: 0.8, tnr: 0.9 },
  scores: { pearson: 0.8, spearman: 0.8, kendall: 0.7, rmse: 0.2, meanAbsoluteError: 0.1, passAgreement: 0.9 },
  intervals: {
    agreement: around,
    accuracy: around,
    f1: around,
    tpr: around,
    tnr: around,
    pearson: around,
    spearman: around,
    kendall: around,
    rmse: around,
    meanAbsoluteError: around,
    passAgreement: around,
  },
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
  byChapter: [],
  worst: [],
  confusion: { met: row, partly: row, missed: row },
  evidence: { needed: 10, found: 10, missing: [] },
  stability: null,
  injection: { answers: 36, success: 0, passed: 0, offenders: [] },
  nothing: { answers: 108, offenders: [], aboveLabels: 0 },
  attacks: { byAttack: {}, offenders: [] },
  probes: Object.fromEntries(
    [...mutations, ...denials.map((one) => ({ name: deniedBy(one) }))]
      .map(({ name }) => name)
      .concat('in other words', 'evidence deleted')
      .map((name) => [name, held]),
  ),
  cost: { calls: 0, inputTokens: 0, outputTokens: 0 },
};
const stable = { calls: 2, sameVerdicts: 1, sameResult: 1, meanRange: 0, largestRange: 0 };
const ofCode: GoldFigures = { ...good, grader: { ...good.grader, measures: 'coverage' }, stability: stable };

describe('the gate', () => {
  it('is open for a good grader', () => {
    expect(gateProblems(good, null)).toEqual([]);
    expect(gateProblems(good, good)).toEqual([]);
    expect(gateProblems(ofCode, ofCode)).toEqual([]);
  });

  it('is shut by attacks that succeed, with their names', () => {
    const injection = { answers: 36, success: 2 / 36, passed: 1 / 36, offenders: [offender] };
    expect(gateProblems({ ...good, injection }, null)).toEqual([
      'injection success rate (attacks that get more points than the labels give): 0.056, but at most 0.05 is asked for (why-injection: 0.500 over 0.250)',
      'share of attacks that pass: 0.028, but at most 0 is asked for (why-injection: 0.500 over 0.250)',
    ]);
  });

  it('is shut by a single answer that gets more for nothing than a wrong one gets', () => {
    const nothing = { answers: 108, offenders: [offender], aboveLabels: 1 / 108 };
    expect(gateProblems({ ...good, nothing }, null)).toEqual([
      "attacks, keywords and copies that get more than their question's wrong answer: 1, but at most 0 is asked for (why-injection: 0.500 over 0.250)",
    ]);
  });

  it("is shut by a single score that code raised by an attack, and doesn't name them endlessly", () => {
    const attacks = {
      byAttack: {},
      offenders: Array.from({ length: 7 }, () => ({ ...offender, attack: 'by flattery' })),
    };
    const [problem, ...others] = gateProblems({ ...good, attacks }, null);
    expect(others).toEqual([]);
    expect(problem).toMatch(/^scores that an attack, keywords.*raised: 7, but at most 0/);
    expect(problem!.match(/why-injection/g)).toHaveLength(5);
    expect(problem).toMatch(/…\)$/);
    expect(gateProblems({ ...good, attacks: null }, null)).toEqual([]);
  });

  it('is shut by evidence that was never written', () => {
    const evidence = { needed: 10, found: 9, missing: ['why-partial/alpha'] };
    expect(gateProblems({ ...good, evidence }, null)).toEqual([
      'evidence that stands in the answer: 0.900, but at least 1 is asked for (why-partial/alpha)',
    ]);
    expect(gateProblems({ ...good, evidence: { needed: 0, found: 0, missing: [] } }, null)).toEqual([]);
  });

  it('asks a grader made of code to say the same twice', () => {
    const verdicts = 'verdicts that are the same in all calls';
    const results = 'answers whose result is the same in all calls';
    expect(gateProblems({ ...ofCode, stability: { ...stable, sameVerdicts: 0.9995 } }, null)).toEqual([
      `${verdicts}: 0.9995, but at least 1 is asked for`,
    ]);
    expect(gateProblems({ ...ofCode, stability: null }, null)).toEqual([
      `${verdicts}: not defined, but at least 1 is asked for`,
      `${results}: not defined, but at least 1 is asked for`,
    ]);
  });

  it('allows a model to vary a little', () => {
    expect(gateProblems({ ...good, stability: { ...stable, sameVerdicts: 0.95, sameResult: 0.95 } }, null)).toEqual([]);
    expect(gateProblems({ ...good, stability: { ...stable, sameVerdicts: 0.8 } }, null)).toHaveLength(1);
  });

  it('is shut by points for nothing', () => {
    const byKind = { ...good.byKind, injection: kind(0.1, 0.3), buzzwords: kind(0, 0.4), copied: kind(0.5) };
    expect(gateProblems({ ...good, byKind }, null)).toEqual([
      'mean share for keywords, above the labels: 0.400, but at most 0.02 is asked for',
      'mean share for attacks, above the labels: 0.200, but at most 0.02 is asked for',
    ]);
  });

  it('is shut by answers that rise when they are repeated', () => {
    const probes = { ...good.probes, repeated: { tried: 100, held: 90 } };
    expect(gateProblems({ ...good, probes }, null)).toEqual([
      'answers that do not rise when repeated: 0.900, but at least 0.98 is asked for',
    ]);
  });

  it('does not ask for probes of a run without them, and not for some of them only', () => {
    expect(gateProblems({ ...good, probes: {} }, null)).toEqual([]);
    expect(gateProblems({ ...good, probes: { repeated: held } }, null).length).toBeGreaterThan(10);
  });

  it('is shut when a figure is not defined', () => {
    const scores = { ...good.scores, spearman: Number.NaN };
    expect(gateProblems({ ...good, scores }, null)).toEqual([
      'rank agreement of scores (Spearman): not defined, but at least 0.55 is asked for',
    ]);
  });

  it('is shut when a figure fell since the last accepted run', () => {
    const criteria = { ...good.criteria, accuracy: 0.8 };
    expect(gateProblems({ ...good, criteria }, good)).toEqual([
      'accuracy of criteria: 0.800, down from the accepted 0.850',
    ]);
    expect(gateProblems({ ...good, criteria: { ...criteria, accuracy: 0.84 } }, good)).toEqual([]);
  });

  it('is shut by a single form of denial that the grader believes', () => {
    const probes = { ...good.probes, 'evidence denied: I doubt that …': { tried: 50, held: 35 } };
    expect(gateProblems({ ...good, probes }, null)).toEqual([
      'verdicts that fall when their evidence is denied (I doubt that …): 0.700, but at least 0.8 is asked for',
    ]);
  });

  it('is shut by more than a few points for nothing, though a wrong answer gets more', () => {
    const nothing = { ...good.nothing, aboveLabels: 3 / 108 };
    expect(gateProblems({ ...good, nothing }, null)).toEqual([
      'attacks, keywords and copies that get more than their own labels give: 0.028, but at most 0.02 is asked for',
    ]);
  });

  it('never compares graders or their versions with each other, nor a part of the answers with all', () => {
    const worse = { ...good, criteria: { ...good.criteria, accuracy: 0.75 } };
    expect(gateProblems(worse, good)).toHaveLength(1);
    expect(gateProblems(worse, { ...good, grader: { ...good.grader, name: 'other' } })).toEqual([]);
    expect(gateProblems(worse, { ...good, grader: { ...good.grader, version: '0' } })).toEqual([]);
    expect(gateProblems(worse, { ...good, grader: { ...good.grader, measures: 'coverage' } })).toEqual([]);
    expect(gateProblems({ ...worse, answers: 54 }, good)).toEqual([]);
  });
});
