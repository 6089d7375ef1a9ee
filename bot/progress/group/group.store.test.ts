import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { onEveryDatabase } from '../../db/test-databases.ts';
import { deckWith } from '../../study/test-deck.ts';
import { groupChapters, groupsOf, join, leave, membership, membersOf, weekRows } from './group.store.ts';
import { shownChapters } from './mastery.ts';
import { ranked, weekOf } from './week.ts';

const NOW = new Date('2026-06-10T10:00Z');
const GUILD = 900n;

describe('what is shown of a group', () => {
  const chapter = { number: 1, title: 'One', cards: 40, begun: 5, mature: 0.333, young: 0.512 };
  it('is rounded to 5 %', () => {
    const [shown] = shownChapters([chapter], 5);
    expect(shown?.shares?.mature).toBeCloseTo(0.35);
    expect(shown?.shares?.young).toBeCloseTo(0.5);
  });
  it('is nothing of fewer than five, in all or in a chapter', () => {
    expect(shownChapters([chapter], 4)[0]?.shares).toBeNull();
    expect(shownChapters([{ ...chapter, begun: 4 }], 50)[0]?.shares).toBeNull();
  });
  it('never adds up to more than the whole', () => {
    const share = fc.double({ min: 0, max: 1, noNaN: true });
    fc.assert(
      fc.property(share, share, (one, other) => {
        const [shown] = shownChapters([{ ...chapter, mature: Math.min(one, 1 - other), young: other }], 9);
        expect(shown!.shares!.mature + shown!.shares!.young).toBeLessThanOrEqual(1.0001);
      }),
    );
  });
});

describe('the week', () => {
  it('begins on Monday', () => {
    expect(weekOf('2026-06-10')).toEqual({ from: '2026-06-08', to: '2026-06-14' });
    expect(weekOf('2026-06-08').from).toBe('2026-06-08');
    expect(weekOf('2026-06-14')).toEqual({ from: '2026-06-08', to: '2026-06-14' });
  });
  it('ranks days before answers, and equals alike', () => {
    const row = (learnerId: bigint, days: number, answers: number) => ({ learnerId, days, answers });
    const places = ranked([row(1n, 1, 900), row(2n, 4, 40), row(3n, 4, 60), row(4n, 4, 40)]);
    expect(places.map(({ learnerId, place }) => [learnerId, place])).toEqual([
      [3n, 1],
      [2n, 2],
      [4n, 2],
      [1n, 4],
    ]);
  });
});

onEveryDatabase('a group', (database) => {
  it('counts those who joined, by server, until they leave', async () => {
    const { db } = database();
    await db.learner.createMany({ data: [1n, 2n].map((id) => ({ id })) });
    await join(db, { learnerId: 1n, guildId: GUILD, leaderboard: false, now: NOW });
    await join(db, { learnerId: 1n, guildId: GUILD, leaderboard: true, now: NOW });
    await join(db, { learnerId: 1n, guildId: 901n, leaderboard: false, now: NOW });
    await join(db, { learnerId: 2n, guildId: GUILD, leaderboard: false, now: NOW });
    expect(await membersOf(db, GUILD)).toBe(2);
    expect(await membership(db, { learnerId: 1n, guildId: GUILD })).toMatchObject({ leaderboard: true });
    expect(await leave(db, 1n, GUILD)).toBe(1);
    expect(await leave(db, 1n, GUILD)).toBe(0);
    expect([await membersOf(db, GUILD), await groupsOf(db, 1n)]).toEqual([1, 1]);
    expect(await leave(db, 1n, null)).toBe(1);
    expect(await membersOf(db, 901n)).toBe(0);
  });

  it('averages over the members who have begun a chapter, and nobody else', async () => {
    const { db } = database();
    const { deckId, cards } = await deckWith(
      db,
      [1, 1, 1, 1, 2, 2].map((chapter) => ({ chapter })),
    );
    await db.learner.createMany({ data: [1n, 2n, 3n].map((id) => ({ id })) });
    const state = (learnerId: bigint, place: number, stability: number) => ({
      ...{ learnerId, cardId: cards[place]!, due: NOW, showFrom: NOW, phase: 'review' as const, stability },
    });
    await db.reviewState.createMany({
      data: [state(1n, 0, 30), state(1n, 1, 5), state(2n, 0, 30), state(2n, 1, 30), state(3n, 4, 90)],
    });
    for (const learnerId of [1n, 2n]) await join(db, { learnerId, guildId: GUILD, leaderboard: false, now: NOW });
    expect(await groupChapters(db, GUILD, deckId)).toEqual([
      { number: 1, title: 'Chapter 1', cards: 4, begun: 2, mature: 0.375, young: 0.125 },
      { number: 2, title: 'Chapter 2', cards: 2, begun: 0, mature: 0, young: 0 },
    ]);
  });

  it('names in the week those alone who want to be named', async () => {
    const { db } = database();
    await db.learner.createMany({ data: [1n, 2n].map((id) => ({ id })) });
    await join(db, { learnerId: 1n, guildId: GUILD, leaderboard: true, now: NOW });
    await join(db, { learnerId: 2n, guildId: GUILD, leaderboard: false, now: NOW });
    const day = (learnerId: bigint, date: string, answers: number) => ({ learnerId, day: new Date(date), answers });
    await db.studyDay.createMany({
      data: [
        day(1n, '2026-06-07', 50),
        day(1n, '2026-06-08', 10),
        day(1n, '2026-06-09', 0),
        day(1n, '2026-06-14', 5),
        day(2n, '2026-06-09', 90),
      ],
    });
    expect(await weekRows(db, GUILD, weekOf('2026-06-10'))).toEqual([{ learnerId: 1n, days: 2, answers: 15 }]);
  });
});
