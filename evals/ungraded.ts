// Answers without a grade: they are counted by their reason, and never given a number.
import type { Assessment, Ungraded, UngradedReason } from '../bot/grading/assessment.ts';

export type Reasons = Partial<Record<UngradedReason, number>>;

/** How often each reason stood in the way of a grade. */
export function reasonsOf(results: (Assessment | Ungraded)[]): Reasons {
  const reasons = results.flatMap((result) => (result.kind === 'ungraded' ? [result.reason] : []));
  return Object.fromEntries([...Map.groupBy(reasons, (reason) => reason)].map(([reason, all]) => [reason, all.length]));
}

/** Such as "timeout 3, junk 1". */
export function reasonsText(reasons: Reasons): string {
  return Object.entries(reasons)
    .sort(([, a], [, b]) => b - a)
    .map(([reason, count]) => `${reason} ${count}`)
    .join(', ');
}
