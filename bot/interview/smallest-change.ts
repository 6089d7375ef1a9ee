// The least that would have turned a verdict: which points, said well, and which claims, left out.
import type { Assessment } from '../grading/assessment.ts';
import { passingShare, scoreOf } from '../grading/score.ts';
import { HINT_POINTS } from './follow-ups.ts';

export type SmallestChange = {
  /** Ids of criteria that would have had to be met. */
  say: string[];
  /** Ids of misconceptions that would have had to be left out. */
  leave: string[];
};

/** The fewest changes with which the answer passes, the cheapest in points among them; null when it passes as it is. */
export function smallestChange({ criteria, misconceptions }: Assessment, hints: number): SmallestChange | null {
  const open = criteria.filter(({ verdict }) => verdict !== 'met').map(({ id }) => id);
  const wrong = misconceptions.filter(({ found }) => found).map(({ id }) => id);
  const points = new Map([...criteria, ...misconceptions].map(({ id, points }) => [id, Math.abs(points)]));
  const cost = (ids: string[]) => ids.reduce((sum, id) => sum + (points.get(id) ?? 0), 0);
  const subsets = allSubsets([...wrong, ...open]).sort((a, b) => a.length - b.length || cost(a) - cost(b));
  const passing = subsets.find((changed) => {
    const score = scoreOf(
      criteria.map((one) => (changed.includes(one.id) ? { ...one, verdict: 'met' as const } : one)),
      misconceptions.map((one) => (changed.includes(one.id) ? { ...one, found: false } : one)),
    );
    return score?.verdict === 'passed' && (score.points - hints * HINT_POINTS) / score.of >= passingShare;
  });
  if (!passing || passing.length === 0) return null;
  return { say: passing.filter((id) => open.includes(id)), leave: passing.filter((id) => wrong.includes(id)) };
}

/** At most 7 criteria and 3 misconceptions: 1024 subsets. */
function allSubsets(ids: string[]): string[][] {
  return Array.from({ length: 2 ** ids.length }, (_, bits) => ids.filter((_id, at) => (bits >> at) & 1));
}
