import { expect, it } from 'vitest';
import { onEveryDatabase, onPostgres } from '../db/test-databases.ts';
import { UserError } from '../errors.ts';
import { answerCard } from './answer.store.ts';
import { buryCard, suspendCard } from './hold.store.ts';
import type { Rating } from './schedule.ts';
import { ADA, adaStudies, deckWith } from './test-deck.ts';
import { lastAnswer, undoLast } from './undo.store.ts';

const at = (text: string) => new Date(text);
const MONDAY = at('2026-06-08T10:00Z');
const later = (minutes: number) => new Date(MONDAY.getTime() + minutes * 60_000);

onEveryDatabase('undo', (database) => {
  async function setUp(cards: Parameters<typeof deckWith>[1] = [{}, {}]) {
    const { db } = database();
    const deck = await deckWith(db, cards);
    const sessionId = await adaStudies(db, deck.deckId, MONDAY);
    const answer = async (place: number, rating: Rating, now = MONDAY, session = sessionId) => {
      const cardId = deck.cards[place]!;
      const state = await db.reviewState.findUnique({ where: { learnerId_cardId: { learnerId: ADA, cardId } } });
      const version = state?.version ?? 0;
      const answered = await answerCard(db, { learnerId: ADA, sessionId: session, cardId, version, rating, now });
      if (answered.kind !== 'counted') throw new Error('the answer did not count');
      return answered.reviewId;
    };
    const undo = (reviewId?: number, session = sessionId) =>
      undoLast(db, { learnerId: ADA, sessionId: session, now: later(60), ...(reviewId ? { reviewId } : {}) });
    const stateOf = (place: number) =>
      db.reviewState.findUniqueOrThrow({ where: { learnerId_cardId: { learnerId: ADA, cardId: deck.cards[place]! } } });
    return { db, ...deck, sessionId, answer, undo, stateOf };
  }

  it('of a first answer leaves a new card, and the day as it was', async () => {
    const { db, cards, answer, undo, stateOf } = await setUp();
    await answer(0, 3);
    expect(await undo()).toEqual({ kind: 'undone', cardId: cards[0], rating: 3, previous: null });
    expect(await stateOf(0)).toMatchObject({
      phase: 'new',
      reps: 0,
      stability: 0,
      lastReview: null,
      hold: null,
      version: 2,
    });
    expect(await db.studyDay.findMany()).toMatchObject([{ newCards: 0, reviews: 0, answers: 0 }]);
    expect(await db.review.findMany()).toMatchObject([{ undoneAt: later(60) }]);
  });

  it('brings the state before the answer back whole, and the version rises', async () => {
    const { answer, undo, stateOf } = await setUp();
    await answer(0, 3);
    const before = await stateOf(0);
    await answer(0, 3, later(10));
    await undo();
    expect(await stateOf(0)).toEqual({ ...before, version: 3 });
  });

  it('goes back step by step, to the first answer of the session', async () => {
    const { db, cards, answer, undo, sessionId } = await setUp();
    const first = await answer(0, 3);
    const second = await answer(1, 1);
    const third = await answer(0, 4, later(10));
    expect(await lastAnswer(db, { learnerId: ADA, sessionId })).toBe(third);
    expect(await undo(third)).toMatchObject({ cardId: cards[0], rating: 4, previous: second });
    expect(await undo(second)).toMatchObject({ cardId: cards[1], rating: 1, previous: first });
    expect(await undo(first)).toMatchObject({ cardId: cards[0], rating: 3, previous: null });
    expect(await undo()).toBeNull();
    expect(await lastAnswer(db, { learnerId: ADA, sessionId })).toBeNull();
  });

  it('pressed again takes nothing more back', async () => {
    const { db, answer, undo } = await setUp();
    await answer(0, 3);
    const second = await answer(1, 3);
    expect(await undo(second)).toMatchObject({ kind: 'undone' });
    expect(await undo(second)).toEqual({ kind: 'stale' });
    expect(await db.review.count({ where: { undoneAt: null } })).toBe(1);
  });

  it('may be followed by another answer, which counts as new once more', async () => {
    const { db, answer, undo, stateOf } = await setUp();
    await answer(0, 1);
    await undo();
    await answer(0, 4);
    expect(await stateOf(0)).toMatchObject({ phase: 'review', reps: 1, version: 3 });
    expect(await db.studyDay.findMany()).toMatchObject([{ newCards: 1, answers: 1 }]);
  });

  it('lets the siblings go that waited for the answer, and only those', async () => {
    const { db, cards, answer, undo, stateOf } = await setUp([{ group: 'g' }, { group: 'g' }, { group: 'g' }]);
    const review = {
      learnerId: ADA,
      phase: 'review' as const,
      due: MONDAY,
      showFrom: MONDAY,
      stability: 5,
      difficulty: 5,
    };
    await db.reviewState.createMany({
      data: cards.map((cardId) => ({ ...review, cardId, reps: 3, lastReview: at('2026-06-03T10:00Z') })),
    });
    const before = [await stateOf(0), await stateOf(1), await stateOf(2)];
    await answer(0, 3);
    await buryCard(db, { learnerId: ADA, cardId: cards[2]!, version: 2, now: MONDAY });
    await undo();
    expect(await stateOf(0)).toEqual({ ...before[0], version: 3 });
    expect(await stateOf(1)).toEqual({ ...before[1], version: 3 });
    expect(await stateOf(2)).toMatchObject({ hold: 'bury', showFrom: at('2026-06-09T04:00Z'), version: 3 });
  });

  it('brings back that the card had waited for a sibling, so that it waits no second time', async () => {
    const { db, cards, answer, undo, stateOf } = await setUp([{ group: 'g' }, { group: 'g' }, { group: 'g' }]);
    const review = {
      learnerId: ADA,
      phase: 'review' as const,
      due: MONDAY,
      showFrom: MONDAY,
      stability: 5,
      difficulty: 5,
    };
    await db.reviewState.createMany({
      data: cards.map((cardId) => ({ ...review, cardId, reps: 3, lastReview: at('2026-06-03T10:00Z') })),
    });
    const TUESDAY = at('2026-06-09T10:00Z');
    const first = await answer(0, 3);
    await answer(1, 3, TUESDAY);
    await undo();
    expect(await stateOf(1)).toMatchObject({
      hold: 'sibling',
      heldBy: BigInt(first),
      showFrom: at('2026-06-09T04:00Z'),
    });
    await answer(2, 3, TUESDAY);
    expect(await stateOf(1)).toMatchObject({ heldBy: BigInt(first), showFrom: at('2026-06-09T04:00Z') });
  });

  it('takes back the answer and leaves what the learner decided after it', async () => {
    const { db, cards, answer, undo, stateOf } = await setUp();
    await answer(0, 1);
    await suspendCard(db, { learnerId: ADA, cardId: cards[0]!, version: 1, now: MONDAY });
    await answer(1, 1);
    await buryCard(db, { learnerId: ADA, cardId: cards[1]!, version: 1, now: MONDAY });
    await undo();
    await undo();
    expect(await stateOf(0)).toMatchObject({ phase: 'new', suspended: true, version: 3 });
    expect(await stateOf(1)).toMatchObject({ phase: 'new', hold: 'bury', showFrom: at('2026-06-09T04:00Z') });
  });

  it('refuses when the card was answered again in another session', async () => {
    const { db, deckId, answer, undo, stateOf } = await setUp();
    await answer(0, 3);
    const other = await adaStudies(db, deckId, MONDAY);
    await answer(0, 3, later(10), other);
    const before = await stateOf(0);
    expect(await undo()).toEqual({ kind: 'answered again' });
    expect(await stateOf(0)).toEqual(before);
    await undo(undefined, other);
    expect(await undo()).toMatchObject({ kind: 'undone' });
    expect(await stateOf(0)).toMatchObject({ phase: 'new', version: 4 });
  });

  it('takes the counters of the day down on which the answer was given', async () => {
    const { db, answer, undo } = await setUp();
    await answer(0, 4, at('2026-06-08T23:00Z'));
    await answer(1, 4, at('2026-06-09T05:00Z'));
    await undo();
    await undo();
    expect(await db.studyDay.findMany({ orderBy: { day: 'asc' } })).toMatchObject([
      { day: at('2026-06-08'), newCards: 0, answers: 0 },
      { day: at('2026-06-09'), newCards: 0, answers: 0 },
    ]);
  });

  it('ends with the session', async () => {
    const { db, answer, undo, sessionId } = await setUp();
    await answer(0, 3);
    await db.studySession.updateMany({ where: { id: sessionId }, data: { endedAt: MONDAY } });
    await expect(undo()).rejects.toThrow(UserError);
    await expect(undo(undefined, 999)).rejects.toThrow(UserError);
  });
});

