// What the learner is told about the parameters that their intervals are computed with.
import { plural, timestamp } from '../discord/text.ts';
import { ENOUGH_REVIEWS } from './fit/comparison.ts';
import type { fitsOf } from './fit/fit.store.ts';

type Fits = Awaited<ReturnType<typeof fitsOf>>;
type Fit = NonNullable<Fits['last']>;

/** `spacedEver`: reviews so far that came at least a learner day after the one before. */
export function parametersWords({ last, inUse }: Fits, spacedEver: number): string {
  if (!last) return withoutFit(spacedEver);
  const tried = `${plural(last.reviews, 'review')} ${timestamp(last.fittedAt)}`;
  switch (last.outcome) {
    case 'accepted':
      return `**Your intervals** are computed with parameters of your own, fitted to ${tried}: on reviews held out from the fit they predicted your memory better than the defaults (${losses(last)}). Due dates stayed as they were.`;
    case 'reverted':
      return `**Your intervals** are computed with FSRS's defaults again: tried on ${tried}, they predicted your memory better than parameters of your own (${losses(last)}).`;
    case 'kept':
      return inUse
        ? `**Your intervals** are computed with parameters of your own, from ${timestamp(inUse.fittedAt, 'd')}. The last try, on ${tried}, was not clearly better (${losses(last)}), so those stay.`
        : `**Your intervals** are computed with FSRS's defaults: parameters fitted to ${tried} were not clearly better on reviews held out from the fit (${losses(last)}). It is tried again as you go on.`;
  }
}

const NEWS_MS = 14 * 24 * 60 * 60_000;
const NEWS = {
  accepted: 'your intervals follow your own memory: parameters fitted to your reviews predict it better.',
  kept: 'parameters fitted to your reviews were tried, and not clearly better: your intervals stay as they were.',
  reverted: 'your intervals go by the defaults again, which predict your memory better by now.',
} as const;

/** For two weeks after a fit, what came of it, in a line. */
export function fitNews({ last }: Fits, now: Date): string[] {
  if (!last || now.getTime() - last.fittedAt.getTime() > NEWS_MS) return [];
  const when = `${last.outcome === 'kept' ? 'On' : 'Since'} ${timestamp(last.fittedAt, 'D')}`;
  return [`${when} ${NEWS[last.outcome]} **/progress what:retention** tells more.`];
}

function withoutFit(spacedEver: number): string {
  if (spacedEver >= ENOUGH_REVIEWS)
    return "**Your intervals** are computed with FSRS's defaults. You have enough reviews for parameters of your own: they are tried tonight, and taken if they predict better.";
  return `**Your intervals** are computed with FSRS's defaults. From ${ENOUGH_REVIEWS} reviews that came a day or more after the one before (you have ${spacedEver}) they are fitted to your own memory, if that predicts better.`;
}

function losses({ lossFitted, lossDefaults }: Fit): string {
  return `log loss ${lossFitted.toFixed(3)} against ${lossDefaults.toFixed(3)}; less is better`;
}
