// A grader over a labelled data set, and the figures that come out.
import type { Assessment, Ungraded } from '../bot/grading/assessment.ts';
import { gradeWith } from '../bot/grading/grade.ts';
import type { Grader } from '../bot/grading/grader.ts';
import { type Intervals, intervalsOf } from './bootstrap.ts';
import type { Labelled } from './dataset.ts';
import { type Decisions, decisionFigures, pearson, rmse } from './figures.ts';
import { inTurn } from './in-turn.ts';

export type Graded = { labelled: Labelled; result: Assessment | Ungraded };

export type AgreementFigures = Decisions & { pearson: number; rmse: number };
export type DatasetFigures = AgreementFigures & {
  /** Lines of the data set. */
  n: number;
  /** Lines without a grade; the other figures leave them out. */
  ungraded: number;
};

/** From this share of the points on a grade counts as a yes. */
const yesFrom = 0.5;

/** Grades every line, `atOnce` of them at a time, in the order of the set. */
export function gradeAll(set: Labelled[], graderFor: (labelled: Labelled) => Grader, atOnce = 1): Promise<Graded[]> {
  return inTurn(set, atOnce, async (labelled) => ({
    labelled,
    result: await gradeWith(graderFor(labelled), labelled.question, labelled.answer),
  }));
}

/**
 * Decisions are held against each person's, so that with two people the accuracy is the mean of both; `pearson` and
 * `rmse` are of the share of the points against the people's score.
 */
export function datasetFigures(graded: Graded[]): DatasetFigures {
  const shares = graded.flatMap(shareIn);
  return { n: graded.length, ...agreementOf(shares), ungraded: graded.length - shares.length };
}

/** The 95 % intervals. Whole answers are drawn anew: several lines about one answer stand or fall together. */
export function datasetIntervals(graded: Graded[]): Intervals<keyof AgreementFigures> {
  const byAnswer = Map.groupBy(graded, ({ labelled }) => `${labelled.question.prompt}\n${labelled.answer}`);
  const clusters = [...byAnswer.values()].map((lines) => lines.flatMap(shareIn));
  return intervalsOf(clusters, agreementOf);
}

type Share = { labelled: Labelled; share: number };

function shareIn({ labelled, result }: Graded): Share[] {
  return result.kind === 'assessment' ? [{ labelled, share: result.score.share }] : [];
}

function agreementOf(shares: Share[]): AgreementFigures {
  const decisions = shares.flatMap(({ labelled, share }) =>
    labelled.decisions.map((human) => ({ grader: share >= yesFrom ? 1 : 0, human })),
  );
  const scores = shares.map(({ labelled, share }) => ({ grader: share, human: labelled.score }));
  return { ...decisionFigures(decisions), pearson: pearson(scores), rmse: rmse(scores) };
}