onPostgres('undo on several connections', (database) => {
  it('pressed twenty times at once takes one answer back', async () => {
    const { db } = database();
    const { deckId, cards } = await deckWith(db, [{}, {}]);
    const sessionId = await adaStudies(db, deckId, MONDAY);
    const answer = { learnerId: ADA, sessionId, version: 0, rating: 3 as const, now: MONDAY };
    for (const cardId of cards) await answerCard(db, { ...answer, cardId });
    const reviewId = (await lastAnswer(db, { learnerId: ADA, sessionId }))!;
    const presses = await Promise.all(
      Array.from({ length: 20 }, () => undoLast(db, { learnerId: ADA, sessionId, reviewId, now: MONDAY })),
    );
    expect(presses.filter((press) => press?.kind === 'undone')).toHaveLength(1);
    expect(presses.filter((press) => press?.kind === 'stale')).toHaveLength(19);
    expect(await db.studyDay.findMany()).toMatchObject([{ newCards: 1, answers: 1 }]);
    expect(await db.review.count({ where: { undoneAt: null } })).toBe(1);
  });

  it('and an answer at once to the same card: one of them is first, and nothing is lost', async () => {
    const { db } = database();
    const { deckId, cards } = await deckWith(
      db,
      Array.from({ length: 20 }, () => ({})),
    );
    const sessionId = await adaStudies(db, deckId, MONDAY, { newPerDay: 200 });
    for (const cardId of cards) {
      const answer = { learnerId: ADA, sessionId, cardId, rating: 3 as const };
      await answerCard(db, { ...answer, version: 0, now: MONDAY });
      const [again, undone] = await Promise.all([
        answerCard(db, { ...answer, version: 1, now: later(10) }),
        undoLast(db, { learnerId: ADA, sessionId, now: later(10) }),
      ]);
      const state = await db.reviewState.findFirstOrThrow({ where: { cardId } });
      const counted = await db.review.count({ where: { cardId, undoneAt: null } });
      expect(state.reps).toBe(counted);
      expect(again.kind === 'counted' || undone?.kind === 'undone').toBe(true);
    }
    const [day] = await db.studyDay.findMany();
    expect(day?.answers).toBe(await db.review.count({ where: { undoneAt: null } }));
  });
});
