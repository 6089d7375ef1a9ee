import type { SpacedReview } from './replay.ts';

const LEAST = 1e-4;

/** How surprised the prediction is by what happened, in nats: 0 when it was certain and right. */
export function logLoss({ predicted, known }: Pick<SpacedReview, 'predicted' | 'known'>): number {
  return -Math.log(Math.min(1 - LEAST, Math.max(LEAST, known ? predicted : 1 - predicted)));
}
