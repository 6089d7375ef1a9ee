import { expect, it } from 'vitest';
import { onEveryDatabase } from '../db/test-databases.ts';
import { deckOverview } from './overview.store.ts';
import { ADA, adaStudies, deckWith } from './test-deck.ts';

const NOW = new Date('2026-06-08T10:00Z');

onEveryDatabase('the overview', (database) => {
  it('says for decks and chapters what is new, due, learning and mature', async () => {
    const { db } = database();
    const cards = [1, 1, 1, 1, 1, 2, 2, 2].map((chapter) => ({ chapter }));
    const deck = await deckWith(db, [...cards, { chapter: 2, retiredAt: NOW }]);
    await adaStudies(db, deck.deckId, NOW);
    const state = (place: number) => ({ learnerId: ADA, cardId: deck.cards[place]!, due: NOW, showFrom: NOW });
    const tomorrow = new Date('2026-06-09T04:00Z');
    await db.reviewState.createMany({
      data: [
        { ...state(0), phase: 'review', stability: 21 },
        { ...state(1), phase: 'review', stability: 40, showFrom: tomorrow },
        { ...state(2), phase: 'relearning', stability: 1 },
        { ...state(3), phase: 'new' },
        { ...state(5), phase: 'review', stability: 3 },
        { ...state(6), phase: 'review', stability: 30, suspended: true },
      ],
    });
    await db.learner.create({ data: { id: 5n } });
    await db.reviewState.create({ data: { ...state(4), learnerId: 5n, phase: 'review', stability: 50 } });
    await deckWith(db, [{}], 'another');
    const old = await deckWith(db, [{}], 'old');
    await db.deck.update({ where: { id: old.deckId }, data: { retiredAt: NOW } });

    const overview = await deckOverview(db, { learnerId: ADA, now: NOW });
    expect(overview.map(({ slug }) => slug)).toEqual(['ddia', 'another']);
    expect(overview.map(({ joined, own }) => [joined, own])).toEqual([
      [true, false],
      [false, false],
    ]);
    expect(overview[0]).toMatchObject({ deckId: deck.deckId, total: 8, newLeft: 3, dueNow: 2, learning: 1, mature: 2 });
    expect(overview[0]?.chapters).toEqual([
      { number: 1, title: 'Chapter 1', total: 5, newLeft: 2, dueNow: 1, learning: 1, mature: 2 },
      { number: 2, title: 'Chapter 2', total: 3, newLeft: 1, dueNow: 1, learning: 0, mature: 0 },
      { number: 3, title: 'Chapter 3', total: 0, newLeft: 0, dueNow: 0, learning: 0, mature: 0 },
    ]);
  });
});
