// What a gold run says about a grader, in figures that can be kept and compared.
import type { Verdict } from '../bot/grading/assessment.ts';
import { scoreOf } from '../bot/grading/score.ts';
import { decisionFigures, kendall, mean, pearson, rmse, spearman } from './figures.ts';
import { type GoldAnswer, type GoldVerdict, type Kind, kinds } from './gold.ts';
import type { GoldGraded, Probe } from './gold-run.ts';

export type KindFigures = {
  answers: number;
  /** Mean share of the points, by the labels and by the grader. */
  human: number;
  grader: number;
  /** Criteria on which both say the same. */
  agreement: number;
};

export type GoldFigures = {
  grader: { name: string; version: string };
  answers: number;
  ungraded: number;
  criteria: {
    judged: number;
    unclear: number;
    /** The same verdict of three. */
    agreement: number;
    /** Met and partly against missed. */
    accuracy: number;
    f1: number;
    tpr: number;
    tnr: number;
  };
  /** Over answers, the share of the points. */
  scores: { pearson: number; spearman: number; kendall: number; rmse: number; passAgreement: number };
  misconceptions: { claimed: number; found: number; falselyFound: number };
  byKind: Record<Kind, KindFigures>;
  /** Labels by row (met, partly, missed), the grader by column (met, partly, missed, unclear). */
  confusion: Record<GoldVerdict, Record<Verdict, number>>;
  /** For each probe the share of changed answers whose grade did what a fair one does. */
  probes: Record<string, { tried: number; held: number }>;
  cost: { calls: number; inputTokens: number; outputTokens: number; msPerAnswer: number };
};

type Row = { kind: Kind; human: GoldVerdict; grader: Verdict };

export function goldFigures(graded: GoldGraded[], probes: Probe[], grader: GoldFigures['grader']): GoldFigures {
  const rows = graded.flatMap(rowsOf);
  const clear = rows.filter((row) => row.grader !== 'unclear');
  const yes = (verdict: Verdict) => (verdict === 'missed' ? 0 : 1);
  return {
    grader: { name: grader.name, version: grader.version },
    answers: graded.length,
    ungraded: graded.filter(({ result }) => result.kind === 'ungraded').length,
    criteria: {
      judged: rows.length,
      unclear: rows.length - clear.length,
      agreement: agreementOf(rows),
      ...decisionFigures(clear.map((row) => ({ grader: yes(row.grader), human: yes(row.human) }))),
    },
    scores: scoreFigures(graded),
    misconceptions: misconceptionFigures(graded),
    byKind: Object.fromEntries(kinds.map((kind) => [kind, kindFigures(graded, kind)])) as Record<Kind, KindFigures>,
    confusion: confusionOf(rows),
    probes: probeFigures(probes),
    cost: costOf(graded),
  };
}

/** The share of the points that the labels give; they leave nothing unclear. */
export function labelledScore({ question, verdicts, found }: GoldAnswer) {
  const criteria = question.criteria.map(({ id, points, essential }) => ({
    id,
    points,
    essential,
    verdict: verdicts[id]!,
    evidence: null,
  }));
  const misconceptions = question.misconceptions.map(({ id, points }) => ({
    id,
    points,
    found: found.includes(id),
    evidence: null,
  }));
  return scoreOf(criteria, misconceptions)!;
}

function rowsOf({ gold, result }: GoldGraded): Row[] {
  if (result.kind === 'ungraded') return [];
  return result.criteria.map(({ id, verdict }) => ({ kind: gold.kind, human: gold.verdicts[id]!, grader: verdict }));
}

function agreementOf(rows: Row[]): number {
  return rows.filter((row) => row.human === row.grader).length / rows.length;
}

function scoresIn(graded: GoldGraded[]) {
  return graded.flatMap(({ gold, result }) =>
    result.kind === 'assessment' ? [{ human: labelledScore(gold), grader: result.score }] : [],
  );
}

function scoreFigures(graded: GoldGraded[]): GoldFigures['scores'] {
  const scores = scoresIn(graded);
  const pairs = scores.map(({ human, grader }) => ({ human: human.share, grader: grader.share }));
  const decided = scores.filter(({ grader }) => grader.verdict !== 'undecided');
  return {
    pearson: pearson(pairs),
    spearman: spearman(pairs),
    kendall: kendall(pairs),
    rmse: rmse(pairs),
    passAgreement: mean(decided.map(({ human, grader }) => (human.verdict === grader.verdict ? 1 : 0))),
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

function kindFigures(graded: GoldGraded[], kind: Kind): KindFigures {
  const mine = graded.filter(({ gold }) => gold.kind === kind);
  const scores = scoresIn(mine);
  return {
    answers: mine.length,
    human: mean(scores.map(({ human }) => human.share)),
    grader: mean(scores.map(({ grader }) => grader.share)),
    agreement: agreementOf(mine.flatMap(rowsOf)),
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
    msPerAnswer: mean(graded.map(({ result }) => result.cost.ms)),
  };
}
