// Cards as notes of Anki, the flashcard program.
import { createHash } from 'node:crypto';
import type { Card } from './card.ts';
import { blockHtml, htmlText, lineHtml } from './card-html.ts';
import type { Deck } from './deck.ts';

export type AnkiNote = {
  /** In milliseconds, as Anki wants it, but made of the card's id. */
  id: number;
  /** Anki knows a note again by it: made of the deck's slug and the card's id, whatever the text. */
  guid: string;
  chapter: number;
  /** In the order of `noteFields`. */
  fields: string[];
  /** The words of the first field: the column that Anki sorts by, and of which it takes the checksum. */
  sortField: string;
  checksum: number;
  tags: string[];
};

export const noteFields = ['Front', 'Back', 'Chapter', 'Source'] as const;

/** One note a card, in the order of the cards. */
export function ankiNotes(deck: Deck, cards: Card[]): AnkiNote[] {
  const titles = new Map(deck.chapters.map(({ chapter }) => [chapter.number, chapter.title]));
  const taken = new Set<number>();
  return cards.map((card) => {
    const title = titles.get(card.chapter) ?? '';
    const front = lineHtml(card.front);
    const sortField = htmlText(front);
    return {
      id: freeId(hash('sha256', `${deck.slug}/${card.id}`), taken),
      guid: hash('sha256', `${deck.slug}/${card.id}`).toString('base64url').slice(0, 16),
      chapter: card.chapter,
      fields: [
        front,
        blockHtml(card.back),
        lineHtml(`Chapter ${card.chapter}: ${title}`),
        lineHtml(`${deck.title}, chapter ${card.chapter}, “${card.source.heading}”`),
      ],
      sortField,
      checksum: hash('sha1', sortField).readUInt32BE(0),
      tags: tagsOf(deck, card),
    };
  });
}

/** A number of milliseconds in 2020 or so that depends on the id alone, but for the rare twin. */
function freeId(digest: Buffer, taken: Set<number>): number {
  let id = Date.UTC(2020, 0, 1) + digest.readUInt32BE(0);
  while (taken.has(id)) id++;
  taken.add(id);
  return id;
}

function tagsOf(deck: Deck, card: Card): string[] {
  const slug = deck.slug.replace(/\s+/g, '-');
  const tags = [`${slug}::chapter-${String(card.chapter).padStart(2, '0')}`, `${slug}::${card.kind}`];
  return card.draft ? [...tags, `${slug}::draft`] : tags;
}

function hash(algorithm: 'sha1' | 'sha256', text: string): Buffer {
  return createHash(algorithm).update(text).digest();
}
