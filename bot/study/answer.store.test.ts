import { describe, expect, it } from 'vitest';
import { onEveryDatabase, onPostgres } from '../db/test-databases.ts';
import { UserError } from '../errors.ts';
import { type Answer, answerCard } from './answer.store.ts';
import { buryCard } from './hold.store.ts';
import { afterAnswer, type Rating } from './schedule.ts';
import { ADA, adaStudies, deckWith } from './test-deck.ts';

const at = (text: string) => new Date(text);
const MONDAY = at('2026-06-08T10:00Z');
const TUESDAY = at('2026-06-09T10:00Z');
const later = (now: Date, minutes: number) => new Date(now.getTime() + minutes * 60_000);

onEveryDatabase('an answer', (database) => {
  async function setUp(cards: Parameters<typeof deckWith>[1] = [{}], settings = {}) {
    const { db } = database();
    const deck = await deckWith(db, cards);
    const sessionId = await adaStudies(db, deck.deckId, MONDAY, settings);
    const answer = (cardId: number, version: number, rating: Rating, now: Date): Answer => ({
      learnerId: ADA,
      sessionId,
      cardId,
      version,
      rating,
      now,
    });
    /** Answers with whatever version the state has now. */
    const answerNow = async (cardId: number, rating: Rating, now: Date) => {
      const state = await db.reviewState.findUnique({ where: { learnerId_cardId: { learnerId: ADA, cardId } } });
      const answered = await answerCard(db, answer(cardId, state?.version ?? 0, rating, now));
      if (answered.kind !== 'counted') throw new Error('the answer did not count');
      return answered;
    };
    const stateOf = (cardId: number) =>
      db.reviewState.findUniqueOrThrow({ where: { learnerId_cardId: { learnerId: ADA, cardId } } });
    return { db, ...deck, sessionId, answer, answerNow, stateOf, card: deck.cards[0]! };
  }

  it('to a new card makes its state, its log and the day’s counters', async () => {
    const { db, answer, stateOf, card, sessionId } = await setUp();
    const answered = await answerCard(db, answer(card, 0, 3, MONDAY));
    const expected = afterAnswer(null, 3, MONDAY, { zone: 'UTC', dayStartsAt: 240 }, 0.9);
    expect(answered).toMatchObject({ kind: 'counted', next: expected, version: 1, phaseBefore: 'new', leech: false });
    expect(await stateOf(card)).toMatchObject({ ...expected, hold: null, heldBy: null, suspended: false, version: 1 });
    const reviews = await db.review.findMany();
    expect(reviews).toMatchObject([
      {
        learnerId: ADA,
        cardId: card,
        sessionId,
        rating: 3,
        reviewedAt: MONDAY,
        day: at('2026-06-08'),
        phaseBefore: 'new',
      },
    ]);
    expect(reviews).toMatchObject([{ before: null, version: 1, undoneAt: null }]);
    expect(await db.studyDay.findMany()).toEqual([
      { learnerId: ADA, day: at('2026-06-08'), newCards: 1, reviews: 0, answers: 1 },
    ]);
  });

  it('to a known card keeps the whole state before it', async () => {
    const { db, answer, answerNow, stateOf, card } = await setUp();
    await answerNow(card, 3, MONDAY);
    const before = await stateOf(card);
    await answerCard(db, answer(card, 1, 3, later(MONDAY, 10)));
    const second = await db.review.findFirstOrThrow({ orderBy: { id: 'desc' } });
    expect(second).toMatchObject({ phaseBefore: 'learning', version: 2 });
    expect(second.before).toMatchObject({
      cardId: card,
      phase: 'learning',
      stability: before.stability,
      difficulty: before.difficulty,
      learningSteps: 1,
      version: 1,
      hold: null,
      suspended: false,
    });
    expect(at((second.before as { due: string }).due)).toEqual(before.due);
    expect(Object.keys(second.before as object).sort()).toEqual(Object.keys(before).sort());
  });

  it('counts by what the card was: new once, reviews in review, every answer', async () => {
    const { db, answerNow, card } = await setUp();
    await answerNow(card, 3, MONDAY);
    await answerNow(card, 3, later(MONDAY, 10));
    const review = await answerNow(card, 1, at('2026-06-12T10:00Z'));
    expect(review.phaseBefore).toBe('review');
    await answerNow(card, 3, at('2026-06-12T10:10Z'));
    expect(await db.studyDay.findMany({ orderBy: { day: 'asc' } })).toMatchObject([
      { day: at('2026-06-08'), newCards: 1, reviews: 0, answers: 2 },
      { day: at('2026-06-12'), newCards: 0, reviews: 1, answers: 2 },
    ]);
  });

  it('of an evening in California counts on one day', async () => {
    const { db, answerNow, card } = await setUp([{}], { zone: 'America/Los_Angeles' });
    await answerNow(card, 3, at('2026-06-10T23:55Z'));
    const { next } = await answerNow(card, 3, at('2026-06-11T00:05Z'));
    expect(next.stability).toBeCloseTo(2.3, 1);
    expect(await db.studyDay.findMany()).toMatchObject([{ day: at('2026-06-10'), answers: 2 }]);
  });

  it('uses the retention that the learner wants', async () => {
    const easy = await setUp([{}], { desiredRetention: 0.8 });
    const { next } = await easy.answerNow(easy.card, 4, MONDAY);
    expect(next.scheduledDays).toBe(afterAnswer(null, 4, MONDAY, { zone: 'UTC', dayStartsAt: 240 }, 0.8).scheduledDays);
    expect((await easy.stateOf(easy.card)).scheduledDays).toBe(next.scheduledDays);
  });

  it('to a card that has changed since it was shown changes nothing and says so', async () => {
    const { db, answer, answerNow, stateOf, card } = await setUp();
    await answerNow(card, 3, MONDAY);
    const state = await stateOf(card);
    for (const version of [0, 2, 7]) {
      expect(await answerCard(db, answer(card, version, 1, later(MONDAY, 1)))).toEqual({ kind: 'stale' });
    }
    expect(await stateOf(card)).toEqual(state);
    expect(await db.review.count()).toBe(1);
    expect(await db.studyDay.findMany()).toMatchObject([{ answers: 1 }]);
  });

  it('pressed many times at once counts once', async () => {
    const { db, answer, card } = await setUp();
    const presses = await Promise.all(Array.from({ length: 20 }, () => answerCard(db, answer(card, 0, 3, MONDAY))));
    expect(presses.filter(({ kind }) => kind === 'counted')).toHaveLength(1);
    expect(await db.review.count()).toBe(1);
    expect(await db.studyDay.findMany()).toMatchObject([{ newCards: 1, answers: 1 }]);
  });

  it('is refused in plain words for what cannot be answered', async () => {
    const { db, answer, card, cards, sessionId, deckId } = await setUp([{}, { retiredAt: MONDAY }]);
    const other = await deckWith(db, [{}], 'other');
    const said = (promise: Promise<unknown>, words: RegExp) =>
      Promise.all([expect(promise).rejects.toThrow(UserError), expect(promise).rejects.toThrow(words)]);
    await said(answerCard(db, answer(cards[1]!, 0, 3, MONDAY)), /no longer part of the deck/);
    await said(answerCard(db, answer(other.cards[0]!, 0, 3, MONDAY)), /no longer part of the deck/);
    await said(answerCard(db, { ...answer(card, 0, 3, MONDAY), sessionId: 999 }), /no such session/);
    await said(answerCard(db, { ...answer(card, 0, 3, MONDAY), learnerId: 5n }), /no such session/);
    const state = { learnerId: ADA, cardId: card, due: MONDAY, showFrom: MONDAY };
    await db.reviewState.create({ data: { ...state, suspended: true } });
    await said(answerCard(db, answer(card, 1, 3, MONDAY)), /suspended/);
    await db.studySession.updateMany({ where: { id: sessionId, deckId }, data: { endedAt: MONDAY } });
    await said(answerCard(db, answer(card, 1, 3, MONDAY)), /over/);
    expect(await db.review.count()).toBe(0);
  });

  it('that makes a leech says so', async () => {
    const { db, answerNow, card } = await setUp();
    const review = { phase: 'review' as const, due: MONDAY, showFrom: MONDAY, stability: 5, difficulty: 8, reps: 20 };
    const state = { learnerId: ADA, cardId: card, lastReview: at('2026-06-01T10:00Z'), ...review };
    await db.reviewState.create({ data: { ...state, lapses: 7 } });
    expect((await answerNow(card, 1, MONDAY)).leech).toBe(true);
    expect((await answerNow(card, 1, later(MONDAY, 10))).leech).toBe(false);
  });

  describe('and its siblings', () => {
    const REVIEW = { learnerId: ADA, phase: 'review' as const, stability: 5, difficulty: 5, reps: 3, scheduledDays: 5 };
    const dueOn = (cardId: number, due: Date) => ({
      ...REVIEW,
      cardId,
      due,
      showFrom: due,
      lastReview: at('2026-06-03T10:00Z'),
    });

    it('puts those of today off until tomorrow', async () => {
      const { db, answerNow, stateOf, cards } = await setUp([{ group: 'g' }, { group: 'g' }, { group: 'h' }, {}]);
      await db.reviewState.createMany({ data: cards.map((card) => dueOn(card, MONDAY)) });
      const { reviewId } = await answerNow(cards[0]!, 3, MONDAY);
      expect(await stateOf(cards[1]!)).toMatchObject({
        due: MONDAY,
        showFrom: at('2026-06-09T04:00Z'),
        hold: 'sibling',
        heldBy: BigInt(reviewId),
        version: 2,
      });
      expect(await stateOf(cards[2]!)).toMatchObject({ showFrom: MONDAY, hold: null, version: 1 });
      expect(await stateOf(cards[3]!)).toMatchObject({ showFrom: MONDAY, hold: null, version: 1 });
    });

    it('makes none of them wait a second day', async () => {
      const { db, answerNow, stateOf, cards } = await setUp([{ group: 'g' }, { group: 'g' }, { group: 'g' }]);
      await db.reviewState.createMany({ data: cards.map((card) => dueOn(card, MONDAY)) });
      await answerNow(cards[0]!, 3, MONDAY);
      await answerNow(cards[1]!, 3, TUESDAY);
      expect(await stateOf(cards[2]!)).toMatchObject({ showFrom: at('2026-06-09T04:00Z'), version: 2 });
    });

    it('lets go of one that was answered itself, so that it may wait again', async () => {
      const { db, answerNow, stateOf, cards } = await setUp([{ group: 'g' }, { group: 'g' }]);
      await db.reviewState.createMany({ data: cards.map((card) => dueOn(card, MONDAY)) });
      await answerNow(cards[0]!, 3, MONDAY);
      await answerNow(cards[1]!, 3, TUESDAY);
      expect(await stateOf(cards[1]!)).toMatchObject({ hold: null, heldBy: null });
    });

    it('leaves alone those in learning, suspended, of other learners and of other days', async () => {
      const { db, answerNow, cards } = await setUp(Array.from({ length: 4 }, () => ({ group: 'g' })));
      const [first, learning, suspended, tomorrow] = cards as [number, number, number, number];
      await db.learner.create({ data: { id: 5n } });
      await db.reviewState.createMany({
        data: [
          { ...dueOn(learning, MONDAY), phase: 'relearning' },
          { ...dueOn(suspended, MONDAY), suspended: true },
          dueOn(tomorrow, at('2026-06-09T04:00Z')),
          { ...dueOn(learning, MONDAY), learnerId: 5n },
        ],
      });
      await answerNow(first, 3, MONDAY);
      const others = await db.reviewState.findMany({ where: { NOT: { learnerId: ADA, cardId: first } } });
      expect(others.map(({ hold, version }) => ({ hold, version }))).toEqual(Array(4).fill({ hold: null, version: 1 }));
    });
  });
});

