// Whether a grader says the same when it is asked again.
import type { GoldGraded, Result } from './gold-run.ts';

export type StabilityFigures = {
  /** How often each answer was graded. */
  calls: number;
  /**
   * Share of the verdicts, on criteria and misconceptions, that are the same in all calls. A call without a grade is
   * another verdict; answers that no call graded are left out.
   */
  sameVerdicts: number;
  /** Share of the answers that pass, fail or are undecided in all calls alike. */
  sameResult: number;
  /** How far the calls' shares of the points lie apart, over the answers that were always graded. */
  meanRange: number;
  largestRange: number;
};

/** Null when every answer was graded once. */
export function stabilityFigures(graded: GoldGraded[]): StabilityFigures | null {
  const most = Math.max(0, ...graded.map(({ again }) => 1 + again.length));
  if (most < 2) return null;
  const answers = graded
    .map(({ gold, result, again }) => ({ question: gold.question, results: [result, ...again] }))
    .filter(({ results }) => results.some(({ kind }) => kind === 'assessment'));
  const verdicts = answers.flatMap(({ question, results }) =>
    [...question.criteria, ...question.misconceptions].map(({ id }) => results.map((result) => verdictOn(id, result))),
  );
  const calls = answers.map(({ results }) => results);
  const ranges = calls.flatMap(rangeOf);
  return {
    calls: most,
    sameVerdicts: shareOf(verdicts, allSame),
    sameResult: shareOf(
      calls.map((results) => results.map(outcome)),
      allSame,
    ),
    meanRange: ranges.reduce((sum, range) => sum + range, 0) / ranges.length,
    largestRange: ranges.length === 0 ? Number.NaN : Math.max(...ranges),
  };
}

function verdictOn(id: string, result: Result): string {
  if (result.kind === 'ungraded') return 'ungraded';
  const misconception = result.misconceptions.find((one) => one.id === id);
  return misconception ? String(misconception.found) : result.criteria.find((one) => one.id === id)!.verdict;
}

function outcome(result: Result): string {
  return result.kind === 'assessment' ? result.score.verdict : 'ungraded';
}

function rangeOf(results: Result[]): number[] {
  const shares = results.flatMap((result) => (result.kind === 'assessment' ? [result.score.share] : []));
  return shares.length < results.length ? [] : [Math.max(...shares) - Math.min(...shares)];
}

function allSame(values: string[]): boolean {
  return values.every((value) => value === values[0]);
}

function shareOf<T>(items: T[], holds: (item: T) => boolean): number {
  return items.filter(holds).length / items.length;
}
