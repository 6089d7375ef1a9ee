import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays } from '../learners/learner-day.ts';
import { newCardOrder, newCardsADay } from './interview-plan.ts';

const TODAY = '2026-06-10';
const plan = (days: number, unseen: number, newToday = 0, largestGroup = 1) =>
  newCardsADay({ today: TODAY, interviewDate: addDays(TODAY, days), unseen, newToday, largestGroup });

describe('the plan for an interview', () => {
  it('spreads the unseen cards over all days but the last two', () => {
    expect(plan(12, 95)).toEqual({ days: 12, introductionDays: 10, needed: 10, tooLate: false });
  });

  it('stands still while today’s cards are worked off', () => {
    expect(plan(12, 95, 0)?.needed).toBe(10);
    expect(plan(12, 90, 5)?.needed).toBe(10);
    expect(plan(12, 85, 10)?.needed).toBe(10);
  });

  it('puts everything on today when the interview is close', () => {
    for (const days of [1, 2, 3]) expect(plan(days, 30)).toMatchObject({ introductionDays: 1, needed: 30 });
  });

  it('says when siblings cannot all be shown in time', () => {
    expect(plan(6, 30, 0, 4)?.tooLate).toBe(false);
    expect(plan(6, 30, 0, 5)?.tooLate).toBe(true);
  });

  it('does not exist without a date, on the day itself or after it', () => {
    expect(newCardsADay({ today: TODAY, interviewDate: null, unseen: 5, newToday: 0, largestGroup: 1 })).toBeNull();
    expect(plan(0, 30)).toBeNull();
    expect(plan(-3, 30)).toBeNull();
  });

  it('brings every card before the free days and never asks for more than is left', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 400 }), fc.nat(2000), fc.nat(200), (days, unseen, newToday) => {
        const { needed, introductionDays } = plan(days, unseen, newToday)!;
        expect(needed * introductionDays).toBeGreaterThanOrEqual(unseen + newToday);
        expect((needed - 1) * introductionDays).toBeLessThan(Math.max(1, unseen + newToday));
        expect(needed).toBeLessThanOrEqual(unseen + newToday);
      }),
    );
  });
});

describe('new cards', () => {
  it('come by importance until the interview is over, and in the guide’s order otherwise', () => {
    expect(newCardOrder(TODAY, null)).toBe('guideRank');
    expect(newCardOrder(TODAY, addDays(TODAY, 30))).toBe('interviewRank');
    expect(newCardOrder(TODAY, TODAY)).toBe('interviewRank');
    expect(newCardOrder(TODAY, addDays(TODAY, -1))).toBe('guideRank');
  });
});
