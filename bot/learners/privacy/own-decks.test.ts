import { beforeEach, expect, it } from 'vitest';
import type { Database } from '../../db/database.ts';
import { onEveryDatabase } from '../../db/test-databases.ts';
import type { OwnCard } from '../../decks/own-cards.ts';
import { addPending, savePending } from '../../decks/own-deck.store.ts';
import { MOST_DECKS } from '../../decks/own-deck.ts';
import { answerCard } from '../../study/answer.store.ts';
import { startSession } from '../../study/session.store.ts';
import { deleteLearner } from './delete.store.ts';
import { exportOf } from './export.store.ts';
import { importFile, planImport } from './import.store.ts';
import { previewView } from './import.view.ts';
import { readLearnerFile } from './learner-file.ts';

const ADA = 36n;
const LINUS = 37n;
const NOW = new Date('2026-06-20T10:00Z');
const EARLIER = new Date('2026-06-10T10:00Z');

onEveryDatabase('own decks of an imported file', (database) => {
  let db: Database;
  beforeEach(async () => {
    db = database().db;
    await db.learner.createMany({ data: [ADA, LINUS].map((id) => ({ id, zone: 'UTC' })) });
  });

  const card = (front: string, back = `${front}!`, chapter: string | null = null): OwnCard => ({
    ...{ front, back, chapter, line: 2 },
  });
  const add = async (learnerId: bigint, cards: OwnCard[], name = 'Kafka', dropAbsent = false) => {
    const { id } = await savePending(db, { learnerId, name, file: `${name}.csv`, cards, now: EARLIER });
    return addPending(db, { learnerId, id, dropAbsent, now: EARLIER });
  };
  /** Ada answers the first two cards of her deck, exports all, and leaves. */
  const exported = async (cards = [card('a'), card('b', 'x', 'Topics'), card('c')]) => {
    const { deckId } = await add(ADA, cards);
    const { slug } = await db.deck.findUniqueOrThrow({ where: { id: deckId } });
    const session = await startSession(db, { learnerId: ADA, deckSlug: slug, chapters: [1, 2], now: EARLIER });
    for (const { id } of await db.card.findMany({ where: { deckId }, orderBy: { guideRank: 'asc' }, take: 2 })) {
      await answerCard(db, {
        ...{ learnerId: ADA, sessionId: session.id, cardId: id, version: 0, rating: 3, now: EARLIER },
      });
    }
    return leave();
  };
  const leave = async () => {
    const text = JSON.stringify(await exportOf(db, ADA, NOW));
    await deleteLearner(db, { forget: async () => {} }, ADA);
    return readLearnerFile(text, NOW);
  };
  const deckOf = async (title = 'Kafka') => {
    const deck = await db.deck.findFirst({
      where: { ownerId: LINUS, title },
      include: {
        chapters: { orderBy: { number: 'asc' } },
        members: true,
        cards: { where: { retiredAt: null }, orderBy: { guideRank: 'asc' }, include: { reviews: true, states: true } },
      },
    });
    return deck!;
  };

  it('come along with chapters, schedules and answers, also to another account', async () => {
    const file = await exported();
    const planned = await planImport(db, LINUS, file);
    expect(planned.merge).toMatchObject({ unknown: 0, kept: 0 });
    expect([planned.merge.states.length, planned.merge.reviews.length]).toEqual([2, 2]);
    expect(await db.deck.count()).toBe(0);

    const done = await importFile(db, LINUS, file, NOW);
    expect(previewView(LINUS, done)).toEqual(previewView(LINUS, planned));
    const deck = await deckOf();
    expect(deck.slug).toBe(`own:${LINUS.toString(36)}:kafka`);
    expect(deck.chapters).toMatchObject([
      { number: 1, title: 'Kafka' },
      { number: 2, title: 'Topics' },
    ]);
    expect(deck.members).toMatchObject([{ learnerId: LINUS, joinedAt: NOW }]);
    expect(deck.cards.map(({ front, back, heading, line }) => [front, back, heading, line])).toEqual([
      ['a', 'a!', 'Kafka.csv', 2],
      ['b', 'x', 'Kafka.csv', 2],
      ['c', 'c!', 'Kafka.csv', 2],
    ]);
    expect(deck.cards.map(({ reviews, states }) => [reviews.length, states.length])).toEqual([
      [1, 1],
      [1, 1],
      [0, 0],
    ]);
    expect(await add(LINUS, [card('a'), card('d')])).toMatchObject({ added: 1, retired: 0 });
  });

  it('change nothing when they are imported twice', async () => {
    const file = await exported();
    await importFile(db, LINUS, file, NOW);
    const once = await deckOf();
    const again = await importFile(db, LINUS, file, NOW);
    expect(again).toMatchObject({ joins: [], ownDecks: [{ added: [], same: 3, deck: null }] });
    expect(previewView(LINUS, again)).toMatchObject({ embeds: [{ title: 'There is nothing to import' }] });
    expect(await deckOf()).toEqual(once);
  });

  it('grow a deck of the same name, whose own cards stay as they are', async () => {
    const file = await exported();
    await add(LINUS, [card('z', 'z!', 'Basics'), card('A', 'my own words', 'Basics')]);
    const planned = await planImport(db, LINUS, file);
    expect(previewView(LINUS, planned).embeds![0]!.description).toMatch(
      /your deck \*\*Kafka\*\*: 2 cards, 1 stays as here/,
    );
    await importFile(db, LINUS, file, NOW);
    const { cards, chapters } = await deckOf();
    expect(cards.map(({ front, back }) => [front, back])).toEqual([
      ['z', 'z!'],
      ['A', 'my own words'],
      ['b', 'x'],
      ['c', 'c!'],
    ]);
    expect(chapters.map(({ number, title }) => [number, title])).toEqual([
      [1, 'Basics'],
      [2, 'Topics'],
      [3, 'Kafka'],
    ]);
    expect(cards[1]!.reviews).toHaveLength(1);
  });

  it('come without cards that were taken out of them', async () => {
    await add(ADA, [card('a'), card('b')]);
    await add(ADA, [card('a')], 'Kafka', true);
    await importFile(db, LINUS, await leave(), NOW);
    expect((await deckOf()).cards.map(({ front }) => front)).toEqual(['a']);
  });

  it('stay in the file where there would be too many decks, and the preview says so', async () => {
    const file = await exported();
    const decks = Array.from({ length: MOST_DECKS }, (_, place) => ({
      ...{ slug: `own:11:${place}`, title: `Deck ${place}`, ownerId: LINUS },
      ...{ description: '', source: '', licence: '' },
    }));
    await db.deck.createMany({ data: decks });
    const done = await importFile(db, LINUS, file, NOW);
    expect(done).toMatchObject({ ownDecks: [{ refused: 'too many decks' }], merge: { unknown: 2, reviews: [] } });
    expect(previewView(LINUS, done).embeds![0]!.description).toMatch(
      /without your deck \*\*Kafka\*\*: .* more than 20/,
    );
    expect(await db.deck.count()).toBe(MOST_DECKS);
  });

  it('leave a deck alone that would have too many cards', async () => {
    const file = await exported();
    const many = Array.from({ length: 1999 }, (_, place) => card(`card ${place}`));
    await add(LINUS, many);
    const done = await importFile(db, LINUS, file, NOW);
    expect(done.ownDecks).toMatchObject([{ refused: 'too many cards', added: [] }]);
    expect((await deckOf()).cards).toHaveLength(1999);
  });
});
