// Siblings, such as a question and its criteria, are not shown on one day: one gives the others away.
import type { Phase } from '../db/generated/enums.ts';

export type Sibling = {
  phase: Phase;
  due: Date;
  showFrom: Date;
  suspended: boolean;
  /** True when it has waited for a sibling since it was last answered. */
  waited: boolean;
};

/**
 * Whether a card must wait until the next learner day because its sibling was answered now: a review of today that has not
 * waited before. So none waits longer than a day. Learning cards never wait, nor does one that was pulled forward.
 */
export function mustWait(sibling: Sibling, nextDayStart: Date): boolean {
  const today = sibling.showFrom < nextDayStart && sibling.showFrom >= sibling.due;
  return sibling.phase === 'review' && today && !sibling.waited && !sibling.suspended;
}
