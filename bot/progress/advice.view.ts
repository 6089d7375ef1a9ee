import { plural } from '../discord/text.ts';
import type { Advice } from './figures/advice.ts';
import { percent, points } from './words.ts';

/** The one thing that would help most, in a sentence. */
export function adviceWords(advice: Advice): string {
  switch (advice.kind) {
    case 'begin':
      return 'begin. **/study** shows the first cards, and ten minutes a day go a long way.';
    case 'catch up':
      return `catch up on ${plural(advice.overdue, 'review')} from earlier days: that alone lifts what you know by about ${points(advice.gain)}. **/study** puts the most endangered first.`;
    case 'more new cards':
      return `${advice.needed} new cards a day instead of ${advice.newPerDay}: every card is then met in time, which lifts expected recall by about ${points(advice.gain)}. **/settings new-cards** sets it.`;
    case 'sooner':
      return `**/settings retention** ${Math.round(advice.retention * 100)}. You knew ${percent(advice.known)} of the cards that came back, where ${percent(advice.predicted)} were expected: asking for more brings them back sooner, which lifts expected recall by about ${points(advice.gain)}, for more reviews a day.`;
    case 'weakest chapter': {
      const { number, title, asSet, unseen } = advice.chapter;
      const why = unseen > 0 ? `, with ${plural(unseen, 'card')} not met yet` : '';
      return `chapter ${number}, ${title}: you would know ${percent(asSet)} of it${why}. **/study chapters: ${number}** takes it first.`;
    }
    case 'keep on':
      return advice.loss < 0.005
        ? 'you are on your way: go on with your reviews.'
        : `go on with your reviews. You are on your way, and stopping today would cost about ${points(advice.loss)} by then.`;
  }
}
