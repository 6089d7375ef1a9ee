// A deck as an Anki package (.apkg): a zip of a SQLite collection, schema version 11 as AnkiDroid's wiki documents it.
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { strToU8, zipSync } from 'fflate';
import { type AnkiNote, ankiNotes } from './anki-note.ts';
import { ankiSettings, deckId, noteTypeId } from './anki-settings.ts';
import type { Card } from './card.ts';
import type { Deck } from './deck.ts';

const id = 'id INTEGER PRIMARY KEY';

/** Columns are integers unless they say otherwise. */
const tables: Record<string, string[]> = {
  col: [id, 'crt', 'mod', 'scm', 'ver', 'dty', 'usn', 'ls', ...texts('conf', 'models', 'decks', 'dconf', 'tags')],
  notes: [
    id,
    ...texts('guid'),
    'mid',
    'mod',
    'usn',
    ...texts('tags', 'flds'),
    'sfld',
    'csum',
    'flags',
    ...texts('data'),
  ],
  cards: [
    ...[id, 'nid', 'did', 'ord', 'mod', 'usn', 'type', 'queue', 'due', 'ivl', 'factor', 'reps', 'lapses', 'left'],
    ...['odue', 'odid', 'flags', ...texts('data')],
  ],
  revlog: [id, 'cid', 'usn', 'ease', 'ivl', 'lastIvl', 'factor', 'time', 'type'],
  graves: ['usn', 'oid', 'type'],
};

const indexes: Record<string, string> = {
  ix_notes_usn: 'notes (usn)',
  ix_notes_csum: 'notes (csum)',
  ix_cards_usn: 'cards (usn)',
  ix_cards_nid: 'cards (nid)',
  ix_cards_sched: 'cards (did, queue, due)',
  ix_revlog_usn: 'revlog (usn)',
  ix_revlog_cid: 'revlog (cid)',
};

/**
 * The bytes of the package: a note a card, new and in the order of the guide, sub-decks by chapter. Anki knows notes
 * again by their guid and takes a text over if the note's `mod` is newer than its own, so `mod` is the time of the
 * export: changed texts arrive, and the learner's schedule stays.
 */
export function ankiPackage(deck: Deck, cards: Card[], now: Date): Uint8Array {
  const folder = mkdtempSync(join(tmpdir(), 'quorum-anki-'));
  try {
    const file = join(folder, 'collection.anki2');
    writeCollection(file, deck, ankiNotes(deck, cards), now);
    return zipSync({ 'collection.anki2': readFileSync(file), media: strToU8('{}') }, { mtime: now });
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function writeCollection(file: string, deck: Deck, notes: AnkiNote[], now: Date): void {
  const db = new DatabaseSync(file);
  try {
    db.exec('BEGIN');
    for (const [table, columns] of Object.entries(tables)) db.exec(`CREATE TABLE ${table} (${columns.map(typed)})`);
    for (const [index, on] of Object.entries(indexes)) db.exec(`CREATE INDEX ${index} ON ${on}`);
    const milliseconds = now.getTime();
    const mod = Math.floor(milliseconds / 1000);
    insert(db, 'col', [
      { id: 1, crt: mod, mod: milliseconds, scm: milliseconds, ver: 11, ...ankiSettings(deck, now), tags: '{}' },
    ]);
    insert(
      db,
      'notes',
      notes.map((note) => noteRow(note, mod)),
    );
    insert(
      db,
      'cards',
      notes.map((note, i) => cardRow(deck, note, mod, i + 1)),
    );
    db.exec('COMMIT');
  } finally {
    db.close();
  }
}

type Row = Record<string, string | number>;

function noteRow(note: AnkiNote, mod: number): Row {
  const { id, guid, sortField: sfld, checksum: csum } = note;
  return {
    id,
    guid,
    mid: noteTypeId,
    mod,
    usn: -1,
    tags: ` ${note.tags.join(' ')} `,
    flds: note.fields.join('\x1f'),
    sfld,
    csum,
  };
}

/** `due` of a new card is its place in the queue. */
function cardRow(deck: Deck, note: AnkiNote, mod: number, due: number): Row {
  return { id: note.id, nid: note.id, did: deckId(deck, note.chapter), mod, usn: -1, due };
}

/** What a row leaves out is 0, or an empty text. */
function insert(db: DatabaseSync, table: string, rows: Row[]): void {
  const columns = tables[table]!.map((column) => ({
    name: column.split(' ')[0]!,
    empty: column.endsWith(' TEXT') ? '' : 0,
  }));
  const statement = db.prepare(`INSERT INTO ${table} VALUES (${columns.map(() => '?')})`);
  for (const row of rows) statement.run(...columns.map(({ name, empty }) => row[name] ?? empty));
}

function texts(...names: string[]): string[] {
  return names.map((name) => `${name} TEXT`);
}

function typed(column: string): string {
  return column === id ? column : `${column}${column.includes(' ') ? '' : ' INTEGER'} NOT NULL`;
}
