import { expect, it } from 'vitest';
import { onEveryDatabase } from '../db/test-databases.ts';
import { answerCard } from './answer.store.ts';
import { paceOf, studyPlan } from './plan.store.ts';
import { ADA, adaStudies, deckWith } from './test-deck.ts';

const NOW = new Date('2026-06-08T10:00Z');

onEveryDatabase('the plan', (database) => {
  async function setUp(interviewDate: string | null = '2026-06-15') {
    const { db } = database();
    const grouped = Array.from({ length: 20 }, (_, index) => ({ group: `g${index % 5}`, chapter: 1 + (index % 2) }));
    const { deckId, cards } = await deckWith(db, [...grouped, {}, { retiredAt: NOW }]);
    const date = interviewDate ? new Date(interviewDate) : null;
    const sessionId = await adaStudies(db, deckId, NOW, { newPerDay: 3, interviewDate: date });
    const plan = (chapters: number[] = []) =>
      studyPlan(db, { learnerId: ADA, session: { deckId, chapters }, now: NOW });
    return { db, cards, sessionId, plan };
  }

  it('says how many new cards a day the interview needs, and the minutes with and without them', async () => {
    const { plan } = await setUp();
    expect(await plan()).toEqual({
      unseen: 21,
      minutesToday: 2, // three new cards, two answers each, 20 seconds an answer
      interview: {
        days: 7,
        introductionDays: 5,
        needed: 5,
        tooLate: false,
        newPerDay: 3,
        minutesNeeded: 4,
        minutesAsSet: 2,
      },
    });
  });

  it('stands still while today’s cards are answered', async () => {
    const { db, cards, sessionId, plan } = await setUp();
    const answer = { learnerId: ADA, sessionId, version: 0, rating: 4 as const, now: NOW };
    for (const cardId of cards.slice(0, 3)) await answerCard(db, { ...answer, cardId });
    expect(await plan()).toMatchObject({ unseen: 18, minutesToday: 0, interview: { needed: 5 } });
  });

  it('is about the chosen chapters', async () => {
    const { plan } = await setUp();
    expect(await plan([2])).toMatchObject({ unseen: 10, interview: { needed: 2 } });
    expect(await plan([3])).toMatchObject({ unseen: 0, interview: { needed: 0, tooLate: false, minutesNeeded: 0 } });
  });

  it('says when siblings cannot all come in time', async () => {
    const { plan } = await setUp('2026-06-13');
    expect(await plan()).toMatchObject({ interview: { introductionDays: 3, tooLate: true } });
  });

  it('without an interview knows today’s minutes', async () => {
    const { plan } = await setUp(null);
    expect(await plan()).toEqual({ unseen: 21, minutesToday: 2, interview: null });
  });

  it('goes by the learner’s own pace', async () => {
    const { db, cards, sessionId } = await setUp();
    expect(await paceOf(db, ADA)).toBe(20);
    await db.review.createMany({
      data: Array.from({ length: 30 }, (_, index) => ({
        ...{ learnerId: ADA, sessionId, cardId: cards[0]!, rating: 3, day: NOW, phaseBefore: 'review' as const },
        reviewedAt: new Date(NOW.getTime() + index * 7000),
        version: index + 1,
      })),
    });
    expect(await paceOf(db, ADA)).toBe(7);
  });
});
