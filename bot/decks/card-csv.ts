// Cards as a table for spreadsheets: RFC 4180, UTF-8.
import type { Card } from './card.ts';
import type { Deck } from './deck.ts';

const columns = ['id', 'chapter', 'title', 'kind', 'front', 'back', 'source', 'status'];

/** A header and one line a card, each ended by CR LF. The points of a list stand behind one another. */
export function cardsCsv(deck: Deck, cards: Card[]): string {
  const titles = new Map(deck.chapters.map(({ chapter }) => [chapter.number, chapter.title]));
  const rows = cards.map((card) => [
    card.id,
    String(card.chapter),
    titles.get(card.chapter) ?? '',
    card.kind,
    oneLine(card.front),
    oneLine(card.back),
    card.source.heading,
    card.draft ? 'draft' : 'approved',
  ]);
  return [columns, ...rows].map((row) => `${row.map(field).join(',')}\r\n`).join('');
}

function oneLine(text: string): string {
  return text
    .replace(/^[-*] /gm, '• ')
    .replace(/\s*[\r\n]\s*/g, ' ')
    .trim();
}

/** Quoted where it must be. A spreadsheet would take a leading = + - or @ for a formula: an apostrophe makes it text. */
function field(text: string): string {
  const safe = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return /[",\r\n]|^\s|\s$/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