onPostgres('answers on several connections', (database) => {
  it('to one card, a hundred at once, count once', async () => {
    const { db } = database();
    const { deckId, cards } = await deckWith(db, [{}]);
    const sessionId = await adaStudies(db, deckId, MONDAY);
    const press = (version: number, now: Date) =>
      Promise.all(
        Array.from({ length: 100 }, () =>
          answerCard(db, { learnerId: ADA, sessionId, cardId: cards[0]!, version, rating: 3, now }),
        ),
      );
    for (const version of [0, 1, 2]) {
      const presses = await press(version, later(MONDAY, 10 * version));
      expect(presses.filter(({ kind }) => kind === 'counted')).toHaveLength(1);
      expect(await db.review.count()).toBe(version + 1);
      expect(await db.reviewState.findMany()).toMatchObject([{ version: version + 1, reps: version + 1 }]);
      expect(await db.studyDay.findMany()).toMatchObject([{ newCards: 1, answers: version + 1 }]);
    }
  });

  it('to many cards at once all count, siblings of each other too', async () => {
    const { db } = database();
    const { deckId, cards } = await deckWith(
      db,
      Array.from({ length: 60 }, (_, index) => ({ group: `g${index % 6}` })),
    );
    const sessionId = await adaStudies(db, deckId, MONDAY);
    const review = { phase: 'review' as const, due: MONDAY, showFrom: MONDAY, stability: 5, difficulty: 5, reps: 3 };
    const lastReview = at('2026-06-03T10:00Z');
    await db.reviewState.createMany({
      data: cards.map((cardId) => ({ learnerId: ADA, cardId, lastReview, ...review })),
    });
    let answered = 0;
    while (answered < cards.length) {
      const open = await db.reviewState.findMany({ where: { phase: 'review', due: MONDAY } });
      const all = await Promise.all(
        open.map(({ cardId, version }) =>
          answerCard(db, { learnerId: ADA, sessionId, cardId, version, rating: 3, now: later(MONDAY, 1) }),
        ),
      );
      const counted = all.filter(({ kind }) => kind === 'counted').length;
      expect(counted).toBeGreaterThan(0);
      answered += counted;
    }
    expect(await db.review.count({ where: { undoneAt: null } })).toBe(60);
    expect(await db.studyDay.findMany()).toMatchObject([{ newCards: 0, reviews: 60, answers: 60 }]);
  });

  it('log the very state that they changed, whatever else changes the card at the same time', async () => {
    const { db } = database();
    const { deckId, cards } = await deckWith(db, [{}]);
    const [cardId] = cards as [number];
    const sessionId = await adaStudies(db, deckId, MONDAY);
    await db.reviewState.create({ data: { learnerId: ADA, cardId, due: MONDAY, showFrom: MONDAY } });
    for (let round = 0; round < 40; round++) {
      const { version } = await db.reviewState.findFirstOrThrow();
      const press = { learnerId: ADA, cardId, version, now: later(MONDAY, round) };
      await Promise.all([
        ...Array.from({ length: 4 }, () => answerCard(db, { ...press, sessionId, rating: 3 })),
        ...Array.from({ length: 4 }, () => buryCard(db, press)),
      ]);
      expect(await db.reviewState.findFirstOrThrow()).toMatchObject({ version: version + 1 });
    }
    const log = await db.review.findMany({ orderBy: { version: 'asc' } });
    const states = log.map(({ before }) => before as { version: number; reps: number; hold: string | null });
    expect(states.map(({ version }) => version)).toEqual(log.map(({ version }) => version - 1));
    expect(states.map(({ reps }) => reps)).toEqual(log.map((_, place) => place));
    const buried = states.map(({ version }) => version !== 1 && !log.some((one) => one.version === version));
    expect(states.map(({ hold }) => hold === 'bury')).toEqual(buried);
  });
});
