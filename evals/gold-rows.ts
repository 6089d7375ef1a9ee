// Graded gold answers beside their labels: verdict by verdict, and score by score.
import type { Score, Verdict } from '../bot/grading/assessment.ts';
import { scoreOf } from '../bot/grading/score.ts';
import type { GoldAnswer, GoldVerdict } from './gold.ts';
import type { GoldGraded } from './gold-run.ts';

/** One criterion of one answer. */
export type Row = { gold: GoldAnswer; criterion: string; human: GoldVerdict; grader: Verdict };
/** One answer. */
export type ScoreRow = { human: Score; grader: Score };

/** Answers without a grade have no rows. */
export function rowsOf({ gold, result }: GoldGraded): Row[] {
  if (result.kind === 'ungraded') return [];
  return result.criteria.map(({ id, verdict }) => ({
    gold,
    criterion: id,
    human: gold.verdicts[id]!,
    grader: verdict,
  }));
}

export function scoreRowsOf({ gold, result }: GoldGraded): ScoreRow[] {
  return result.kind === 'ungraded' ? [] : [{ human: labelledScore(gold), grader: result.score }];
}

/** The score that the labels give; they leave nothing unclear. */
export function labelledScore({ question, verdicts, found }: GoldAnswer): Score {
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
