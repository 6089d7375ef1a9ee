// Figures of a gold run for parts of it: kinds of answers, chapters, criteria.
import { criteriaAgreement, isYes, scoreAgreement } from './agreement.ts';
import { mean } from './figures.ts';
import { type Kind, kinds } from './gold.ts';
import { rowsOf, scoreRowsOf } from './gold-rows.ts';
import type { GoldGraded } from './gold-run.ts';

export type GroupFigures = {
  answers: number;
  /** Mean share of the points, by the labels and by the grader. */
  human: number;
  grader: number;
  /** Criteria on which both say the same of three. */
  agreement: number;
};
export type ChapterFigures = GroupFigures & { chapter: number; accuracy: number; meanAbsoluteError: number };

/** A criterion that is judged wrongly: met or partly against missed. */
export type WorstCriterion = {
  chapter: number;
  question: string;
  criterion: string;
  /** Answers with a grade. */
  judged: number;
  /** The answer makes the point, and the grader doesn't see it or isn't sure. */
  unseen: number;
  /** The answer doesn't make the point, and the grader gives it. */
  unearned: number;
};

export function figuresByKind(graded: GoldGraded[]): Record<Kind, GroupFigures> {
  const of = (kind: Kind) => groupFigures(graded.filter(({ gold }) => gold.kind === kind));
  return Object.fromEntries(kinds.map((kind) => [kind, of(kind)])) as Record<Kind, GroupFigures>;
}

export function figuresByChapter(graded: GoldGraded[]): ChapterFigures[] {
  return [...Map.groupBy(graded, ({ gold }) => gold.chapter)].map(([chapter, mine]) => ({
    chapter,
    ...groupFigures(mine),
    accuracy: criteriaAgreement(mine.flatMap(rowsOf)).accuracy,
    meanAbsoluteError: scoreAgreement(mine.flatMap(scoreRowsOf)).meanAbsoluteError,
  }));
}

/** The criteria that are judged wrongly most often, at most `most` of them. */
export function worstCriteria(graded: GoldGraded[], most = 15): WorstCriterion[] {
  const rows = graded.flatMap(rowsOf);
  const byCriterion = Map.groupBy(rows, ({ gold, criterion }) => `${gold.chapter}/${gold.question.id}/${criterion}`);
  return [...byCriterion.values()]
    .map((list): WorstCriterion => {
      const { gold, criterion } = list[0]!;
      const count = (made: boolean) =>
        list.filter(({ human, grader }) => isYes(human) === made && isYes(grader) !== made).length;
      const [unseen, unearned] = [count(true), count(false)];
      return { chapter: gold.chapter, question: gold.question.id, criterion, judged: list.length, unseen, unearned };
    })
    .filter((one) => wrongly(one) > 0)
    .sort((a, b) => wrongly(b) / b.judged - wrongly(a) / a.judged)
    .slice(0, most);
}

function wrongly({ unseen, unearned }: WorstCriterion): number {
  return unseen + unearned;
}

function groupFigures(mine: GoldGraded[]): GroupFigures {
  const scores = mine.flatMap(scoreRowsOf);
  return {
    answers: mine.length,
    human: mean(scores.map(({ human }) => human.share)),
    grader: mean(scores.map(({ grader }) => grader.share)),
    agreement: criteriaAgreement(mine.flatMap(rowsOf)).agreement,
  };
}
