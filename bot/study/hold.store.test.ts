import { expect, it } from 'vitest';
import { onEveryDatabase } from '../db/test-databases.ts';
import { buryCard, suspendCard, suspendedCards, unsuspendCard } from './hold.store.ts';
import { ADA, adaStudies, deckWith } from './test-deck.ts';

const NOW = new Date('2026-06-08T22:00Z');

onEveryDatabase('a card', (database) => {
  async function setUp() {
    const { db } = database();
    const { deckId, cards } = await deckWith(db, [{}, { chapter: 2 }]);
    await adaStudies(db, deckId, NOW);
    const card = cards[0]!;
    const press = (version: number, cardId = card) => ({ learnerId: ADA, cardId, version, now: NOW });
    const state = () => db.reviewState.findUnique({ where: { learnerId_cardId: { learnerId: ADA, cardId: card } } });
    return { db, card, cards, press, state };
  }

  it('is suspended and taken back, and its version rises', async () => {
    const { db, card, press, state } = await setUp();
    expect(await suspendCard(db, press(0))).toBe(true);
    expect(await state()).toMatchObject({ suspended: true, phase: 'new', version: 1 });
    expect(await unsuspendCard(db, { learnerId: ADA, cardId: card })).toBe(true);
    expect(await unsuspendCard(db, { learnerId: ADA, cardId: card })).toBe(false);
    expect(await state()).toMatchObject({ suspended: false, version: 2 });
    expect(await suspendCard(db, press(2))).toBe(true);
    expect(await state()).toMatchObject({ suspended: true, version: 3 });
  });

  it('is put off until the next learner day', async () => {
    const { db, press, state } = await setUp();
    expect(await buryCard(db, press(0))).toBe(true);
    expect(await state()).toMatchObject({
      hold: 'bury',
      showFrom: new Date('2026-06-09T04:00Z'),
      due: NOW,
      version: 1,
    });
  });

  it('put off in any phase keeps its due', async () => {
    const { db, card, press, state } = await setUp();
    const due = new Date('2026-06-08T22:05Z');
    await db.reviewState.create({ data: { learnerId: ADA, cardId: card, phase: 'learning', due, showFrom: due } });
    expect(await buryCard(db, press(1))).toBe(true);
    expect(await state()).toMatchObject({ hold: 'bury', showFrom: new Date('2026-06-09T04:00Z'), due, version: 2 });
  });

  it('that comes later anyway is not pulled forward by putting it off', async () => {
    const { db, card, press, state } = await setUp();
    const due = new Date('2026-06-09T04:10Z');
    await db.reviewState.create({ data: { learnerId: ADA, cardId: card, phase: 'learning', due, showFrom: due } });
    await buryCard(db, press(1));
    expect((await state())?.showFrom).toEqual(due);
  });

  it('that has changed since it was shown stays as it is', async () => {
    const { db, press, state } = await setUp();
    await suspendCard(db, press(0));
    const before = await state();
    for (const version of [0, 2]) {
      expect(await suspendCard(db, press(version))).toBe(false);
      expect(await buryCard(db, press(version))).toBe(false);
    }
    expect(await state()).toEqual(before);
  });

  it('that is suspended can be found', async () => {
    const { db, cards, press } = await setUp();
    await suspendCard(db, press(0, cards[1]));
    await buryCard(db, press(0, cards[0]));
    const found = [{ cardId: cards[1], front: 'Front 1', chapter: 2, deckTitle: 'ddia' }];
    expect(await suspendedCards(db, ADA)).toEqual(found);
    expect(await suspendedCards(db, 5n)).toEqual([]);
  });
});
