// The settings in an Anki collection (schema version 11), as AnkiDroid's wiki documents them: note type, decks, options.
import { createHash } from 'node:crypto';
import { noteFields } from './anki-note.ts';
import { lineHtml } from './card-html.ts';
import type { Deck } from './deck.ts';

/** The note type is known again by its id. With other fields or templates it must get a new one, or notes conflict. */
export const noteTypeId = 1_763_856_000_017;
const noteTypeChanged = 1_763_856_000;
const defaultDeck = 1;

/** Columns of the single row of `col`, each a JSON text. */
export type AnkiSettings = { conf: string; models: string; decks: string; dconf: string };

export function ankiSettings(deck: Deck, now: Date): AnkiSettings {
  const seconds = Math.floor(now.getTime() / 1000);
  const top = plainName(deck.title);
  const decks = [
    ankiDeck(defaultDeck, 'Default', '', seconds),
    ankiDeck(deckId(deck, null), top, aboutDeck(deck), seconds),
    ...deck.chapters.map(({ chapter }) =>
      ankiDeck(deckId(deck, chapter.number), `${top}::${subDeckName(chapter)}`, '', seconds),
    ),
  ];
  return {
    conf: JSON.stringify(configuration(deckId(deck, null))),
    models: JSON.stringify({ [noteTypeId]: noteType(deckId(deck, null)) }),
    decks: JSON.stringify(Object.fromEntries(decks.map((one) => [one.id, one]))),
    dconf: JSON.stringify({ 1: options() }),
  };
}

/** Of a chapter's sub-deck, or (null) of the deck over them; the same in every export. */
export function deckId(deck: Deck, chapter: number | null): number {
  const digest = createHash('sha256')
    .update(`${deck.slug}/${chapter ?? ''}`)
    .digest();
  return Date.UTC(2021, 0, 1) + digest.readUInt32BE(0);
}

function subDeckName({ number, title }: { number: number; title: string }): string {
  return plainName(`${String(number).padStart(2, '0')} ${title}`);
}

/** `::` would part a deck from its sub-deck. */
function plainName(name: string): string {
  return name.replace(/:{2,}/g, ':').replace(/\s+/g, ' ').trim();
}

function aboutDeck({ description, source, licence }: Deck): string {
  return [description, source, licence === '' ? '' : `Licence: ${licence}`]
    .filter((text) => text !== '')
    .map((text) => `<p>${lineHtml(text)}</p>`)
    .join('');
}

function ankiDeck(id: number, name: string, desc: string, mod: number) {
  const today = { newToday: [0, 0], revToday: [0, 0], lrnToday: [0, 0], timeToday: [0, 0] };
  const looks = { collapsed: false, browserCollapsed: true };
  return { id, name, desc, mod, usn: -1, dyn: 0, conf: 1, extendNew: 0, extendRev: 0, ...looks, ...today };
}

function noteType(deck: number) {
  return {
    id: noteTypeId,
    name: 'Quorum',
    type: 0,
    mod: noteTypeChanged,
    usn: -1,
    sortf: 0,
    did: deck,
    tags: [],
    vers: [],
    css: style,
    latexPre: '',
    latexPost: '',
    flds: noteFields.map((name, ord) => ({ name, ord, font: 'Arial', size: 20, media: [], rtl: false, sticky: false })),
    tmpls: [{ name: 'Card', ord: 0, qfmt: question, afmt: answer, bqfmt: '', bafmt: '', did: null }],
    // The card exists if the first field is filled.
    req: [[0, 'any', [0]]],
  };
}

const question = '<div class="chapter">{{Chapter}}</div>\n<div class="front">{{Front}}</div>';
const answer =
  '{{FrontSide}}\n<hr id="answer">\n<div class="back">{{Back}}</div>\n<div class="source">{{Source}}</div>';
const style = `.card { max-width: 40em; margin: 1em auto; font: 18px/1.5 sans-serif; text-align: left; }
.chapter, .source { color: #777; font-size: 13px; }
.front { margin-top: .5em; font-weight: 600; }
.source { margin-top: 1.5em; }
code { font-size: .9em; }
`;

function configuration(deck: number) {
  const looks = { estTimes: true, dueCounts: true, sortType: 'noteFld', sortBackwards: false };
  const pace = { newSpread: 0, collapseTime: 1200, timeLim: 0 };
  return {
    curDeck: deck,
    activeDecks: [deck],
    curModel: String(noteTypeId),
    nextPos: 1,
    addToCur: true,
    ...looks,
    ...pace,
  };
}

/** The options that every new collection of Anki begins with. Times in minutes and days, factors in thousandths. */
function options() {
  const fresh = {
    bury: true,
    delays: [1, 10],
    initialFactor: 2500,
    ints: [1, 4, 7],
    order: 1,
    perDay: 20,
    separate: true,
  };
  const review = { bury: true, ease4: 1.3, fuzz: 0.05, ivlFct: 1, maxIvl: 36500, minSpace: 1, perDay: 200 };
  const lapse = { delays: [10], leechAction: 0, leechFails: 8, minInt: 1, mult: 0 };
  const about = {
    id: 1,
    name: 'Default',
    mod: 0,
    usn: 0,
    autoplay: true,
    replayq: true,
    maxTaken: 60,
    timer: 0,
    dyn: false,
  };
  return { ...about, new: fresh, rev: review, lapse };
}
