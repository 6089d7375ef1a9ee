import { expect, it } from 'vitest';
import type { Learner, Prisma } from '../db/generated/client.ts';
import { onEveryDatabase, onPostgres } from '../db/test-databases.ts';
import { answerCard } from './answer.store.ts';
import { spreadBacklog } from './backlog.store.ts';
import { nextCard } from './queue.store.ts';
import { ADA, adaStudies, deckWith } from './test-deck.ts';

const DAY = 24 * 3_600_000;
const NOW = new Date('2026-06-08T10:00Z');
const TODAY = new Date('2026-06-08T04:00Z');
const TOMORROW = new Date('2026-06-09T04:00Z');
const after = (days: number) => new Date(NOW.getTime() + days * DAY);

onEveryDatabase('a backlog in the database', (database) => {
  /** A card for each day (from now) on which it is due; the first are the weakest. */
  async function setUp(
    dues: number[],
    settings: Partial<Learner> = {},
    cards: { group?: string }[] = dues.map(() => ({})),
  ) {
    const { db } = database();
    const deck = await deckWith(db, cards);
    const sessionId = await adaStudies(db, deck.deckId, NOW, { reviewsPerDay: 3, ...settings });
    await db.reviewState.createMany({
      data: dues.map((days, index) => ({
        ...{ learnerId: ADA, cardId: deck.cards[index]!, phase: 'review' as const, difficulty: 5, reps: 3 },
        ...{ stability: 5 + index, lastReview: after(-20), due: after(days), showFrom: after(days) },
      })),
    });
    const states = () => db.reviewState.findMany({ orderBy: { cardId: 'asc' } });
    const change = (place: number, data: Prisma.ReviewStateUncheckedUpdateInput) =>
      db.reviewState.update({ where: { learnerId_cardId: { learnerId: ADA, cardId: deck.cards[place]! } }, data });
    /** How many cards the queue holds on each day from today on. */
    const perDay = async () => {
      const counts: number[] = [];
      for (const { showFrom } of (await states()).filter((state) => !state.suspended)) {
        const day = Math.max(0, Math.floor((showFrom.getTime() - TODAY.getTime()) / DAY));
        counts[day] = (counts[day] ?? 0) + 1;
      }
      return Array.from(counts, (count) => count ?? 0);
    };
    const spread = (now = NOW) => spreadBacklog(db, { learnerId: ADA, now });
    return { db, ...deck, sessionId, states, change, perDay, spread };
  }

  it('is spread so that no day exceeds the limit, weakest first, and due stays', async () => {
    const { spread, states, perDay } = await setUp([-1, -2, -3, -1, -2, -3, -4, 1, 1, 2]);
    const before = await states();
    expect(await spread()).toEqual({ putOff: 4, broughtBack: 0 });
    expect(await perDay()).toEqual([3, 3, 3, 1]);
    const spreadOut = await states();
    expect(spreadOut.slice(0, 3)).toEqual(before.slice(0, 3));
    expect(spreadOut[3]).toMatchObject({ hold: 'spread', showFrom: TOMORROW, version: 2 });
    expect(spreadOut.map(({ due }) => due)).toEqual(before.map(({ due }) => due));
  });

  it('is spread once, however often it is looked at', async () => {
    const { spread, states } = await setUp([-1, -2, -3, -1, -2, -3, -4]);
    await spread();
    const once = await states();
    expect(await spread()).toEqual({ putOff: 0, broughtBack: 0 });
    expect(await spread(new Date('2026-06-08T23:00Z'))).toEqual({ putOff: 0, broughtBack: 0 });
    expect(await states()).toEqual(once);
  });

  it('comes back when the limit is raised', async () => {
    const { db, spread, states } = await setUp([-1, -2, -3, -1, -2, -3, -4]);
    const before = await states();
    await spread();
    await db.learner.update({ where: { id: ADA }, data: { reviewsPerDay: 200 } });
    expect(await spread()).toEqual({ putOff: 0, broughtBack: 4 });
    const withoutVersion = (rows: typeof before) => rows.map(({ version: _, ...row }) => row);
    expect(withoutVersion(await states())).toEqual(withoutVersion(before));
  });

  it('counts what was answered today', async () => {
    const { db, cards, sessionId, spread, perDay } = await setUp([-1, -2, -3, -1]);
    await spread();
    const answer = { learnerId: ADA, sessionId, version: 1, rating: 3 as const, now: NOW };
    for (const cardId of cards.slice(0, 2)) await answerCard(db, { ...answer, cardId });
    expect(await spread()).toEqual({ putOff: 0, broughtBack: 0 });
    expect((await perDay()).slice(0, 2)).toEqual([1, 1]);
  });

  it('is spread anew on a day that was missed', async () => {
    const { spread, states, perDay } = await setUp([-1, -2, -3, -1, -2, -3, -4]);
    await spread();
    expect(await spread(after(1))).toEqual({ putOff: 3, broughtBack: 0 });
    expect(await perDay()).toEqual([3, 0, 3, 1]);
    expect((await states()).filter(({ hold }) => hold === 'spread')).toHaveLength(4);
  });

  it('is what the queue shows', async () => {
    const { db, deckId, spread } = await setUp([-1, -2, -3, -1, -2]);
    await spread();
    const next = (now: Date) => nextCard(db, { learnerId: ADA, session: { deckId, chapters: [] }, now });
    expect(await next(NOW)).toMatchObject({ why: 'review', left: { reviews: 3 } });
  });

  it('leaves suspended, retired and learning cards out of the count', async () => {
    const { db, cards, change, spread } = await setUp([-1, -2, -3, -1, -2, -3]);
    await change(0, { suspended: true });
    await change(1, { phase: 'relearning' });
    await db.card.update({ where: { id: cards[2]! }, data: { retiredAt: NOW } });
    expect(await spread()).toEqual({ putOff: 0, broughtBack: 0 });
  });

  it('does not come back on the day of a sibling', async () => {
    const { db, cards, sessionId, spread, states } = await setUp([-1, -1], { reviewsPerDay: 1 }, [
      { group: 'g' },
      { group: 'g' },
    ]);
    await spread();
    const answer = { learnerId: ADA, sessionId, cardId: cards[0]!, version: 1, rating: 3 as const, now: NOW };
    expect(await answerCard(db, answer)).toMatchObject({ kind: 'counted' });
    await db.learner.update({ where: { id: ADA }, data: { reviewsPerDay: 50 } });
    expect(await spread()).toEqual({ putOff: 0, broughtBack: 0 });
    expect((await states())[1]).toMatchObject({ hold: 'spread', showFrom: TOMORROW, version: 2 });
  });
});

