// A single card outside a session: all of it, what FSRS knows, and its passage.
import { passage } from '../decks/passage.ts';
import { button, row } from '../discord/components.ts';
import { customId } from '../discord/custom-id.ts';
import { embed } from '../discord/embed.ts';
import { pages } from '../discord/pages.ts';
import type { Reply } from '../discord/route.ts';
import { escapeMarkdown, plural, timestamp } from '../discord/text.ts';
import type { CardDetails } from './card-details.store.ts';
import { type FsrsParameters, retrievability } from './schedule.ts';
import { frontText, reportButtons } from './study.view.ts';

const PAGE = 3000;

export function cardView({ card, state, parameters }: CardDetails, learnerId: bigint, now: Date, news?: string): Reply {
  const suspended = state?.suspended ?? false;
  const hold = suspended
    ? button({ id: customId('card.unsuspend', learnerId, card.id), label: 'Take back', style: 'success' })
    : button({ id: customId('card.suspend', learnerId, card.id, state?.version ?? 0), label: 'Suspend' });
  return {
    ...(news && { content: news }),
    embeds: [
      embed({
        description: `${frontText(card)}\n\n${card.back}`,
        fields: [{ name: 'What is known about you and this card', value: standing(state, parameters, now) }],
      }),
    ],
    rows: [
      row(
        button({ id: customId('card.passage', learnerId, card.id), label: 'Where is this from?' }),
        hold,
        ...reportButtons(card, learnerId),
      ),
    ],
  };
}

/** The passage, a page of it at a time, from 0; without a page, the one where the card's own line stands. */
export function passageView({ card, chapterText }: CardDetails, learnerId: bigint, wanted?: number): Reply {
  if (card.own)
    return { content: `You added this card yourself: line ${card.line} of ${escapeMarkdown(card.heading)}.` };
  const { text, opening } = passage(chapterText, card.line);
  const all = pages(text, PAGE);
  const own = Math.max(
    0,
    all.findIndex((page) => page.includes(opening)),
  );
  const page = Math.min(wanted ?? own, all.length - 1);
  return {
    embeds: [
      embed({
        title: `Chapter ${card.chapter.number}: ${card.chapter.title}`,
        description: all[page] ?? 'This passage is no longer in the chapter.',
        footer: all.length > 1 ? `Page ${page + 1} of ${all.length}` : undefined,
      }),
    ],
    ...(all.length > 1 && { rows: [pageTurner(card.id, learnerId, page, all.length)] }),
  };
}

function pageTurner(cardId: number, learnerId: bigint, page: number, count: number) {
  const turn = (by: -1 | 1, label: string) =>
    button({
      id: customId('card.page', learnerId, cardId, (page + by + count) % count, by + 1),
      label,
      disabled: page + by < 0 || page + by >= count,
    });
  return row(turn(-1, 'Previous page'), turn(1, 'Next page'));
}

function standing(state: CardDetails['state'], parameters: FsrsParameters, now: Date): string {
  if (!state || state.phase === 'new') return state?.suspended ? 'Not met yet, and suspended.' : 'Not met yet.';
  const { phase, reps, lapses, stability, difficulty, lastReview, showFrom, suspended } = state;
  const next = suspended
    ? 'Suspended: it does not come back until you take it back.'
    : `Comes back ${timestamp(showFrom)}.`;
  const known = Math.round(retrievability(state, now, parameters) * 100);
  return [
    `${phase === 'review' ? 'In review' : 'In learning'}: ${plural(reps, 'answer')}, ${plural(lapses, 'lapse')}${lastReview ? `, the last ${timestamp(lastReview)}` : ''}.`,
    `Stability ${stability.toFixed(1)} days, difficulty ${difficulty.toFixed(1)} of 10, known by now with ${known} %.`,
    next,
  ].join('\n');
}
