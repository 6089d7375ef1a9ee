// A grader over the gold answers.
import type { Assessment, Ungraded } from '../bot/grading/assessment.ts';
import { gradeWith } from '../bot/grading/grade.ts';
import type { Grader } from '../bot/grading/grader.ts';
import type { GoldAnswer } from './gold.ts';
import { inTurn } from './in-turn.ts';

export type Result = Assessment | Ungraded;

export type GoldGraded = {
  gold: GoldAnswer;
  /** Of the first call; all figures but those of stability are about it. */
  result: Result;
  /** Of the further calls. */
  again: Result[];
  /** How long the first call took. */
  ms: number;
};

export type Pace = {
  /** How many answers are graded at a time. */
  atOnce: number;
  /** How often each answer is graded. */
  repeat?: number;
};

/**
 * Grades every answer. Repetitions come after all answers have been graded once, and backwards, so that a grader which
 * remembers something shows it.
 */
export async function gradeGold(
  gold: GoldAnswer[],
  grader: Grader,
  { atOnce, repeat = 1 }: Pace,
): Promise<GoldGraded[]> {
  const graded = await inTurn(gold, atOnce, async (one): Promise<GoldGraded> => {
    const started = performance.now();
    const result = await gradeWith(grader, one.question, one.answer);
    return { gold: one, result, again: [], ms: performance.now() - started };
  });
  for (let call = 2; call <= repeat; call++) {
    await inTurn(graded.toReversed(), atOnce, async ({ gold: { question, answer }, again }) => {
      again.push(await gradeWith(grader, question, answer));
    });
  }
  return graded;
}

/** The highest share of the points that any of the calls gave; 0 where none gave a grade. */
export function highestShare({ result, again }: GoldGraded): number {
  return Math.max(0, ...[result, ...again].map((one) => (one.kind === 'assessment' ? one.score.share : 0)));
}
