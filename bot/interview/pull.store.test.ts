import { describe, expect, it } from 'vitest';
import { onEveryDatabase } from '../db/test-databases.ts';
import { answerCard } from '../study/answer.store.ts';
import { nextCard } from '../study/queue.store.ts';
import { ADA, adaStudies, deckWith } from '../study/test-deck.ts';
import { step } from './course.ts';
import type { Interview } from './interview.store.ts';
import { missedCards, pullCards, pulledCards } from './pull.store.ts';
import { newSession, type Session } from './session.ts';
import { testAssessment, testPlan } from './test-plan.ts';

const NOW = new Date('2026-06-08T10:00Z');
const TOMORROW = new Date('2026-06-09T04:00Z');
const nextDay = (days: number) => new Date(NOW.getTime() + days * 86_400_000);

/** An interview of one question whose essential points gamma and alpha were missed. */
function interviewed(deckId: number, plan = testPlan(1)): Interview {
  let session: Session = newSession(plan);
  const take = (event: Parameters<typeof step>[2]) => {
    const after = step(plan, session, event, NOW);
    if (!('refused' in after)) session = after.session;
  };
  take({ type: 'begin' });
  take({ type: 'answer', question: 0, part: 0, text: 'Words.' });
  const assessment = testAssessment(plan.questions[0]!, { delta: 'met' });
  take({ type: 'graded', question: 0, attempt: 1, assessment });
  take({ type: 'stop', draft: null });
  return { learnerId: ADA, id: 1, deckId, plan, session } as Interview;
}

describe('what is pulled', () => {
  it('are the essential points that were missed, and those of a question that was skipped or not answered', () => {
    expect(missedCards(interviewed(1))).toEqual(['ch1-c-q1-alpha', 'ch1-c-q1-gamma']);
    const skipped = interviewed(1);
    for (const [result, count] of [
      ['skipped', 3],
      ['unanswered', 3],
      ['ungraded', 0],
    ] as const) {
      const turns = skipped.session.turns.map((turn) => ({ ...turn, result, assessment: null }));
      expect(missedCards({ ...skipped, session: { ...skipped.session, turns } })).toHaveLength(count);
    }
  });
});

onEveryDatabase('interview to study', (database) => {
  async function setUp() {
    const { db } = database();
    const { deckId, cards } = await deckWith(db, [
      { key: 'plain' },
      { key: 'ch1-c-q1-alpha', group: 'q1' },
      { key: 'ch1-c-q1-gamma', group: 'q1' },
      { key: 'due' },
    ]);
    const sessionId = await adaStudies(db, deckId, NOW);
    const review = (cardId: number, due: Date, stability: number) =>
      db.reviewState.create({
        data: {
          learnerId: ADA,
          cardId,
          phase: 'review',
          due,
          showFrom: due,
          stability,
          difficulty: 5,
          reps: 3,
          lastReview: nextDay(-9),
        },
      });
    const next = (now: Date) => nextCard(db, { learnerId: ADA, session: { deckId, chapters: [] }, now });
    return { db, deckId, cards, sessionId, review, next };
  }

  it("brings a known card first on the next learner day, once, and leaves FSRS's due alone", async () => {
    const { db, deckId, cards, sessionId, review, next } = await setUp();
    await review(cards[1]!, nextDay(20), 30);
    await review(cards[3]!, nextDay(1), 1);
    await pullCards(db, interviewed(deckId), NOW);
    const pulled = await pulledCards(db, interviewed(deckId), NOW);
    expect(pulled.map(({ front }) => front)).toEqual(['Front 1', 'Front 2']);
    const state = await db.reviewState.findFirstOrThrow({ where: { cardId: cards[1]! } });
    expect(state).toMatchObject({ due: nextDay(20), showFrom: TOMORROW, hold: 'interview' });

    const first = await next(nextDay(1));
    expect(first).toMatchObject({ pulled: true, why: 'review', card: { id: cards[1] } });
    const version = first.nothing === null ? first.version : 0;
    await answerCard(db, { learnerId: ADA, sessionId, cardId: cards[1]!, version, rating: 3, now: nextDay(1) });
    expect(await next(nextDay(1))).toMatchObject({ pulled: false, card: { id: cards[3] } });
    expect((await db.reviewState.findFirstOrThrow({ where: { cardId: cards[1]! } })).hold).toBeNull();
  });

  it('heads the new cards with one that was never seen, its sibling a day later', async () => {
    const { db, deckId, cards, sessionId, next } = await setUp();
    await pullCards(db, interviewed(deckId), NOW);
    expect(await next(NOW)).toMatchObject({ pulled: false, card: { id: cards[0] } });
    const first = await next(nextDay(1));
    expect(first).toMatchObject({ pulled: true, why: 'new', card: { id: cards[1] } });
    const version = first.nothing === null ? first.version : 0;
    await answerCard(db, { learnerId: ADA, sessionId, cardId: cards[1]!, version, rating: 4, now: nextDay(1) });
    expect(await next(nextDay(1))).toMatchObject({ pulled: false });
    expect(await next(nextDay(2))).toMatchObject({ pulled: true, card: { id: cards[2] } });
  });

  it('tells which cards still wait, and from no day that is past, without pulling any again', async () => {
    const { db, deckId, cards, sessionId, review, next } = await setUp();
    const interview = interviewed(deckId);
    await review(cards[1]!, nextDay(20), 30);
    await pullCards(db, interview, NOW);
    expect((await pulledCards(db, interview, NOW)).map(({ day }) => day)).toEqual([
      TOMORROW,
      new Date('2026-06-10T04:00Z'),
    ]);
    const first = await next(nextDay(1));
    const version = first.nothing === null ? first.version : 0;
    await answerCard(db, { learnerId: ADA, sessionId, cardId: cards[1]!, version, rating: 3, now: nextDay(1) });
    const before = await db.reviewState.findMany({ orderBy: { cardId: 'asc' } });
    expect(await pulledCards(db, interview, nextDay(7))).toEqual([
      { front: 'Front 2', chapter: 1, day: new Date('2026-06-15T04:00Z') },
    ]);
    await pullCards(db, interview, NOW);
    expect(await db.reviewState.findMany({ orderBy: { cardId: 'asc' } })).toEqual(before);
  });

  it('changes nothing when it is done twice, and leaves suspended cards alone', async () => {
    const { db, deckId, cards, review } = await setUp();
    await review(cards[2]!, nextDay(20), 30);
    await db.reviewState.updateMany({ data: { suspended: true } });
    await pullCards(db, interviewed(deckId), NOW);
    const once = await db.reviewState.findMany({ orderBy: { cardId: 'asc' } });
    await pullCards(db, interviewed(deckId), NOW);
    expect(await db.reviewState.findMany({ orderBy: { cardId: 'asc' } })).toEqual(once);
    expect(once.find(({ cardId }) => cardId === cards[2])).toMatchObject({ hold: null, suspended: true });
  });
});
