// Which button a graded answer speaks for. The learner decides.
import type { Assessment } from '../grading/assessment.ts';
import type { Rating } from './schedule.ts';

/** Again when an essential point was missed, Good when the answer passed, else none; never Hard or Easy. */
export function proposedRating({ criteria, score }: Assessment): Rating | null {
  if (criteria.some(({ essential, verdict }) => essential && verdict === 'missed')) return 1;
  return score.verdict === 'passed' ? 3 : null;
}
