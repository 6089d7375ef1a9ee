import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { daysNeeded, type Move, type SpreadPlan, spread, type WaitingReview } from './backlog.ts';
import { retrievability } from './schedule.ts';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const NOW = new Date('2026-06-10T10:00Z');
const TOMORROW = new Date('2026-06-11T04:00Z');
const ago = (days: number) => new Date(NOW.getTime() - days * DAY);
const dayAfter = (days: number) => new Date(TOMORROW.getTime() + (days - 1) * DAY);

function reviews(count: number): WaitingReview[] {
  return Array.from({ length: count }, (_, index) => ({
    cardId: index + 1,
    due: ago(index % 7),
    showFrom: ago(index % 7),
    hold: null,
    stability: 1 + ((index * 37) % 50),
    lastReview: ago(10 + (index % 7)),
    notToday: false,
  }));
}

/** The plan for a limit, with so many reviews coming anyway on each day from tomorrow on. */
function planOf(waiting: WaitingReview[], limit: number, coming: number[] = [], roomToday = limit): SpreadPlan {
  const others = coming.reduce((sum, count) => sum + count, 0);
  const length = daysNeeded(waiting.length, others, limit) + coming.length;
  const days = Array.from({ length }, (_, index) => ({ start: dayAfter(index + 1), reviews: coming[index] ?? 0 }));
  return { now: NOW, roomToday, limit, days };
}

function moved(waiting: WaitingReview[], moves: Move[]): WaitingReview[] {
  const byCard = new Map(moves.map((move) => [move.cardId, move]));
  return waiting.map((review) => ({ ...review, ...byCard.get(review.cardId) }));
}

function perDay(waiting: WaitingReview[]): Map<number, number> {
  const counts = new Map<number, number>();
  for (const { showFrom } of waiting) {
    const day = showFrom < TOMORROW ? 0 : 1 + (showFrom.getTime() - TOMORROW.getTime()) / DAY;
    counts.set(day, (counts.get(day) ?? 0) + 1);
  }
  return counts;
}

describe('a backlog', () => {
  it('is no matter while the day has room for it', () => {
    const waiting = reviews(20);
    expect(spread(waiting, planOf(waiting, 20))).toEqual([]);
  });

  it('leaves for today what is least likely to be known still, and fills the days to come in that order', () => {
    const waiting = reviews(50);
    const after = moved(waiting, spread(waiting, planOf(waiting, 20)));
    expect([...perDay(after)].sort()).toEqual([
      [0, 20],
      [1, 20],
      [2, 10],
    ]);
    const known = (day: number) =>
      after.filter((one) => (perDay([one]).get(day) ?? 0) > 0).map((one) => retrievability(one, NOW));
    expect(Math.max(...known(0))).toBeLessThanOrEqual(Math.min(...known(1)));
    expect(Math.max(...known(1))).toBeLessThanOrEqual(Math.min(...known(2)));
  });

  it('counts what was answered today', () => {
    const waiting = reviews(30);
    const after = moved(waiting, spread(waiting, planOf(waiting, 20, [], 5)));
    expect(perDay(after)).toEqual(
      new Map(
        [
          [0, 5],
          [1, 20],
          [2, 5],
        ].sort() as [number, number][],
      ),
    );
  });

  it('makes room for what comes anyway and skips days that are full', () => {
    const waiting = reviews(40);
    const after = moved(waiting, spread(waiting, planOf(waiting, 20, [15, 30, 20, 19])));
    expect([...perDay(after)].sort()).toEqual([
      [0, 20],
      [1, 5],
      [4, 1],
      [5, 14],
    ]);
  });

  it('comes back when the limit is raised', () => {
    const waiting = reviews(50);
    const after = moved(waiting, spread(waiting, planOf(waiting, 20)));
    const back = moved(after, spread(after, planOf(after, 100)));
    expect(back).toEqual(waiting);
  });

  it('leaves a card whose sibling was answered today for another day', () => {
    const waiting = reviews(3).map((review) => ({ ...review, notToday: review.cardId === 2 }));
    expect(spread(waiting, planOf(waiting, 20))).toEqual([{ cardId: 2, showFrom: TOMORROW, hold: 'spread' }]);
  });

  it('leaves alone a card that was put off until today by something else', () => {
    const waiting = reviews(2).map((review) => ({ ...review, hold: 'bury' as const, showFrom: ago(0.1) }));
    expect(spread(waiting, planOf(waiting, 20))).toEqual([]);
  });
});

describe('any backlog', () => {
  const input = fc.record({
    count: fc.integer({ min: 0, max: 300 }),
    limit: fc.integer({ min: 1, max: 60 }),
    coming: fc.array(fc.nat(80), { maxLength: 12 }),
    done: fc.nat(80),
  });

  it('never exceeds the limit on any day, is moved once, and in as few days as possible', () => {
    fc.assert(
      fc.property(input, ({ count, limit, coming, done }) => {
        const waiting = reviews(count);
        const plan = planOf(waiting, limit, coming, Math.max(0, limit - done));
        const after = moved(waiting, spread(waiting, plan));
        const counts = perDay(after);
        const last = Math.max(0, ...counts.keys());
        expect(counts.get(0) ?? 0).toBeLessThanOrEqual(plan.roomToday);
        for (let day = 1; day <= last; day++) {
          const anyway = coming[day - 1] ?? 0;
          const total = anyway + (counts.get(day) ?? 0);
          expect(total).toBeLessThanOrEqual(Math.max(limit, anyway));
          if (day < last) expect(total).toBeGreaterThanOrEqual(limit);
        }
        expect(after.map(({ due }) => due)).toEqual(waiting.map(({ due }) => due));
        expect(after.every(({ due, showFrom }) => showFrom >= due)).toBe(true);
        expect(spread(after, plan)).toEqual([]);
      }),
      { numRuns: 300 },
    );
  });
});
