// A grader over a labelled data set, and the figures that come out.
import type { Assessment, Ungraded } from '../bot/grading/assessment.ts';
import { gradeWith } from '../bot/grading/grade.ts';
import type { Grader } from '../bot/grading/grader.ts';
import type { Labelled } from './dataset.ts';
import { bootstrap, type Decisions, decisionFigures, type Interval, pearson, rmse } from './figures.ts';

export type Graded = { labelled: Labelled; result: Assessment | Ungraded };

export type DatasetFigures = Decisions & {
  /** Lines of the data set. */
  n: number;
  pearson: number;
  rmse: number;
  /** Lines without a grade; the other figures leave them out. */
  ungraded: number;
};

/** From this share of the points on a grade counts as a yes. */
const yesFrom = 0.5;

/** Grades every line, `atOnce` of them at a time, in the order of the set. */
export async function gradeAll(
  set: Labelled[],
  graderFor: (labelled: Labelled) => Grader,
  atOnce = 1,
  progress: (done: number) => void = () => {},
): Promise<Graded[]> {
  const graded: Graded[] = new Array(set.length);
  let next = 0;
  let done = 0;
  const work = async () => {
    for (let i = next++; i < set.length; i = next++) {
      const labelled = set[i]!;
      const result = await gradeWith(graderFor(labelled), labelled.question, labelled.answer);
      graded[i] = { labelled, result };
      progress(++done);
    }
  };
  await Promise.all(Array.from({ length: atOnce }, work));
  return graded;
}

/**
 * Decisions are held against each person's, so that with two people the accuracy is the mean of both; `pearson` and
 * `rmse` are of the share of the points against the people's score.
 */
export function datasetFigures(graded: Graded[]): DatasetFigures {
  const shares = graded.flatMap(({ labelled, result }) =>
    result.kind === 'assessment' ? [{ labelled, share: result.score.share }] : [],
  );
  const decisions = shares.flatMap(({ labelled, share }) =>
    labelled.decisions.map((human) => ({ grader: share >= yesFrom ? 1 : 0, human })),
  );
  const scores = shares.map(({ labelled, share }) => ({ grader: share, human: labelled.score }));
  return {
    n: graded.length,
    ...decisionFigures(decisions),
    pearson: pearson(scores),
    rmse: rmse(scores),
    ungraded: graded.length - shares.length,
  };
}

/** The 95 % interval of the accuracy. Whole answers are drawn anew: several lines about one answer stand or fall together. */
export function accuracyInterval(graded: Graded[]): Interval {
  const byAnswer = Map.groupBy(graded, ({ labelled }) => labelled.answer);
  return bootstrap([...byAnswer.values()], (drawn) => datasetFigures(drawn.flat()).accuracy);
}
