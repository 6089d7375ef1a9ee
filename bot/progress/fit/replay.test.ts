import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { daysBetween, learnerDay } from '../../learners/learner-day.ts';
import { afterAnswer, type CardState, DEFAULT_PARAMETERS, RATINGS } from '../../study/schedule.ts';
import { FORGETFUL } from '../test-history.ts';
import { crossValidate, outcomeOf } from './comparison.ts';
import { logLoss } from './log-loss.ts';
import { predictions, replay, spacedReviews } from './replay.ts';

const CLOCK = { zone: 'America/Los_Angeles', dayStartsAt: 240 };
const MINUTE = 60_000;

describe('a replayed log', () => {
  const gap = fc.oneof(fc.integer({ min: 0, max: 30 }), fc.integer({ min: 0, max: 60 * 24 * 60 }));
  const history = fc.array(fc.record({ gap, rating: fc.constantFrom(...RATINGS) }), { minLength: 1, maxLength: 12 });

  it('knows of a card what the answers, one after the other, would have made of it', () => {
    fc.assert(
      fc.property(history, fc.constantFrom(DEFAULT_PARAMETERS, FORGETFUL), (history, parameters) => {
        let now = new Date('2026-02-01T12:00Z');
        let state: CardState | null = null;
        const answers = history.map(({ gap, rating }) => {
          now = new Date(now.getTime() + gap * MINUTE);
          state = afterAnswer(state, rating, now, CLOCK, 0.9, parameters);
          return { rating, day: daysBetween('2026-02-01', learnerDay(now, CLOCK)) };
        });
        const { stability, difficulty } = state as unknown as CardState;
        const { after, before, spaced } = replay(answers, parameters);
        expect(after?.stability).toBeCloseTo(stability, 6);
        expect(after?.difficulty).toBeCloseTo(difficulty, 6);
        expect(before[0]).toBeNull();
        expect(before).toHaveLength(answers.length);
        expect(spaced).toHaveLength(spacedReviews([answers]));
      }),
      { numRuns: 300 },
    );
  });

  it('measures reviews that came a day or more after the one before, and nothing else', () => {
    const answers = [
      { rating: 3, day: 0 },
      { rating: 3, day: 0 },
      { rating: 1, day: 2 },
      { rating: 3, day: 2 },
      { rating: 2, day: 3 },
      { rating: 4, day: 1 },
    ] as const;
    expect(predictions([[...answers]], DEFAULT_PARAMETERS).map(({ known }) => known)).toEqual([false, true]);
    expect(spacedReviews([[...answers]])).toBe(2);
  });
});

describe('the log loss', () => {
  it('is small for what was expected, large for a surprise, and never endless', () => {
    expect(logLoss({ predicted: 0.5, known: true })).toBeCloseTo(Math.LN2);
    expect(logLoss({ predicted: 0.9, known: true })).toBeLessThan(logLoss({ predicted: 0.9, known: false }));
    expect(logLoss({ predicted: 1, known: false })).toBeLessThan(10);
  });
});

describe('the gate', () => {
  const compared = (gain: number, standardError = 0.002) => ({
    ...{ reviews: 1000, lossDefaults: 0.3 },
    ...{ lossFitted: 0.3 - gain, standardError },
  });

  it('takes only what beats the defaults by more than chance, and gives up what they beat', () => {
    expect(outcomeOf(compared(0.003), false)).toBe('accepted');
    expect(outcomeOf(compared(0.001), false)).toBe('kept');
    expect(outcomeOf(compared(0.001), true)).toBe('kept');
    expect(outcomeOf(compared(-0.001), true)).toBe('reverted');
    expect(outcomeOf(compared(-0.001), false)).toBe('kept');
  });

  it('compares on cards that the fit did not see, each of them once', async () => {
    const cards = Array.from({ length: 23 }, (_, place) => [
      { rating: 3 as const, day: 0 },
      { rating: place % 3 === 0 ? (1 as const) : (3 as const), day: 2 },
    ]);
    const seen: number[] = [];
    const comparison = await crossValidate(cards, async (given) => {
      seen.push(given.length);
      return DEFAULT_PARAMETERS;
    });
    expect(seen).toEqual([18, 18, 18, 19, 19]);
    expect(comparison).toMatchObject({ reviews: 23, standardError: 0 });
    expect(comparison.lossFitted).toBeCloseTo(comparison.lossDefaults, 12);
  });
});
