import { expect, it } from 'vitest';
import type { OpenDatabase } from '../db/database.ts';
import { onEveryDatabase, onPostgres } from '../db/test-databases.ts';
import { answerCard } from '../study/answer.store.ts';
import { startSession } from '../study/session.store.ts';
import type { OwnCard } from './own-cards.ts';
import { addPending, dropPending, ownDeck, removeOwnDeck, savePending } from './own-deck.store.ts';
import { syncDecks } from './sync.store.ts';

const ADA = 36n;
const LINUS = 37n;
const NOW = new Date('2026-06-08T10:00Z');
const card = (front: string, back = `${front}!`, chapter: string | null = null): OwnCard => ({
  front,
  back,
  chapter,
  line: 2,
});

async function setUp({ db }: OpenDatabase) {
  await db.learner.createMany({ data: [ADA, LINUS].map((id) => ({ id, zone: 'UTC' })) });
  const save = (cards: OwnCard[], name = 'Kafka', learnerId = ADA) =>
    savePending(db, { learnerId, name, file: `${name}.csv`, cards, now: NOW });
  const say = (id: number, dropAbsent = false, learnerId = ADA) =>
    addPending(db, { learnerId, id, dropAbsent, now: NOW });
  const add = async (cards: OwnCard[], dropAbsent = false, name = 'Kafka') =>
    say((await save(cards, name)).id, dropAbsent);
  const fronts = async () =>
    (await db.card.findMany({ where: { retiredAt: null }, orderBy: { guideRank: 'asc' } })).map(({ front }) => front);
  return { db, save, say, add, fronts };
}

