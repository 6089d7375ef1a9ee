import { describe, expect, it } from 'vitest';
import type { Learner, Prisma } from '../db/generated/client.ts';
import { onEveryDatabase } from '../db/test-databases.ts';
import { answerCard } from './answer.store.ts';
import { buryCard, suspendCard } from './hold.store.ts';
import { nextCard, shownCard } from './queue.store.ts';
import type { Rating } from './schedule.ts';
import { ADA, adaStudies, deckWith } from './test-deck.ts';

const at = (text: string) => new Date(text);
const NOW = at('2026-06-08T10:00Z');
const minutes = (count: number) => new Date(NOW.getTime() + count * 60_000);

onEveryDatabase('the next card', (database) => {
  async function setUp(cards: Parameters<typeof deckWith>[1], settings: Partial<Learner> = {}) {
    const { db } = database();
    const deck = await deckWith(db, cards);
    const sessionId = await adaStudies(db, deck.deckId, NOW, settings);
    const next = async (now = NOW, chapters: number[] = []) => {
      const found = await nextCard(db, { learnerId: ADA, session: { deckId: deck.deckId, chapters }, now });
      return found.nothing === null
        ? { ...found, place: deck.cards.indexOf(found.card.id) }
        : { ...found, place: null, why: null, left: null };
    };
    const answer = async (place: number, rating: Rating, now = NOW) => {
      const cardId = deck.cards[place]!;
      const state = await db.reviewState.findUnique({ where: { learnerId_cardId: { learnerId: ADA, cardId } } });
      return answerCard(db, { learnerId: ADA, sessionId, cardId, version: state?.version ?? 0, rating, now });
    };
    const known = (place: number, state: Partial<Prisma.ReviewStateUncheckedCreateInput> = {}) => {
      const review = {
        phase: 'review' as const,
        stability: 5,
        difficulty: 5,
        reps: 3,
        lastReview: at('2026-06-03T10:00Z'),
      };
      const times = { due: NOW, showFrom: state.due ?? NOW };
      return db.reviewState.create({
        data: { learnerId: ADA, cardId: deck.cards[place]!, ...review, ...times, ...state },
      });
    };
    return { db, ...deck, sessionId, next, answer, known };
  }

  it('comes whole, with its place in the guide and what the buttons say', async () => {
    const { next, cards } = await setUp([{ chapter: 2, draft: true, kind: 'question' }]);
    const shown = await next();
    expect(shown).toMatchObject({
      card: {
        id: cards[0],
        kind: 'question',
        front: 'Front 0',
        back: 'Back 0',
        heading: 'Key Ideas',
        line: 1,
        draft: true,
      },
      why: 'new',
      state: null,
      version: 0,
      labels: { 1: '1m', 2: '6m', 3: '10m', 4: '8d' },
      left: { learning: 0, reviews: 0, newCards: 1 },
    });
    expect(shown).toMatchObject({ card: { deckTitle: 'ddia', chapter: { number: 2, title: 'Chapter 2' } } });
  });

  it('is learning first, then reviews, then new, then learning ahead of time', async () => {
    const { next, answer, known } = await setUp([{}, {}, {}]);
    await answer(0, 3); // due in ten minutes
    await known(1);
    expect(await next(minutes(10))).toMatchObject({ place: 0, why: 'learning', version: 1 });
    expect(await next()).toMatchObject({ place: 1, why: 'review', left: { learning: 1, reviews: 1, newCards: 1 } });
    await answer(1, 3);
    expect(await next()).toMatchObject({ place: 2, why: 'new' });
    await answer(2, 4);
    expect(await next()).toMatchObject({ place: 0, why: 'ahead', left: { learning: 1, reviews: 0, newCards: 0 } });
  });

  it('among reviews is the one least likely to be known still', async () => {
    const { next, known } = await setUp([{}, {}, {}]);
    await known(0, { stability: 20 });
    await known(1, { stability: 5, due: at('2026-06-08T20:00Z') }); // this evening is today
    await known(2, { stability: 10, due: at('2026-06-01T10:00Z') });
    expect(await next()).toMatchObject({ place: 1, why: 'review', left: { reviews: 3 } });
  });

  it('is no review of tomorrow, until tomorrow begins', async () => {
    const { next, known } = await setUp([{}]);
    await known(0, { due: at('2026-06-09T15:00Z') });
    expect(await next()).toMatchObject({ nothing: 'done', nextAt: at('2026-06-09T04:00Z') });
    expect(await next(at('2026-06-09T03:59Z'))).toMatchObject({ nothing: 'done' });
    expect(await next(at('2026-06-09T04:00Z'))).toMatchObject({ place: 0, why: 'review' });
  });

  it('among new ones follows the guide, and before an interview what matters most', async () => {
    const { db, next } = await setUp([{}, {}, {}]);
    expect((await next()).place).toBe(0);
    await db.learner.update({ where: { id: ADA }, data: { interviewDate: at('2026-07-01') } });
    expect((await next()).place).toBe(2);
    expect((await next(at('2026-07-02T10:00Z'))).place).toBe(0);
  });

  it('stays within the chosen chapters', async () => {
    const { next, known } = await setUp([{ chapter: 1 }, { chapter: 2 }, { chapter: 3 }]);
    await known(0);
    expect(await next(NOW, [2, 3])).toMatchObject({ place: 1, left: { reviews: 0, newCards: 2 } });
    expect(await next(NOW, [1])).toMatchObject({ place: 0, left: { reviews: 1, newCards: 0 } });
  });

  it('stays within the deck, while the limits count over all decks', async () => {
    const { db, next, answer, deckId } = await setUp([{}, {}, {}], { newPerDay: 2 });
    const other = await deckWith(db, [{}], 'other');
    await answer(0, 3);
    await db.studyDay.updateMany({ data: { newCards: 2 } }); // one of them in the other deck
    expect((await next()).why).toBe('ahead');
    const there = await nextCard(db, { learnerId: ADA, session: { deckId: other.deckId, chapters: [] }, now: NOW });
    expect(there).toMatchObject({ nothing: 'limit', limitReached: { newCards: true, reviews: false } });
    expect(deckId).not.toBe(other.deckId);
  });

  it('is never suspended or retired', async () => {
    const { db, cards, next, known } = await setUp([{}, {}, { retiredAt: NOW }]);
    await known(0);
    await suspendCard(db, { learnerId: ADA, cardId: cards[0]!, version: 1, now: NOW });
    expect((await next()).place).toBe(1);
    await suspendCard(db, { learnerId: ADA, cardId: cards[1]!, version: 0, now: NOW });
    expect(await next()).toMatchObject({ nothing: 'empty', nextAt: null });
  });

  it('is one put off only on the next day', async () => {
    const { db, cards, next } = await setUp([{}]);
    await buryCard(db, { learnerId: ADA, cardId: cards[0]!, version: 0, now: NOW });
    expect(await next()).toMatchObject({ nothing: 'done', nextAt: at('2026-06-09T04:00Z') });
    expect(await next(at('2026-06-09T04:00Z'))).toMatchObject({ place: 0, why: 'new', version: 1 });
  });

  describe('with siblings', () => {
    it('is no new card of a group that was answered today', async () => {
      const { next, answer } = await setUp([{ group: 'g' }, { group: 'g' }, { group: 'h' }, { group: 'h' }]);
      expect(await next()).toMatchObject({ place: 0, left: { newCards: 2 } });
      await answer(0, 4);
      expect(await next()).toMatchObject({ place: 2, left: { newCards: 1 } });
      await answer(2, 4);
      expect(await next()).toMatchObject({ nothing: 'done', nextAt: at('2026-06-09T04:00Z') });
      expect((await next(at('2026-06-09T10:00Z'))).place).toBe(1);
    });

    it('knows groups by deck', async () => {
      const { db, answer } = await setUp([{ group: 'g' }]);
      const other = await deckWith(db, [{ group: 'g' }], 'other');
      await answer(0, 4);
      const there = await nextCard(db, { learnerId: ADA, session: { deckId: other.deckId, chapters: [] }, now: NOW });
      expect(there).toMatchObject({ nothing: null, card: { id: other.cards[0] } });
    });
  });

  describe('beyond the limits', () => {
    it('is no new card, and the learner hears why', async () => {
      const { next, answer } = await setUp([{}, {}], { newPerDay: 1 });
      await answer(0, 4);
      expect(await next()).toMatchObject({
        nothing: 'limit',
        limitReached: { newCards: true, reviews: false },
        nextAt: at('2026-06-09T04:00Z'),
      });
      expect((await next(at('2026-06-09T04:00Z'))).place).toBe(1);
    });

    it('is no review, and the learner hears why', async () => {
      const { next, answer, known } = await setUp([{}, {}], { reviewsPerDay: 1 });
      await known(0, { stability: 4 });
      await known(1);
      expect((await next()).left).toEqual({ learning: 0, reviews: 1, newCards: 0 });
      await answer(0, 3);
      expect(await next()).toMatchObject({ nothing: 'limit', limitReached: { newCards: false, reviews: true } });
    });

    it('is still what is being learned', async () => {
      const { next, answer } = await setUp([{}, {}], { newPerDay: 1 });
      await answer(0, 1);
      expect(await next(minutes(1))).toMatchObject({ place: 0, why: 'learning' });
    });
  });

  it('is none while a card in learning is further away than 20 minutes', async () => {
    const { db, next, answer } = await setUp([{}]);
    await answer(0, 3);
    const due = minutes(45);
    await db.reviewState.updateMany({ data: { due, showFrom: due } });
    expect(await next()).toMatchObject({ nothing: 'learning', nextAt: due });
    expect(await next(minutes(25))).toMatchObject({ place: 0, why: 'ahead' });
  });

  it('may be in learning ahead of time across the turn of the day', async () => {
    const { next, answer } = await setUp([{}]);
    await answer(0, 3, at('2026-06-09T03:55Z'));
    expect(await next(at('2026-06-09T03:56Z'))).toMatchObject({ place: 0, why: 'ahead', left: { learning: 1 } });
  });

  it('may be asked for by its id, whether its turn has come or not', async () => {
    const { db, cards, next, answer, known, deckId } = await setUp([{}, {}, { retiredAt: NOW }]);
    await known(1);
    const shown = (place: number, now = NOW) =>
      shownCard(db, { learnerId: ADA, session: { deckId, chapters: [] }, cardId: cards[place]!, now });
    expect(await shown(0)).toMatchObject({ card: { id: cards[0] }, why: 'new', version: 0, left: { reviews: 1 } });
    const { place, ...head } = await next();
    expect(place).toBe(1);
    expect(await shown(1)).toEqual(head);
    await answer(0, 3);
    expect(await shown(0)).toMatchObject({ why: 'ahead', version: 1, labels: { 3: '2d' } });
    expect(await shown(0, minutes(10))).toMatchObject({ why: 'learning' });
    await expect(shown(2)).rejects.toThrow('no longer part of the deck');
  });

  it('of an empty deck is none', async () => {
    const { next } = await setUp([]);
    expect(await next()).toEqual({
      nothing: 'empty',
      nextAt: null,
      limitReached: { newCards: false, reviews: false },
      place: null,
      why: null,
      left: null,
    });
  });
});
