// What a gold run says about a grader, in figures that can be kept and compared.
import type { GraderMark, Verdict } from '../bot/grading/assessment.ts';
import { type Agreement, type AgreementIntervals, agreementFigures, agreementIntervals } from './agreement.ts';
import {
  type AttackFigures,
  attackFigures,
  type InjectionFigures,
  injectionFigures,
  type NothingFigures,
  nothingFigures,
} from './attack-figures.ts';
import type { AttackTried } from './attack-run.ts';
import { type EvidenceFigures, evidenceFigures } from './evidence-check.ts';
import type { GoldVerdict, Kind } from './gold.ts';
import {
  type ChapterFigures,
  figuresByChapter,
  figuresByKind,
  type GroupFigures,
  type WorstCriterion,
  worstCriteria,
} from './gold-groups.ts';
import { type Row, rowsOf } from './gold-rows.ts';
import type { GoldGraded } from './gold-run.ts';
import type { Probe } from './probes.ts';
import { type StabilityFigures, stabilityFigures } from './stability.ts';
import { type Reasons, reasonsOf } from './ungraded.ts';

export type GoldFigures = {
  grader: GraderMark;
  answers: number;
  /** All gold answers there are: more than `answers` when a sample was graded. */
  of: number;
  questions: number;
  /** Answers without a grade, in the first call; the figures of agreement leave them out. */
  ungraded: number;
  reasons: Reasons;
  criteria: Agreement['criteria'] & { judged: number; unclear: number };
  scores: Agreement['scores'];
  intervals: AgreementIntervals;
  misconceptions: { claimed: number; found: number; falselyFound: number };
  byKind: Record<Kind, GroupFigures>;
  byChapter: ChapterFigures[];
  worst: WorstCriterion[];
  /** Labels by row (met, partly, missed), the grader by column (met, partly, missed, unclear). */
  confusion: Record<GoldVerdict, Record<Verdict, number>>;
  evidence: EvidenceFigures;
  stability: StabilityFigures | null;
  injection: InjectionFigures;
  nothing: NothingFigures;
  /** Null when code made no attacks. */
  attacks: AttackFigures | null;
  /** For each probe the changed answers whose grade did what a fair one does; none when it was not tried. */
  probes: Record<string, { tried: number; held: number }>;
  /** Of the first call of each answer. */
  cost: { calls: number; inputTokens: number; outputTokens: number };
};

export type Measured = { graded: GoldGraded[]; attacks: AttackTried[]; probes: Probe[] };

export function goldFigures({ graded, attacks, probes }: Measured, grader: GraderMark, of: number): GoldFigures {
  const rows = graded.flatMap(rowsOf);
  const { criteria, scores } = agreementFigures(graded);
  return {
    grader: { name: grader.name, version: grader.version, measures: grader.measures },
    answers: graded.length,
    of,
    questions: new Set(graded.map(({ gold }) => gold.question)).size,
    ungraded: graded.filter(({ result }) => result.kind === 'ungraded').length,
    reasons: reasonsOf(graded.flatMap(({ result, again }) => [result, ...again])),
    criteria: {
      judged: rows.length,
      unclear: rows.filter((row) => row.grader === 'unclear').length,
      ...criteria,
    },
    scores,
    intervals: agreementIntervals(graded),
    misconceptions: misconceptionFigures(graded),
    byKind: figuresByKind(graded),
    byChapter: figuresByChapter(graded),
    worst: worstCriteria(graded),
    confusion: confusionOf(rows),
    evidence: evidenceFigures(graded),
    stability: stabilityFigures(graded),
    injection: injectionFigures(graded),
    nothing: nothingFigures(graded),
    attacks: attackFigures(attacks),
    probes: probeFigures(probes),
    cost: costOf(graded),
  };
}

function misconceptionFigures(graded: GoldGraded[]): GoldFigures['misconceptions'] {
  const all = graded.flatMap(({ gold, result }) =>
    result.kind === 'assessment'
      ? result.misconceptions.map(({ id, found }) => ({ found, claimed: gold.found.includes(id) }))
      : [],
  );
  const claimed = all.filter((one) => one.claimed);
  return {
    claimed: claimed.length,
    found: claimed.filter(({ found }) => found).length,
    falselyFound: all.filter((one) => one.found && !one.claimed).length,
  };
}

function confusionOf(rows: Row[]): GoldFigures['confusion'] {
  const row = (human: GoldVerdict) => {
    const count = (grader: Verdict) => rows.filter((one) => one.human === human && one.grader === grader).length;
    return { met: count('met'), partly: count('partly'), missed: count('missed'), unclear: count('unclear') };
  };
  return { met: row('met'), partly: row('partly'), missed: row('missed') };
}

function probeFigures(probes: Probe[]): GoldFigures['probes'] {
  const byName = Map.groupBy(probes, ({ name }) => name);
  return Object.fromEntries(
    [...byName].map(([name, list]) => [name, { tried: list.length, held: list.filter(({ held }) => held).length }]),
  );
}

function costOf(graded: GoldGraded[]): GoldFigures['cost'] {
  const total = (of: (one: GoldGraded) => number) => graded.reduce((sum, one) => sum + of(one), 0);
  return {
    calls: total(({ result }) => result.cost.calls),
    inputTokens: total(({ result }) => result.cost.inputTokens),
    outputTokens: total(({ result }) => result.cost.outputTokens),
  };
}