onPostgres('a backlog on several connections', (database) => {
  it('is spread once when sessions start together while cards are answered', async () => {
    const { db } = database();
    const { deckId, cards } = await deckWith(
      db,
      Array.from({ length: 60 }, (_, index) => ({ group: `g${index % 20}` })),
    );
    const sessionId = await adaStudies(db, deckId, NOW, { reviewsPerDay: 10 });
    await db.reviewState.createMany({
      data: cards.map((cardId, index) => ({
        ...{ learnerId: ADA, cardId, phase: 'review' as const, difficulty: 5, reps: 3, stability: 5 + index },
        ...{ lastReview: after(-20), due: after(-2), showFrom: after(-2) },
      })),
    });
    await Promise.all([
      ...Array.from({ length: 8 }, () => spreadBacklog(db, { learnerId: ADA, now: NOW })),
      ...cards
        .slice(0, 8)
        .map((cardId) => answerCard(db, { learnerId: ADA, sessionId, cardId, version: 1, rating: 3, now: NOW })),
    ]);
    await spreadBacklog(db, { learnerId: ADA, now: NOW });
    const today = await db.reviewState.count({ where: { showFrom: { lt: TOMORROW } } });
    const answered = await db.review.count();
    expect(today + answered).toBeLessThanOrEqual(10);
    expect(await db.studyDay.findMany()).toMatchObject([{ reviews: answered }]);
  });
});
