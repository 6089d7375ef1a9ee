// A learner's own cards out of a table: what can become one, and in plain words why the rest can't.
import { createHash } from 'node:crypto';
import { UserError } from '../errors.ts';
import { limits } from './card.ts';
import { type CardColumns, cardColumns } from './card-columns.ts';
import { markdownOfHtml, needsMore } from './html-cells.ts';
import { nearDuplicates } from './near-duplicates.ts';
import { plainName } from './plain-name.ts';
import type { Table, TableRow } from './table-file.ts';

/** The most cards in a file and in an own deck. */
export const MOST_CARDS = 2000;
const MOST_CHAPTERS = 50;
/** Longer cells are not even looked at. */
const LONGEST_CELL = 4000;

export type OwnCard = {
  /** One line of Discord's Markdown. */
  front: string;
  back: string;
  /** A chapter's title; null where the file names none. */
  chapter: string | null;
  /** Where the card begins in the file, 1-based. */
  line: number;
};
export type FileProblem = { line: number; problem: string };
export type OwnCards = {
  cards: OwnCard[];
  /** Rows that were left out, in the file's order. */
  problems: FileProblem[];
  /** Pairs of lines whose cards are nearly the same; both are kept. */
  alike: { lines: [number, number]; why: 'same front' | 'same back' }[];
  /** What else a reader should know. */
  notes: string[];
};

/** @throws UserError when there are no two columns, no cards or more than 2,000. */
export function ownCards(table: Table): OwnCards {
  const columns = cardColumns(table);
  const rows = columns.header ? table.rows.slice(1) : table.rows;
  if (rows.length === 0) throw new UserError('The file has no cards: there is nothing below its first line.');
  if (rows.length > MOST_CARDS) {
    const [count, most] = [rows.length, MOST_CARDS].map((number) => number.toLocaleString('en-US'));
    throw new UserError(`The file has ${count} cards; ${most} are allowed. Split it into several decks.`);
  }
  const read = rows.map((row) => readRow(row, columns, table.anki.html ?? false));
  const { cards, problems } = withoutRepeats(read);
  const pairs = nearDuplicates(cards);
  const { chaptered, note } = fewChapters(cards);
  return {
    cards: chaptered,
    problems,
    alike: pairs.map(({ first, second, why }) => ({ lines: [cards[first]!.line, cards[second]!.line], why })),
    notes: [...unusedNote(columns), ...note],
  };
}

/** What tells a card of an own deck from the others, however the rest of it changes: its front. */
export function cardKey(front: string): string {
  const plain = front.normalize('NFKC').toLowerCase().replace(/\s+/g, ' ').trim();
  return `own-${createHash('sha256').update(plain).digest('hex').slice(0, 24)}`;
}

type Read = OwnCard | FileProblem;

function readRow({ line, cells }: TableRow, columns: CardColumns, html: boolean): Read {
  const [front = '', back = ''] = [cells[columns.front], cells[columns.back]];
  const problem =
    html && [front, back].some(needsMore) ? 'has a picture, a sound or a gap to fill in; cards here are text' : null;
  if (problem) return { line, problem };
  const card = { front: cellText(front, html).replace(/\s+/g, ' '), back: cellText(back, html), line };
  return wrongLength(card) ?? { ...card, chapter: chapterOf(cells, columns) };
}

function cellText(cell: string, html: boolean): string {
  return plainText(cell.length <= LONGEST_CELL && html ? markdownOfHtml(cell) : cell);
}

/** A side of a card without signs that steer what is around it, and with one empty line at most between paragraphs. */
export function plainText(text: string): string {
  return text
    .normalize('NFC')
    .replace(/(?![\n\t])\p{Cc}|[\u202a-\u202e\u2066-\u2069]/gu, '')
    .replace(/\n{3,}/g, '\n\n')
    .trim();
}

function wrongLength({ front, back, line }: { front: string; back: string; line: number }): FileProblem | null {
  if (front === '') return { line, problem: 'the front is empty' };
  if (back === '') return { line, problem: 'the back is empty' };
  const tooLong = (side: 'front' | 'back', text: string) => {
    const count = text.length.toLocaleString('en-US');
    return { line, problem: `the ${side} has ${count} characters; ${limits[side]} are allowed` };
  };
  if (front.length > limits.front) return tooLong('front', front);
  return back.length > limits.back ? tooLong('back', back) : null;
}

/** Anki parts the levels of decks and tags by two colons: the last one names the chapter; of several tags the first. */
function chapterOf(cells: string[], { chapter, tags }: CardColumns): string | null {
  const [tag] = (tags === null ? '' : (cells[tags] ?? '')).trim().split(/[\s,;]+/);
  const named = (chapter === null ? '' : (cells[chapter] ?? '')) || (tag ?? '').replace(/[_-]+/g, ' ');
  return plainName(named.split('::').at(-1) ?? '') || null;
}

function withoutRepeats(read: Read[]): { cards: OwnCard[]; problems: FileProblem[] } {
  const cards: OwnCard[] = [];
  const problems: FileProblem[] = [];
  const lines = new Map<string, number>();
  for (const one of read) {
    if ('problem' in one) {
      problems.push(one);
      continue;
    }
    const key = cardKey(one.front);
    const before = lines.get(key);
    if (before === undefined) cards.push(one);
    else problems.push({ line: one.line, problem: `the same front stands on line ${before}; that one is taken` });
    lines.set(key, before ?? one.line);
  }
  return { cards, problems };
}

function fewChapters(cards: OwnCard[]): { chaptered: OwnCard[]; note: string[] } {
  const count = new Set(cards.map(({ chapter }) => chapter)).size;
  if (count <= MOST_CHAPTERS) return { chaptered: cards, note: [] };
  const note = `The file names ${count} chapters; ${MOST_CHAPTERS} are allowed, so the cards stand in one.`;
  return { chaptered: cards.map((card) => ({ ...card, chapter: null })), note: [note] };
}

function unusedNote({ unused }: CardColumns): string[] {
  if (unused.length === 0) return [];
  const names = unused.slice(0, 8).map((name) => plainName(name) || '?');
  return [`Nothing was taken from the ${names.length === 1 ? 'column' : 'columns'} ${names.join(', ')}.`];
}
