// What a session shows next: a card, or why there is none.

import type { Database } from '../db/database.ts';
import { button, row } from '../discord/components.ts';
import { customId } from '../discord/custom-id.ts';
import { embed } from '../discord/embed.ts';
import type { Reply } from '../discord/route.ts';
import { timestamp } from '../discord/text.ts';
import { nextCard } from './queue.store.ts';
import type { Nothing } from './queue-end.store.ts';
import { openSession } from './session.store.ts';
import { frontView, type Place, restRows } from './study.view.ts';
import type { SessionQueue } from './study-settings.store.ts';
import { sessionSummary } from './summary.store.ts';
import { summaryText } from './summary.view.ts';

export type LastPress = {
  /** What the last press did, in a sentence. */
  news?: string;
  /** The card that the last answer made a leech, and its version. */
  leech?: { cardId: number; version: number } | null;
  /** The session, where the press has read it already. */
  session?: SessionQueue;
};

/** @throws UserError when the session is over. */
export async function nextView(db: Database, place: Place, now: Date, press: LastPress = {}): Promise<Reply> {
  const { learnerId, sessionId } = place;
  const { news, leech, session = await openSession(db, learnerId, sessionId) } = press;
  const shown = await nextCard(db, { learnerId, session, now });
  const reply = shown.nothing === null ? frontView(shown, place, news) : await restView(db, shown, place, now, news);
  return leech ? withLeech(reply, place, leech) : reply;
}

async function restView(db: Database, rest: Nothing, place: Place, now: Date, news?: string): Promise<Reply> {
  const { learnerId, sessionId } = place;
  const summary = await sessionSummary(db, { learnerId, sessionId, now });
  return {
    ...(news && { content: news }),
    embeds: [
      embed({ title: restTitle(rest), description: `${restText(rest)}\n\n${summaryText(summary)}`, colour: 'good' }),
    ],
    rows: restRows(place),
  };
}

function restTitle({ nothing }: Nothing): string {
  if (nothing === 'learning') return 'A short break';
  if (nothing === 'empty') return 'There is nothing to study here';
  return 'Done for today';
}

function restText({ nothing, nextAt, limitReached }: Nothing): string {
  const when = nextAt ? timestamp(nextAt) : 'later';
  if (nothing === 'learning')
    return `The cards that you just met come back ${when}. Until then there is nothing to do here.`;
  if (nothing === 'empty')
    return 'All of these cards are suspended. Take them back with **/card**, or study another deck or chapter.';
  if (limitReached.reviews)
    return `You have done your reviews of the day; the rest is spread over the next days. On with it ${when}. (**/settings reviews** changes the limit.)`;
  if (limitReached.newCards)
    return `You have met your new cards of the day; more come ${when}. (**/settings new-cards** changes how many.)`;
  return `The next card comes ${when}.`;
}

function withLeech(
  reply: Reply,
  { learnerId, sessionId, lastReview }: Place,
  { cardId, version }: NonNullable<LastPress['leech']>,
): Reply {
  const notice = embed({
    title: 'The last card is a leech',
    description:
      'It has slipped from you again and again. More repetition rarely helps: read its passage once more, find out what it gets mixed up with, or ' +
      'suspend it and come back to it later.',
    colour: 'careful',
  });
  const buttons = row(
    button({ id: customId('card.passage', learnerId, cardId), label: 'Read its passage' }),
    button({
      id: customId('study.suspend', learnerId, sessionId, cardId, version, lastReview ?? 0),
      label: 'Suspend the leech',
    }),
  );
  return { ...reply, embeds: [notice, ...(reply.embeds ?? [])], rows: [...(reply.rows ?? []), buttons] };
}
