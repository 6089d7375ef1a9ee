// How far FSRS's predictions are from what a learner turned out to know.
import { measured } from './retention.ts';

export type Calibration = {
  /** Reviews compared. */
  reviews: number;
  /** The share of them that FSRS expected to be known, and the share that was; null without reviews. */
  predicted: number | null;
  known: number | null;
  /** By what the odds of knowing a card differ from those that FSRS gives: at best guess, and with 95 % certainty. */
  odds: { low: number; middle: number; high: number };
};

/** FSRS's own word counts as much as so many reviews, so that a few reviews neither move figures much nor make them sure. */
const TRUST = 30;
/** What FSRS aims at, where nothing has come back yet. */
const USUAL = 0.9;

/**
 * Compares predictions with answers. Odds are moved rather than probabilities, since these stay between 0 and 1 then, and
 * a card that is nearly sure moves less than a doubtful one: of 95 % and half the odds become 90 %, of 50 % 33 %.
 */
export function calibration(reviews: { predicted: number; known: boolean }[]): Calibration {
  const count = reviews.length;
  const known = reviews.filter((review) => review.known).length;
  const predicted = count === 0 ? USUAL : reviews.reduce((sum, review) => sum + review.predicted, 0) / count;
  const { share, low, high } = measured({ reviews: count + TRUST, known: known + TRUST * predicted });
  const against = (part: number) => oddsOf(part) / oddsOf(predicted);
  return {
    reviews: count,
    predicted: count === 0 ? null : predicted,
    known: count === 0 ? null : known / count,
    odds: { low: against(low), middle: against(share!), high: against(high) },
  };
}

/** A predicted probability with its odds moved. */
export function calibrated(predicted: number, odds: number): number {
  return (predicted * odds) / (1 - predicted + predicted * odds);
}

/** Of what is neither impossible nor certain. */
function oddsOf(share: number): number {
  const inside = Math.min(Math.max(share, 0.005), 0.995);
  return inside / (1 - inside);
}
