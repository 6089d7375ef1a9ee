// Whether parameters fitted to a learner predict better than the defaults, on cards that the fit has not seen.
import type { FitOutcome } from '../../db/generated/enums.ts';
import { DEFAULT_PARAMETERS, type FsrsParameters } from '../../study/schedule.ts';
import { logLoss } from './log-loss.ts';
import { type LoggedAnswer, predictions } from './replay.ts';

/** Below this many reviews that came at least a learner day after the one before, fits do harm more often than good. */
export const ENOUGH_REVIEWS = 900;
const FOLDS = 5;

export type Comparison = {
  /** Reviews compared. */
  reviews: number;
  /** Mean log loss on held-out reviews, in nats. */
  lossDefaults: number;
  lossFitted: number;
  /** Standard error of the difference between the two, over cards. */
  standardError: number;
};

/** Fits to four fifths of the cards and predicts the other fifth, five times; every card is held out once. */
export async function crossValidate(
  cards: LoggedAnswer[][],
  fitTo: (cards: LoggedAnswer[][]) => Promise<FsrsParameters>,
): Promise<Comparison> {
  const gains: CardGain[] = [];
  for (let fold = 0; fold < FOLDS; fold++) {
    const parameters = await fitTo(cards.filter((_, place) => place % FOLDS !== fold));
    const heldOut = cards.filter((_, place) => place % FOLDS === fold);
    gains.push(...heldOut.map((card) => cardGain(card, parameters)));
  }
  return compare(gains);
}

/**
 * Fitted parameters are taken when they beat the defaults by more than a standard error; a learner's own are given up
 * when the defaults beat them. In between what is in use stays, so that chance doesn't switch to and fro.
 */
export function outcomeOf({ lossDefaults, lossFitted, standardError }: Comparison, ownInUse: boolean): FitOutcome {
  const gain = lossDefaults - lossFitted;
  if (gain > standardError) return 'accepted';
  return ownInUse && gain < 0 ? 'reverted' : 'kept';
}

/** Sums over the reviews of one card. */
type CardGain = { reviews: number; defaults: number; fitted: number };

function cardGain(card: LoggedAnswer[], parameters: FsrsParameters): CardGain {
  const loss = (used: FsrsParameters) => predictions([card], used).reduce((sum, review) => sum + logLoss(review), 0);
  return {
    reviews: predictions([card], parameters).length,
    defaults: loss(DEFAULT_PARAMETERS),
    fitted: loss(parameters),
  };
}

function compare(cards: CardGain[]): Comparison {
  const sum = (of: (card: CardGain) => number) => cards.reduce((total, card) => total + of(card), 0);
  const reviews = sum((card) => card.reviews);
  if (reviews === 0) return { reviews, lossDefaults: 0, lossFitted: 0, standardError: 0 };
  const gain = sum(({ defaults, fitted }) => defaults - fitted) / reviews;
  // The reviews of a card belong together, so the error is that of a ratio of sums over cards.
  const squares = sum((card) => (card.defaults - card.fitted - gain * card.reviews) ** 2);
  return {
    reviews,
    lossDefaults: sum(({ defaults }) => defaults) / reviews,
    lossFitted: sum(({ fitted }) => fitted) / reviews,
    standardError: Math.sqrt(squares) / reviews,
  };
}
