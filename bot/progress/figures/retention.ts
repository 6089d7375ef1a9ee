// How many cards were still known when they came back, and how sure that figure is.

/** A card counts as mature from this stability on, in days. */
export const MATURE_DAYS = 21;

export type Reviewed = { reviews: number; known: number };

export type Measured = Reviewed & {
  /** Share known, and the bounds that hold it with 95 % certainty; null without reviews. */
  share: number | null;
  low: number;
  high: number;
};

const Z = 1.959964;

/** Wilson's interval for a proportion: right for few reviews too, and never outside 0 to 1. */
export function measured({ reviews, known }: Reviewed): Measured {
  if (reviews === 0) return { reviews, known, share: null, low: 0, high: 1 };
  const share = known / reviews;
  const scale = 1 + Z ** 2 / reviews;
  const middle = (share + Z ** 2 / (2 * reviews)) / scale;
  const half = (Z / scale) * Math.sqrt((share * (1 - share)) / reviews + (Z / (2 * reviews)) ** 2);
  return { reviews, known, share, low: Math.max(0, middle - half), high: Math.min(1, middle + half) };
}

export type Judgement = 'too few' | 'as desired' | 'below' | 'above';

/** Whether the measured share differs from the desired one by more than chance would. */
export function judged({ reviews, low, high }: Measured, desired: number): Judgement {
  if (reviews < 30) return 'too few';
  if (high < desired) return 'below';
  return low > desired ? 'above' : 'as desired';
}
