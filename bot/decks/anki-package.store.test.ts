import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { strFromU8, unzipSync } from 'fflate';
import { afterAll, describe, expect, it } from 'vitest';
import { ankiPackage } from './anki-package.store.ts';
import type { Card } from './card.ts';
import { deckCards } from './cards.ts';
import { loadDeck } from './deck-folder.files.ts';

const NOW = new Date('2026-03-14T12:00:00Z');
const LATER = new Date('2026-03-15T12:00:00Z');
const deck = loadDeck(join(import.meta.dirname, '../../decks/ddia'));
const cards = deckCards(deck);
const folder = mkdtempSync(join(tmpdir(), 'anki-test-'));
const opened: DatabaseSync[] = [];
const whole = open(ankiPackage(deck, cards, NOW));

afterAll(() => {
  for (const db of opened) db.close();
  rmSync(folder, { recursive: true });
});

function open(bytes: Uint8Array): DatabaseSync {
  const file = join(folder, `${opened.length}.anki2`);
  writeFileSync(file, unzipSync(bytes)['collection.anki2']!);
  const db = new DatabaseSync(file, { readOnly: true });
  opened.push(db);
  return db;
}

const all = (db: DatabaseSync, sql: string) => db.prepare(sql).all();
const json = (column: string) => JSON.parse(String(all(whole, `SELECT ${column} FROM col`)[0]![column]));
const one = (front: string): Card => ({ ...cards[0]!, front });
const note = (card: Card, now = NOW) => all(open(ankiPackage(deck, [card], now)), 'SELECT * FROM notes')[0]!;

describe('an Anki package', () => {
  it('is a zip of a collection and an empty list of media', () => {
    const files = unzipSync(ankiPackage(deck, cards.slice(0, 1), NOW));
    expect(Object.keys(files)).toEqual(['collection.anki2', 'media']);
    expect(strFromU8(files.media!)).toBe('{}');
  });

  it('is a sound database of schema version 11 with a note and a card for each card', () => {
    expect(all(whole, 'PRAGMA integrity_check')).toEqual([{ integrity_check: 'ok' }]);
    expect(all(whole, 'SELECT id, ver, crt, mod FROM col')).toEqual([
      { id: 1, ver: 11, crt: NOW.getTime() / 1000, mod: NOW.getTime() },
    ]);
    const counts = ['notes', 'cards', 'revlog', 'graves'].map((table) =>
      all(whole, `SELECT count(*) AS n FROM ${table}`),
    );
    expect(counts.map(([row]) => row!.n)).toEqual([cards.length, cards.length, 0, 0]);
    expect(all(whole, 'SELECT count(DISTINCT guid) AS guids, count(DISTINCT id) AS ids FROM notes')).toEqual([
      { guids: cards.length, ids: cards.length },
    ]);
  });

  it('writes numbers as integers', () => {
    for (const table of ['notes', 'cards', 'col']) {
      const columns = all(whole, `PRAGMA table_info(${table})`).filter(({ type }) => type === 'INTEGER');
      for (const { name } of columns.filter((column) => column.name !== 'sfld'))
        expect(all(whole, `SELECT DISTINCT typeof("${name}") AS type FROM ${table}`), String(name)).toEqual([
          { type: 'integer' },
        ]);
    }
  });

  it('gives each note its four fields, the sort field and the checksum of its first field', () => {
    for (const { flds, sfld, csum } of all(whole, 'SELECT flds, sfld, csum FROM notes')) {
      const fields = String(flds).split('\x1f');
      expect(fields).toHaveLength(4);
      expect(fields.every((text) => text !== '')).toBe(true);
      expect(csum).toBe(Number.parseInt(createHash('sha1').update(String(sfld)).digest('hex').slice(0, 8), 16));
    }
    expect(note(one('Why `a & b`?'))).toMatchObject({ sfld: 'Why a & b?' });
    expect(String(note(one('Why `a & b`?')).flds).split('\x1f')[0]).toBe('Why <code>a &amp; b</code>?');
  });

  it('puts each card into the sub-deck of its chapter, new and in the order of the guide', () => {
    const decks = json('decks');
    const rows = all(
      whole,
      'SELECT did, due, type, queue, sfld, tags FROM cards JOIN notes ON notes.id = nid ORDER BY due',
    );
    expect(rows.map(({ due }) => due)).toEqual(cards.map((_, i) => i + 1));
    expect(rows.every(({ type, queue }) => type === 0 && queue === 0)).toBe(true);
    const third = rows[cards.findIndex(({ id }) => id === 'ch3-k-wal')]!;
    expect(decks[String(third.did)].name).toBe('Designing Data-Intensive Applications::03 Storage and Retrieval');
    expect(third.tags).toBe(' ddia::chapter-03 ddia::concept ');
    const parents = Object.values(decks as Record<string, { name: string }>).map(({ name }) => name);
    expect(parents).toContain('Designing Data-Intensive Applications');
    expect(parents).toContain('Default');
    expect(parents).toHaveLength(deck.chapters.length + 2);
  });

  it('has settings whose ids agree', () => {
    const [mid] = all(whole, 'SELECT DISTINCT mid FROM notes').map((row) => String(row.mid));
    const models = json('models');
    expect(Object.keys(models)).toEqual([mid]);
    expect(models[mid!].flds.map(({ name }: { name: string }) => name)).toEqual(['Front', 'Back', 'Chapter', 'Source']);
    expect(models[mid!].tmpls[0].qfmt).toContain('{{Front}}');
    expect(json('conf').curModel).toBe(mid);
    for (const [id, { id: own, conf }] of Object.entries(
      json('decks') as Record<string, { id: number; conf: number }>,
    )) {
      expect(String(own)).toBe(id);
      expect(json('dconf')[conf].id).toBe(conf);
    }
  });

  it('lets Anki know a reworded note again and take its text over', () => {
    const before = note(one('What is it?'));
    const after = note(one('What is it for?'), LATER);
    expect([after.guid, after.id, after.mid]).toEqual([before.guid, before.id, before.mid]);
    expect(Number(after.mod)).toBeGreaterThan(Number(before.mod));
    expect(after.flds).not.toBe(before.flds);
  });

  it('keeps two decks apart whose cards have the same ids', () => {
    const other = all(open(ankiPackage({ ...deck, slug: 'mine' }, [cards[0]!], NOW)), 'SELECT guid FROM notes')[0]!;
    expect(other.guid).not.toBe(note(cards[0]!).guid);
  });

  it('names no deck so that Anki would part it', () => {
    const titled = { ...deck, title: 'C++::basics' };
    const names = JSON.parse(String(all(open(ankiPackage(titled, [], NOW)), 'SELECT decks FROM col')[0]!.decks));
    expect(Object.values(names as Record<string, { name: string }>).map(({ name }) => name)).toContain('C++:basics');
  });
});
