import fc from 'fast-check';
import { createEmptyCard, fsrs, type Grade, State } from 'ts-fsrs';
import { describe, expect, it } from 'vitest';
import { type LearnerClock, learnerDay } from '../learners/learner-day.ts';
import {
  afterAnswer,
  type CardState,
  DEFAULT_PARAMETERS,
  intervalLabel,
  intervals,
  RATINGS,
  type Rating,
  retrievability,
} from './schedule.ts';

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;
const at = (text: string) => new Date(text);
const UTC: LearnerClock = { zone: 'UTC', dayStartsAt: 240 };
const CALIFORNIA: LearnerClock = { zone: 'America/Los_Angeles', dayStartsAt: 240 };
const BERLIN: LearnerClock = { zone: 'Europe/Berlin', dayStartsAt: 240 };

/** The state after answers at the given instants. */
function answers(clock: LearnerClock, ...given: [string, Rating][]): CardState {
  const last = given.reduce<CardState | null>(
    (state, [time, rating]) => afterAnswer(state, rating, at(time), clock, 0.9),
    null,
  );
  return last!;
}

describe('an answer', () => {
  it('takes a new card through the learning steps into review', () => {
    const once = answers(UTC, ['2026-06-10T10:00Z', 3]);
    expect(once).toMatchObject({ phase: 'learning', due: at('2026-06-10T10:10Z'), showFrom: at('2026-06-10T10:10Z') });
    expect(once).toMatchObject({ reps: 1, lapses: 0, lastReview: at('2026-06-10T10:00Z') });
    const twice = answers(UTC, ['2026-06-10T10:00Z', 3], ['2026-06-10T10:10Z', 3]);
    expect(twice).toMatchObject({ phase: 'review', scheduledDays: 2, due: at('2026-06-12T10:10Z') });
  });

  it('of an evening that spans two days of UTC counts as given on one day', () => {
    const evening = answers(CALIFORNIA, ['2026-06-10T23:55Z', 3], ['2026-06-11T00:05Z', 3]);
    const noon = answers(CALIFORNIA, ['2026-06-10T19:00Z', 3], ['2026-06-10T19:10Z', 3]);
    expect(evening.stability).toBe(noon.stability);
    expect(evening.stability).toBeCloseTo(2.3, 1);
    expect(learnerDay(evening.due, CALIFORNIA)).toBe('2026-06-12');
  });

  it('before four in the morning still belongs to the day before', () => {
    const night = answers(BERLIN, ['2026-06-10T21:30Z', 3], ['2026-06-11T00:30Z', 3]);
    expect(learnerDay(night.due, BERLIN)).toBe('2026-06-12');
  });

  it('makes a learning card due to the minute when the clocks change in between', () => {
    const state = answers(BERLIN, ['2026-10-25T00:55Z', 3]); // 02:55, five minutes before it is 02:00 again
    expect(state.due).toEqual(at('2026-10-25T01:05Z'));
    const spring = answers(BERLIN, ['2026-03-29T00:55Z', 1]);
    expect(spring.due).toEqual(at('2026-03-29T00:56Z'));
  });

  it('makes a review due at the same local hour after the clocks have changed', () => {
    const state = answers(BERLIN, ['2026-10-23T18:00Z', 4]);
    expect(state.scheduledDays).toBeGreaterThan(3);
    expect(state.due.toISOString()).toMatch(/T19:00/);
  });

  it('given by a clock that runs behind counts as given with the one before', () => {
    const first = answers(UTC, ['2026-06-10T10:00Z', 4]);
    const second = afterAnswer(first, 3, at('2026-06-08T10:00Z'), UTC, 0.9);
    expect(second.lastReview).toEqual(at('2026-06-10T10:00Z'));
    expect(second).toEqual(afterAnswer(first, 3, at('2026-06-10T10:00Z'), UTC, 0.9));
  });

  it('after a move across the date line is still computed', () => {
    const honolulu = { zone: 'Pacific/Honolulu', dayStartsAt: 240 };
    const kiritimati = { zone: 'Pacific/Kiritimati', dayStartsAt: 240 };
    const there = answers(kiritimati, ['2026-06-10T15:00Z', 4]);
    const back = afterAnswer(there, 3, at('2026-06-10T16:00Z'), honolulu, 0.9);
    expect(back.due > there.due).toBe(true);
  });

  it('comes later for those who are content with less', () => {
    const of = (retention: number) => afterAnswer(null, 4, at('2026-06-10T10:00Z'), UTC, retention).scheduledDays;
    expect(of(0.8)).toBeGreaterThan(of(0.9));
    expect(of(0.9)).toBeGreaterThan(of(0.95));
  });
});

