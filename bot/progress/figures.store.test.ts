import { expect, it } from 'vitest';
import { onEveryDatabase } from '../db/test-databases.ts';
import { answerCard } from '../study/answer.store.ts';
import type { Rating } from '../study/schedule.ts';
import { ADA, adaStudies, deckWith } from '../study/test-deck.ts';
import { undoLast } from '../study/undo.store.ts';
import { knownCards } from './cards.store.ts';
import { courseInput } from './course-input.store.ts';
import { studiedDays } from './days.store.ts';
import { publicDeck, shownDeck } from './deck.store.ts';
import { measuredRetention } from './retention.store.ts';

const NOW = new Date('2026-06-08T10:00Z');

onEveryDatabase('the figures', (database) => {
  async function setUp(settings: Parameters<typeof adaStudies>[3] = {}) {
    const { db } = database();
    const deck = await deckWith(
      db,
      [1, 1, 2, 2, 3].map((chapter) => ({ chapter })),
    );
    const sessionId = await adaStudies(db, deck.deckId, NOW, settings);
    const answer = async (place: number, rating: Rating, time: string) => {
      const cardId = deck.cards[place]!;
      const state = await db.reviewState.findUnique({ where: { learnerId_cardId: { learnerId: ADA, cardId } } });
      const now = new Date(time);
      await answerCard(db, { learnerId: ADA, sessionId, cardId, version: state?.version ?? 0, rating, now });
    };
    return { db, ...deck, sessionId, answer };
  }

  it('measure retention by reviews that came a day or more after the one before, and were not taken back', async () => {
    const { db, answer, sessionId } = await setUp();
    await answer(0, 4, '2026-06-01T10:00Z'); // into review at once
    await answer(0, 3, '2026-06-01T12:00Z'); // in review, on the same day
    await answer(0, 1, '2026-06-05T10:00Z');
    await answer(0, 3, '2026-06-06T10:00Z'); // relearned on another day: spaced, but no review
    await answer(1, 4, '2026-06-01T10:00Z');
    await answer(1, 3, '2026-06-07T10:00Z');
    await db.reviewState.updateMany({ where: { learnerId: ADA }, data: { stability: 21 } });
    await answer(1, 3, '2026-06-08T09:00Z');
    await answer(0, 1, '2026-06-08T09:30Z');
    await undoLast(db, { learnerId: ADA, sessionId, now: NOW });
    expect(await measuredRetention(db, ADA, '2026-06-08')).toEqual({
      young: { reviews: 2, known: 1 },
      mature: { reviews: 1, known: 1 },
      spacedEver: 4,
    });
    expect(await measuredRetention(db, ADA, '2026-10-01')).toMatchObject({ young: { reviews: 0 }, spacedEver: 4 });
    expect((await studiedDays(db, ADA, '2026-06-08')).map(({ day, answers }) => [day, answers])).toEqual([
      ['2026-06-08', 1],
      ['2026-06-07', 1],
      ['2026-06-06', 1],
      ['2026-06-05', 1],
      ['2026-06-01', 3],
    ]);
  });

  it('measure by the order of time, also where an import brought older answers later', async () => {
    const { db, answer, sessionId, cards } = await setUp();
    await answer(0, 4, '2026-06-05T10:00Z');
    await db.review.create({
      data: {
        ...{ learnerId: ADA, cardId: cards[0]!, sessionId, rating: 3, version: 0, phaseBefore: 'new' },
        ...{ reviewedAt: new Date('2026-06-01T10:00Z'), day: new Date('2026-06-01') },
      },
    });
    expect(await measuredRetention(db, ADA, '2026-06-08')).toMatchObject({ spacedEver: 1 });
  });

  it('know every card of the deck, and of other decks those that count for the day', async () => {
    const { db, deckId, cards } = await setUp();
    const joined = await deckWith(db, [{}, {}], 'joined');
    const left = await deckWith(db, [{}], 'left');
    await db.deckMember.create({ data: { learnerId: ADA, deckId: joined.deckId, joinedAt: NOW } });
    const state = (cardId: number) => ({ learnerId: ADA, cardId, due: NOW, showFrom: NOW, phase: 'review' as const });
    await db.reviewState.createMany({ data: [state(cards[0]!), state(joined.cards[0]!), state(left.cards[0]!)] });
    const of = async (allDecks: boolean) => {
      const known = await knownCards(db, { learnerId: ADA, deckId, allDecks });
      return known.map(({ cardId, state }) => [cardId, state?.phase ?? null]);
    };
    expect((await of(false)).toSorted()).toEqual(cards.map((id, place) => [id, place === 0 ? 'review' : null]));
    expect(await of(true)).toHaveLength(6);
    expect(await of(true)).toContainEqual([joined.cards[0], 'review']);
  });

  it('look ahead over the chapters that are studied, without suspended cards, in the order of new ones', async () => {
    const { db, deckId, cards, answer } = await setUp({ interviewDate: new Date('2026-07-01') });
    await answer(2, 3, '2026-06-08T09:00Z');
    const suspended = { learnerId: ADA, cardId: cards[3]!, due: NOW, showFrom: NOW, suspended: true };
    await db.reviewState.create({ data: suspended });
    const learner = await db.learner.findUniqueOrThrow({ where: { id: ADA } });
    const ask = (chapters: number[]) =>
      courseInput(db, { learner, deck: { id: deckId, title: 'ddia', chapters }, now: NOW, allDecks: false });
    const { cards: all, newToday } = await ask([]);
    expect(all.map(({ card }) => card.cardId)).toEqual([cards[4], cards[2], cards[1], cards[0]]);
    expect(newToday).toBe(1);
    expect((await ask([2, 3])).cards.map(({ card }) => card.cardId)).toEqual([cards[4], cards[2]]);
  });

  it('are about the deck studied last, and before others only about one that everybody sees', async () => {
    const { db, deckId } = await setUp();
    expect(await shownDeck(db, ADA, {})).toMatchObject({ id: deckId, title: 'ddia' });
    const own = await deckWith(db, [{}], 'ada:own');
    await db.deck.update({ where: { id: own.deckId }, data: { ownerId: ADA } });
    await db.learner.create({ data: { id: 5n } });
    expect(await shownDeck(db, ADA, { slug: 'ada:own' })).toMatchObject({ id: own.deckId });
    await expect(shownDeck(db, 5n, { slug: 'ada:own' })).rejects.toThrow(/no such deck/);
    await expect(shownDeck(db, 5n, { id: own.deckId })).rejects.toThrow(/no such deck/);
    expect(await publicDeck(db, ADA, own.deckId)).toMatchObject({ id: deckId });
  });
});