onEveryDatabase('an own deck', (database) => {
  it('comes out of what was read, with its chapters, and its owner has joined it', async () => {
    const { db, save, say } = await setUp(database());
    const { id, change } = await save([card('a'), card('b', 'x', 'Topics'), card('c')]);
    expect(change).toEqual({ added: 3, changed: 0, same: 0, absent: 0 });
    expect(await db.deck.count()).toBe(0);

    const { deckId, ...counts } = await say(id);
    expect(counts).toEqual({ added: 3, changed: 0, retired: 0 });
    expect(
      await db.deck.findUnique({ where: { id: deckId }, include: { chapters: true, members: true } }),
    ).toMatchObject({
      title: 'Kafka',
      ownerId: ADA,
      chapters: [
        { number: 1, title: 'Kafka' },
        { number: 2, title: 'Topics' },
      ],
      members: [{ learnerId: ADA, joinedAt: NOW }],
    });
    expect(await db.card.findFirst({ where: { front: 'b' } })).toMatchObject({
      back: 'x',
      heading: 'Kafka.csv',
      line: 2,
    });
    expect(await db.pendingDeck.count()).toBe(0);
  });

  it('is updated by fronts: schedules stay, other cards stay unless they are to go, and come back with their schedule', async () => {
    const { db, save, add, fronts } = await setUp(database());
    const { deckId } = await add([card('a'), card('b'), card('c')]);
    const { id: sessionId } = await startSession(db, { learnerId: ADA, deckSlug: 'Kafka', chapters: [], now: NOW });
    const { id: cardId } = await db.card.findFirstOrThrow({ where: { front: 'a' } });
    await answerCard(db, { learnerId: ADA, sessionId, cardId, version: 0, rating: 4, now: NOW });

    const next = [card(' A'.trim(), 'other'), card('d'), card('b')];
    expect((await save(next)).change).toEqual({ added: 1, changed: 1, same: 1, absent: 1 });
    expect(await add(next)).toEqual({ deckId, added: 1, changed: 3, retired: 0 });
    expect(await fronts()).toEqual(['c', 'A', 'd', 'b']);
    expect(await db.reviewState.findMany()).toMatchObject([{ cardId, reps: 1, phase: 'review' }]);

    expect((await save([card('b', 'b!', 'Elsewhere')])).change).toMatchObject({ changed: 1, same: 0 });
    expect(await add([card('d'), card('b')], true)).toMatchObject({ retired: 2 });
    expect(await fronts()).toEqual(['d', 'b']);
    expect(await add([card('a')])).toMatchObject({ added: 1 });
    expect(await db.reviewState.findMany()).toMatchObject([{ cardId, reps: 1 }]);
  });

  it('is changed by the last preview alone, once, and not at all after a no', async () => {
    const { db, save, say, fronts } = await setUp(database());
    const first = await save([card('a')]);
    const second = await save([card('b')]);
    await expect(say(first.id)).rejects.toThrow('This preview is over');
    await expect(say(second.id, false, LINUS)).rejects.toThrow('This preview is over');
    await say(second.id);
    await expect(say(second.id)).rejects.toThrow('This preview is over');
    const third = await save([card('c')]);
    expect(await dropPending(db, { learnerId: LINUS, id: third.id })).toBe(false);
    expect(await dropPending(db, { learnerId: ADA, id: third.id })).toBe(true);
    expect(await dropPending(db, { learnerId: ADA, id: third.id })).toBe(false);
    expect(await fronts()).toEqual(['b']);
  });

  it('holds 2,000 cards and no more, and nothing of what would be too much', async () => {
    const { db, save, say, add, fronts } = await setUp(database());
    await add(Array.from({ length: 1999 }, (_, at) => card(`front ${at}`)));
    const { id } = await save([card('x'), card('y')]);
    await expect(say(id)).rejects.toThrow('With the 1,999 cards that the deck has besides, there would be 2,001');
    expect(await fronts()).toHaveLength(1999);
    expect(await say(id, true)).toMatchObject({ added: 2, retired: 1999 });
    expect(await db.card.count({ where: { retiredAt: null } })).toBe(2);
  });

  it('is one of twenty at most', async () => {
    const { save, add } = await setUp(database());
    for (let at = 1; at <= 20; at++) await add([card('a')], false, `Deck ${at}`);
    await expect(save([card('a')], 'Deck 21')).rejects.toThrow('You have 20 decks of your own');
    expect((await save([card('b')], 'Deck 20')).change.added).toBe(1);
  });

  it('is left alone by the sync, though it stands in no folder', async () => {
    const { db, add } = await setUp(database());
    await add([card('a')]);
    const public_ = { slug: 'ddia', title: 'D', description: '', source: '', licence: '', chapters: [], cards: [] };
    await syncDecks(db, [public_], NOW);
    expect(await syncDecks(db, [], NOW)).toEqual([{ slug: 'ddia', added: 0, changed: 0, retired: 0 }]);
    expect(await db.deck.findMany({ where: { retiredAt: null } })).toMatchObject([{ title: 'Kafka' }]);
    expect(await db.card.count({ where: { retiredAt: null } })).toBe(1);
  });

  it('of the same name of somebody else is another one', async () => {
    const { db, save, say, add } = await setUp(database());
    const ada = await add([card('a')]);
    const { id, change } = await save([card('b')], 'Kafka', LINUS);
    expect(change).toEqual({ added: 1, changed: 0, same: 0, absent: 0 });
    const linus = await say(id, true, LINUS);
    expect(linus.deckId).not.toBe(ada.deckId);
    expect(await db.card.count({ where: { deckId: ada.deckId, retiredAt: null } })).toBe(1);
  });

  it('is removed with all that hangs on it, by its owner alone; no other deck is', async () => {
    const { db, add } = await setUp(database());
    const { deckId } = await add([card('a'), card('b')]);
    const { id: sessionId } = await startSession(db, { learnerId: ADA, deckSlug: 'Kafka', chapters: [], now: NOW });
    const { id: cardId } = await db.card.findFirstOrThrow({ where: { front: 'a' } });
    await answerCard(db, { learnerId: ADA, sessionId, cardId, version: 0, rating: 4, now: NOW });
    const everybodys = await db.deck.create({
      data: { slug: 'ddia', title: 'D', description: '', source: '', licence: '' },
    });

    expect(await ownDeck(db, ADA, deckId)).toEqual({ id: deckId, title: 'Kafka', cards: 2, answers: 1 });
    await expect(ownDeck(db, LINUS, deckId)).rejects.toThrow('no such deck of your own');
    expect(await removeOwnDeck(db, { learnerId: LINUS, deckId })).toBe(false);
    expect(await removeOwnDeck(db, { learnerId: ADA, deckId: everybodys.id })).toBe(false);
    expect(await db.card.count()).toBe(2);

    expect(await removeOwnDeck(db, { learnerId: ADA, deckId })).toBe(true);
    const left = [
      db.card.count(),
      db.chapter.count(),
      db.review.count(),
      db.reviewState.count(),
      db.deckMember.count(),
    ];
    expect(await Promise.all(left)).toEqual([0, 0, 0, 0, 0]);
    expect(await db.deck.findMany()).toMatchObject([{ slug: 'ddia' }]);
  });
});

onPostgres('an own deck', (database) => {
  it('is made once by two presses at the same time', async () => {
    const { db, save, say } = await setUp(database());
    const { id } = await save(Array.from({ length: 200 }, (_, at) => card(`front ${at}`)));
    const pressed = await Promise.allSettled([say(id), say(id), say(id)]);
    expect(pressed.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    expect(await db.card.count()).toBe(200);
  });
});