describe('any history in any zone', () => {
  const zone = fc.constantFrom(
    'UTC',
    'Europe/Berlin',
    'America/Los_Angeles',
    'America/St_Johns',
    'America/Havana',
    'Asia/Kolkata',
    'Asia/Kathmandu',
    'Africa/Cairo',
    'Australia/Lord_Howe',
    'Pacific/Chatham',
    'Pacific/Kiritimati',
    'Pacific/Pago_Pago',
  );
  const clock = fc.record({ zone, dayStartsAt: fc.integer({ min: 0, max: 720 }) });
  const start = fc.date({ min: at('2025-01-01T00:00Z'), max: at('2027-01-01T00:00Z'), noInvalidDate: true });
  const gap = fc.oneof(fc.integer({ min: 0, max: 30 * MINUTE }), fc.integer({ min: 0, max: 60 * DAY }));
  const history = fc.array(fc.record({ gap, rating: fc.constantFrom(...RATINGS) }), { minLength: 1, maxLength: 10 });
  const retention = fc.constantFrom(0.8, 0.87, 0.9, 0.95);
  /** Of somebody who forgets faster at first and less later; within the bounds that FSRS keeps. */
  const own = DEFAULT_PARAMETERS.map((value, index) => (index < 4 ? value / 3 : value * (index % 2 ? 1.05 : 0.95)));
  const parameters = fc.constantFrom(DEFAULT_PARAMETERS, own);
  const phases = {
    [State.New]: 'new',
    [State.Learning]: 'learning',
    [State.Review]: 'review',
    [State.Relearning]: 'relearning',
  };

  it('gives what ts-fsrs gives when it is fed the learner’s days', () => {
    fc.assert(
      fc.property(clock, start, history, retention, parameters, (clock, start, history, wanted, w) => {
        const direct = fsrs({ request_retention: wanted, enable_fuzz: false, w });
        let expected = createEmptyCard(start);
        let state: CardState | null = null;
        let now = start;
        for (const { gap, rating } of history) {
          now = new Date(now.getTime() + gap);
          const noon = at(`${learnerDay(now, clock)}T12:00:00Z`);
          expected = direct.next(expected, noon, rating as Grade).card;
          state = afterAnswer(state, rating, now, clock, wanted, w);
          expect(state.phase).toBe(phases[expected.state]);
          expect(state).toMatchObject({
            stability: expected.stability,
            difficulty: expected.difficulty,
            scheduledDays: expected.scheduled_days,
            learningSteps: expected.learning_steps,
            reps: expected.reps,
            lapses: expected.lapses,
          });
          if (state.phase === 'review') {
            expect(learnerDay(state.due, clock)).toBe(expected.due.toISOString().slice(0, 10));
          } else {
            expect(state.due.getTime() - now.getTime()).toBe(expected.due.getTime() - noon.getTime());
          }
        }
      }),
      { numRuns: 3000 },
    );
  }, 60_000);

  it('shows on the buttons the intervals that the answers give', () => {
    fc.assert(
      fc.property(clock, start, history, parameters, (clock, start, history, w) => {
        let now = start;
        let state: CardState | null = null;
        for (const { gap, rating } of history) {
          now = new Date(now.getTime() + gap);
          const shown: Record<Rating, number> = intervals(state, now, clock, 0.9, w);
          const before: CardState | null = state;
          state = afterAnswer(before, rating, now, clock, 0.9, w);
          const days = (Date.parse(learnerDay(state.due, clock)) - Date.parse(learnerDay(now, clock))) / DAY;
          const given = state.phase === 'review' ? days * DAY : state.due.getTime() - now.getTime();
          expect(shown[rating]).toBe(given);
        }
      }),
      { numRuns: 500 },
    );
  }, 60_000);
});

describe('an interval', () => {
  it('reads in the unit that suits it', () => {
    const labels = [MINUTE, 10 * MINUTE, 90 * MINUTE, DAY, 30 * DAY, 64 * DAY, 364 * DAY, 365 * DAY, 550 * DAY];
    expect(labels.map(intervalLabel)).toEqual(['1m', '10m', '2h', '1d', '30d', '2.1mo', '12mo', '1y', '1.5y']);
  });

  it('is never shown as nothing', () => {
    expect(intervalLabel(0)).toBe('1m');
  });
});

describe('retrievability', () => {
  it('is .9 after as many days as the stability counts', () => {
    const state = { stability: 12, lastReview: at('2026-06-01T00:00Z') };
    expect(retrievability(state, at('2026-06-13T00:00Z'))).toBeCloseTo(0.9, 6);
    expect(retrievability(state, at('2026-06-01T00:00Z'))).toBe(1);
  });

  it('falls with time and sooner for weaker memories', () => {
    const of = (stability: number, day: number) =>
      retrievability(
        { stability, lastReview: at('2026-06-01T00:00Z') },
        new Date(at('2026-06-01T00:00Z').getTime() + day * DAY),
      );
    expect(of(10, 20)).toBeLessThan(of(10, 10));
    expect(of(5, 10)).toBeLessThan(of(10, 10));
  });

  it('of a card never answered is nothing', () => {
    expect(retrievability({ stability: 0, lastReview: null }, at('2026-06-01T00:00Z'))).toBe(0);
  });
});
