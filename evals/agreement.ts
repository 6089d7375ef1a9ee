// How far a grader agrees with the labels, and how far that would move with other questions.
import type { Verdict } from '../bot/grading/assessment.ts';
import { type Interval, intervalsOf } from './bootstrap.ts';
import {
  type Decisions,
  decisionFigures,
  kendall,
  mean,
  meanAbsoluteError,
  type Pair,
  pearson,
  rmse,
  spearman,
} from './figures.ts';
import { type Row, rowsOf, type ScoreRow, scoreRowsOf } from './gold-rows.ts';
import type { GoldGraded } from './gold-run.ts';

/** Over criteria. The decisions are met or partly against missed, and leave out what is unclear. */
export type CriteriaAgreement = Decisions & {
  /** The same verdict of three. */
  agreement: number;
};
/** Over answers: the shares of the points, and whether they pass. */
export type ScoreAgreement = {
  pearson: number;
  spearman: number;
  kendall: number;
  rmse: number;
  meanAbsoluteError: number;
  passAgreement: number;
};
export type Agreement = { criteria: CriteriaAgreement; scores: ScoreAgreement };
export type AgreementIntervals = Record<keyof CriteriaAgreement | keyof ScoreAgreement, Interval>;

export function agreementFigures(graded: GoldGraded[]): Agreement {
  return {
    criteria: criteriaAgreement(graded.flatMap(rowsOf)),
    scores: scoreAgreement(graded.flatMap(scoreRowsOf)),
  };
}

/** The 95 % intervals. Whole questions are drawn anew, as all answers to one are judged by the same rubric. */
export function agreementIntervals(graded: GoldGraded[]): AgreementIntervals {
  const clusters = [...Map.groupBy(graded, ({ gold }) => gold.question).values()].map((answers) =>
    answers.map((one) => ({ rows: rowsOf(one), scores: scoreRowsOf(one) })),
  );
  return intervalsOf(clusters, (drawn) => ({
    ...criteriaAgreement(drawn.flatMap(({ rows }) => rows)),
    ...scoreAgreement(drawn.flatMap(({ scores }) => scores)),
  }));
}

/** Whether a verdict says that a point was made, at least partly. */
export function isYes(verdict: Verdict): boolean {
  return verdict === 'met' || verdict === 'partly';
}

export function criteriaAgreement(rows: Row[]): CriteriaAgreement {
  const clear = rows.filter(({ grader }) => grader !== 'unclear');
  const decision = (verdict: Verdict) => (isYes(verdict) ? 1 : 0);
  const pairs = clear.map(({ human, grader }): Pair => ({ grader: decision(grader), human: decision(human) }));
  return {
    agreement: rows.filter(({ human, grader }) => human === grader).length / rows.length,
    ...decisionFigures(pairs),
  };
}

export function scoreAgreement(scores: ScoreRow[]): ScoreAgreement {
  const pairs = scores.map(({ human, grader }): Pair => ({ grader: grader.share, human: human.share }));
  const decided = scores.filter(({ grader }) => grader.verdict !== 'undecided');
  return {
    pearson: pearson(pairs),
    spearman: spearman(pairs),
    kendall: kendall(pairs),
    rmse: rmse(pairs),
    meanAbsoluteError: meanAbsoluteError(pairs),
    passAgreement: mean(decided.map(({ human, grader }) => (human.verdict === grader.verdict ? 1 : 0))),
  };
}
