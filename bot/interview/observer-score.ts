// What an observer's verdict on a group's answer comes to, counted as a grader's is.
import type { Assessment, Score } from '../grading/assessment.ts';
import { scoreOf } from '../grading/score.ts';

/** `met`: ids of the points that the observer found made; all others count as missed. Hints and wrong claims are left out. */
export function observerScore({ criteria }: Pick<Assessment, 'criteria'>, met: string[]): Score | null {
  const verdicts = criteria.map((one) => ({
    ...one,
    verdict: met.includes(one.id) ? ('met' as const) : ('missed' as const),
  }));
  return scoreOf(verdicts, []);
}
