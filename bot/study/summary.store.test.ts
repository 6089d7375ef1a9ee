import { expect, it } from 'vitest';
import { onEveryDatabase } from '../db/test-databases.ts';
import { UserError } from '../errors.ts';
import { answerCard } from './answer.store.ts';
import type { Rating } from './schedule.ts';
import { sessionSummary } from './summary.store.ts';
import { ADA, adaStudies, deckWith } from './test-deck.ts';
import { undoLast } from './undo.store.ts';

const NOW = new Date('2026-06-08T10:00Z');
const seconds = (count: number) => new Date(NOW.getTime() + count * 1000);

onEveryDatabase('a summary', (database) => {
  it('counts what was answered and how, what was taken back not, and sums the time up', async () => {
    const { db } = database();
    const { deckId, cards } = await deckWith(db, [{}, {}, {}, {}, {}]);
    const sessionId = await adaStudies(db, deckId, NOW);
    const answer = (place: number, version: number, rating: Rating, now: Date) =>
      answerCard(db, { learnerId: ADA, sessionId, cardId: cards[place]!, version, rating, now });
    await answer(0, 0, 1, seconds(10));
    await answer(1, 0, 2, seconds(30));
    await answer(2, 0, 4, seconds(40));
    await answer(3, 0, 4, seconds(2000)); // a break: five minutes of it count
    await answer(0, 1, 3, seconds(2020));
    await answer(4, 0, 3, seconds(2030));
    await undoLast(db, { learnerId: ADA, sessionId, now: seconds(2031) });
    const tomorrow = new Date('2026-06-09T18:00Z');
    await db.reviewState.update({
      where: { learnerId_cardId: { learnerId: ADA, cardId: cards[1]! } },
      data: { phase: 'review', due: tomorrow, showFrom: tomorrow },
    });

    expect(await sessionSummary(db, { learnerId: ADA, sessionId, now: seconds(2040) })).toEqual({
      answered: 5,
      again: 1,
      hard: 1,
      good: 1,
      easy: 2,
      newCards: 4,
      seconds: 370,
      dueTomorrow: 1,
      today: { answers: 5, reviews: 0, newCards: 4 },
    });
  });

  it('of a session without an answer is all zeros', async () => {
    const { db } = database();
    const { deckId } = await deckWith(db, [{}]);
    const sessionId = await adaStudies(db, deckId, NOW);
    const summary = await sessionSummary(db, { learnerId: ADA, sessionId, now: NOW });
    expect(summary).toMatchObject({ answered: 0, seconds: 0, dueTomorrow: 0, today: { answers: 0 } });
    await expect(sessionSummary(db, { learnerId: 5n, sessionId, now: NOW })).rejects.toThrow(UserError);
  });
});
