// The decks, and one of them: how far the learner is, and what can be done with it.
import type { Database } from '../db/database.ts';
import { button, type Row, row, select } from '../discord/components.ts';
import { customId } from '../discord/custom-id.ts';
import { embed } from '../discord/embed.ts';
import type { Reply } from '../discord/route.ts';
import { plural } from '../discord/text.ts';
import { UserError } from '../errors.ts';
import { type DeckStanding, deckOverview, type Standing } from '../study/overview.store.ts';

const BAR = 12;
const DECKS_A_PAGE = 8;
const CHAPTERS_A_PAGE = 15;
const LEGEND = '█ mature: stays for three weeks or more · ▓ met · ░ not met yet';

type Asked = { learnerId: bigint; now: Date };

/** All decks; the deck itself while there is only one. */
export async function decksView(db: Database, asked: Asked, wanted = 0): Promise<Reply> {
  const decks = await deckOverview(db, asked);
  const [only] = decks;
  if (!only)
    return {
      content:
        'There is no deck yet. The operator can add one: see "npm run decks". Your own cards come in by /decks add.',
    };
  if (decks.length === 1) return deckReply(only, { learnerId: asked.learnerId, page: 0, alone: true });
  const { page, count, shown } = pageOf(decks, wanted, DECKS_A_PAGE);
  const { learnerId } = asked;
  const options = shown.map(({ deckId, title, chapters, total }) => ({
    ...{ label: title, value: String(deckId) },
    description: `${plural(total, 'card')} in ${plural(filled(chapters).length, 'chapter')}`,
  }));
  return {
    embeds: [embed({ title: 'Decks', description: shown.map(deckLine).join('\n\n'), footer: LEGEND })],
    rows: [
      row(select({ id: customId('decks.pick', learnerId), placeholder: 'Open a deck', options })),
      ...pageRows('decks.list', learnerId, [], page, count),
    ],
  };
}

/** One deck, a page of its chapters at a time. @throws UserError when the learner sees no such deck. */
export async function deckView(db: Database, asked: Asked, deckId: number, page = 0, news?: string): Promise<Reply> {
  const decks = await deckOverview(db, asked);
  const deck = decks.find((one) => one.deckId === deckId);
  if (!deck) throw new UserError('This deck is no longer there. /decks list shows those that are.');
  const reply = deckReply(deck, { learnerId: asked.learnerId, page, alone: decks.length === 1 });
  return { ...(news && { content: news }), ...reply };
}

function deckReply(deck: DeckStanding, place: { learnerId: bigint; page: number; alone: boolean }): Reply {
  const { page, count, shown } = pageOf(filled(deck.chapters), place.page, CHAPTERS_A_PAGE);
  const several = deck.chapters.length > 1 ? shown : [];
  const chapters = several.map((one) => `**${one.number}** ${one.title}\n${bar(one)} ${standingText(one)}`);
  const pageText = count > 1 ? ` · page ${page + 1} of ${count}` : '';
  return {
    embeds: [
      embed({
        title: deck.title,
        description: [deck.description, `${bar(deck)} ${standingText(deck)}`, chapters.join('\n')].join('\n\n'),
        footer: `${LEGEND}${pageText}`,
      }),
    ],
    rows: [actions(deck, place), ...pageRows('decks.open', place.learnerId, [deck.deckId], page, count)],
  };
}

function actions(
  { deckId, joined, own, total }: DeckStanding,
  { learnerId, alone }: { learnerId: bigint; alone: boolean },
): Row {
  const membership = joined
    ? button({ id: customId('decks.leave', learnerId, deckId), label: 'Leave' })
    : button({ id: customId('decks.join', learnerId, deckId), label: 'Join', style: 'success' });
  return row(
    button({ id: customId('decks.study', learnerId, deckId), label: 'Study', style: 'primary', disabled: total === 0 }),
    button({ id: customId('decks.preview', learnerId, deckId, 0, 0, 0), label: 'Preview' }),
    membership,
    ...(own ? [button({ id: customId('decks.remove', learnerId, deckId), label: 'Delete …', style: 'danger' })] : []),
    ...(alone ? [] : [button({ id: customId('decks.list', learnerId, 0, 0), label: 'All decks' })]),
  );
}

function deckLine(deck: DeckStanding): string {
  const marks = [...(deck.own ? ['yours alone'] : []), ...(deck.joined ? [] : ['not joined'])];
  const title = `**${deck.title}**${marks.length > 0 ? ` · ${marks.join(', ')}` : ''}`;
  return `${title}\n${bar(deck)} ${standingText(deck)}`;
}

function bar({ mature, newLeft, total }: Standing): string {
  const signs = (count: number) => (total === 0 ? 0 : Math.floor((count / total) * BAR));
  const full = signs(mature);
  const met = Math.max(full, signs(total - newLeft), total > newLeft ? 1 : 0);
  return `${'█'.repeat(full)}${'▓'.repeat(met - full)}${'░'.repeat(BAR - met)}`;
}

function standingText({ total, newLeft, dueNow, learning, mature }: Standing): string {
  const parts = [
    `${total - newLeft} of ${plural(total, 'card')} met`,
    ...(learning > 0 ? [`${learning} learning`] : []),
    ...(dueNow > 0 ? [`**${dueNow} due**`] : []),
    ...(mature > 0 ? [`${mature} mature`] : []),
  ];
  return parts.join(', ');
}

function filled<T extends Standing>(chapters: T[]): T[] {
  return chapters.filter(({ total }) => total > 0);
}

function pageOf<T>(all: T[], wanted: number, size: number): { page: number; count: number; shown: T[] } {
  const count = Math.max(1, Math.ceil(all.length / size));
  const page = Math.min(wanted, count - 1);
  return { page, count, shown: all.slice(page * size, (page + 1) * size) };
}

/** The last key tells the buttons of one message apart. */
function pageRows(prefix: string, learnerId: bigint, keys: number[], page: number, count: number): Row[] {
  if (count < 2) return [];
  const turn = (by: -1 | 1, label: string) =>
    button({
      id: customId(prefix, learnerId, ...keys, (page + by + count) % count, by + 2),
      label,
      disabled: page + by < 0 || page + by >= count,
    });
  return [row(turn(-1, 'Previous page'), turn(1, 'Next page'))];
}
