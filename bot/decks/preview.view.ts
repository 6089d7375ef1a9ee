// A deck's cards one by one: the front, and the back under a cover.
import type { Database } from '../db/database.ts';
import { button, type Row, row, select } from '../discord/components.ts';
import { customId } from '../discord/custom-id.ts';
import { embed } from '../discord/embed.ts';
import type { Reply } from '../discord/route.ts';
import { plural } from '../discord/text.ts';
import { frontText } from '../study/study.view.ts';
import { type PreviewedCard, previewedCard } from './preview.store.ts';
import { covered } from './spoiler.ts';

/** Discord's 25, without "All chapters". */
const MOST_CHAPTERS = 24;

type Place = { learnerId: bigint; deckId: number; chapterId: number | null; position: number };

export async function previewView(db: Database, place: Place): Promise<Reply> {
  const shown = await previewedCard(db, place);
  const back = button({ id: customId('decks.open', place.learnerId, shown.deckId, 0), label: 'Back to the deck' });
  if (!shown.card) return { content: 'This deck has no cards.', rows: [row(back)] };
  const { position, count } = shown;
  return {
    embeds: [
      embed({
        description: `${frontText(shown.card)}\n\n${covered(shown.card.back)}`,
        footer: `Card ${(position + 1).toLocaleString('en-US')} of ${count.toLocaleString('en-US')} · Press the covered text to see the answer. Nothing is counted here.`,
      }),
    ],
    rows: [
      row(turn(shown, place.learnerId, -1, 'Previous card'), turn(shown, place.learnerId, 1, 'Next card'), back),
      ...chapterRows(shown, place.learnerId),
    ],
  };
}

function turn({ deckId, chapterId, position, count }: PreviewedCard, learnerId: bigint, by: -1 | 1, label: string) {
  const next = (position + by + count) % count;
  return button({
    id: customId('decks.preview', learnerId, deckId, chapterId ?? 0, next, by + 1),
    label,
    style: by > 0 ? 'primary' : 'secondary',
    disabled: position + by < 0 || position + by >= count,
  });
}

function chapterRows({ deckId, chapters, chapterId }: PreviewedCard, learnerId: bigint): Row[] {
  if (chapters.length < 2) return [];
  const at = chapters.findIndex(({ id }) => id === chapterId);
  const first = Math.max(0, Math.min(at - MOST_CHAPTERS / 2, chapters.length - MOST_CHAPTERS));
  const options = chapters.slice(first, first + MOST_CHAPTERS).map(({ id, number, title, cards }) => ({
    ...{
      label: `${number} · ${title}`,
      value: String(id),
      description: plural(cards, 'card'),
      chosen: id === chapterId,
    },
  }));
  const all = { label: 'All chapters', value: '0', chosen: chapterId === null };
  return [row(select({ id: customId('decks.chapter', learnerId, deckId), options: [all, ...options] }))];
}
