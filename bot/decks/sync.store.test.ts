import { expect, it } from 'vitest';
import { onEveryDatabase } from '../db/test-databases.ts';
import { type DeckCard, type DeckToSync, syncDecks } from './sync.store.ts';

const NOW = new Date('2026-05-04T10:00:00Z');
const LATER = new Date('2026-05-05T10:00:00Z');

const card = (id: string, changes: Partial<DeckCard> = {}): DeckCard => ({
  id,
  chapter: 1,
  kind: 'concept',
  front: `What is ${id}?`,
  back: 'A thing.',
  source: { heading: 'Key Ideas', line: 3 },
  group: null,
  essential: false,
  draft: false,
  guideRank: 1,
  interviewRank: 1,
  ...changes,
});
const deck = (cards: DeckCard[], changes: Partial<DeckToSync> = {}): DeckToSync => ({
  slug: 'ddia',
  title: 'A deck',
  description: 'About data',
  source: 'A guide',
  licence: 'CC-BY-4.0',
  chapters: [{ number: 1, title: 'One', text: '## Chapter 1: One' }],
  cards,
  ...changes,
});

onEveryDatabase('syncing decks', (database) => {
  it('adds what is new, and finds nothing to do the second time', async () => {
    const decks = [deck([card('a'), card('b', { group: 'g', essential: true })])];
    expect(await syncDecks(database().db, decks, NOW)).toEqual([{ slug: 'ddia', added: 2, changed: 0, retired: 0 }]);
    expect(await syncDecks(database().db, decks, LATER)).toEqual([{ slug: 'ddia', added: 0, changed: 0, retired: 0 }]);
    expect(await database().db.card.findFirst({ where: { key: 'b' } })).toMatchObject({
      siblingGroup: 'g',
      essential: true,
    });
  });

  it('rewords a card in place, so that its id and the schedules on it stay', async () => {
    const { db } = database();
    await syncDecks(db, [deck([card('a')])], NOW);
    const before = await db.card.findFirstOrThrow();
    const changes = await syncDecks(db, [deck([card('a', { back: 'Another thing.', group: 'g' })])], LATER);
    expect(changes).toEqual([{ slug: 'ddia', added: 0, changed: 1, retired: 0 }]);
    expect(await db.card.findMany()).toMatchObject([{ id: before.id, back: 'Another thing.', siblingGroup: 'g' }]);
  });

  it('retires a vanished card and takes it back when it returns', async () => {
    const { db } = database();
    await syncDecks(db, [deck([card('a'), card('b')])], NOW);
    expect(await syncDecks(db, [deck([card('a')])], LATER)).toEqual([
      { slug: 'ddia', added: 0, changed: 0, retired: 1 },
    ]);
    expect(await db.card.findFirst({ where: { key: 'b' } })).toMatchObject({ retiredAt: LATER });
    expect(await syncDecks(db, [deck([card('a'), card('b')])], LATER)).toEqual([
      { slug: 'ddia', added: 1, changed: 0, retired: 0 },
    ]);
    expect(await db.card.findFirst({ where: { key: 'b' } })).toMatchObject({ retiredAt: null });
  });

  it('retires a deck whose folder is gone, with its cards', async () => {
    const { db } = database();
    await syncDecks(db, [deck([card('a')])], NOW);
    expect(await syncDecks(db, [], LATER)).toEqual([{ slug: 'ddia', added: 0, changed: 0, retired: 1 }]);
    expect(await db.deck.findFirst()).toMatchObject({ retiredAt: LATER });
  });

  it('writes nothing at all when one deck of several fails', async () => {
    const { db } = database();
    const broken = deck([card('a', { kind: 'nonsense' as DeckCard['kind'] })], { slug: 'broken' });
    await expect(syncDecks(db, [deck([card('a')]), broken], NOW)).rejects.toThrow();
    expect(await db.deck.count()).toBe(0);
  });

  it('adds each card once when several processes start together', async () => {
    const { db } = database();
    const decks = [deck([card('a'), card('b'), card('c')])];
    const changes = await Promise.all([1, 2, 3].map(() => syncDecks(db, decks, NOW)));
    expect(
      changes
        .flat()
        .map(({ added }) => added)
        .sort(),
    ).toEqual([0, 0, 3]);
    expect(await db.card.count()).toBe(3);
  });
});
