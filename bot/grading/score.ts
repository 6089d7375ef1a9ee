// The score is counted here, out of verdicts and points; no grader ever names a number.
import type { CriterionVerdict, MisconceptionVerdict, Score, Verdict } from './assessment.ts';

/** Passing takes this share of the points, and every essential criterion at least partly. */
export const passingShare = 0.6;

const worth: Record<Exclude<Verdict, 'unclear'>, number> = { met: 1, partly: 0.5, missed: 0 };

/** Null when more than a third of the points are unclear: too much for a grade. */
export function scoreOf(criteria: CriterionVerdict[], misconceptions: MisconceptionVerdict[]): Score | null {
  const all = sum(criteria.map(({ points }) => points));
  const clear = criteria.filter(({ verdict }) => verdict !== 'unclear');
  const of = sum(clear.map(({ points }) => points));
  if (of === 0 || (all - of) * 3 > all) return null;
  const earned = sum(clear.map(({ verdict, points }) => (verdict === 'unclear' ? 0 : worth[verdict] * points)));
  const lost = sum(misconceptions.filter(({ found }) => found).map(({ points }) => Math.abs(points)));
  const points = Math.max(0, earned - lost);
  const share = points / of;
  return { points, of, share, verdict: verdictOf(criteria, share) };
}

function verdictOf(criteria: CriterionVerdict[], share: number): Score['verdict'] {
  const essentials = criteria.filter(({ essential }) => essential).map(({ verdict }) => verdict);
  if (essentials.includes('missed')) return 'failed';
  if (essentials.includes('unclear')) return 'undecided';
  return share >= passingShare ? 'passed' : 'failed';
}

function sum(numbers: number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
