import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays } from '../../learners/learner-day.ts';
import { DEFAULT_PARAMETERS } from '../../study/schedule.ts';
import { advice } from './advice.ts';
import { chapterStages, stageOf } from './chapters.ts';
import { type CourseCard, type CoursePlan, playCourse, recallWithout, seeded } from './course.ts';
import { daysFigures } from './days.ts';
import { forecast } from './forecast.ts';
import { courseCard, isNew, isOverdue } from './known-card.ts';
import { readiness } from './readiness.ts';
import { judged, measured } from './retention.ts';

const TODAY = '2026-06-10';
const UTC = { zone: 'UTC', dayStartsAt: 240 };

describe('the days', () => {
  const studied = (ago: number, answers = 5) => ({ day: addDays(TODAY, -ago), newCards: 1, reviews: 2, answers });

  it('stand without a gap up to today, and count what falls into them', () => {
    const figures = daysFigures([studied(0), studied(2), studied(29), studied(30)], TODAY, 30);
    expect(figures.days).toHaveLength(30);
    expect(figures.days.at(-1)).toEqual(studied(0));
    expect(figures).toMatchObject({ answers: 15, reviews: 6, newCards: 3, studied: 3, inARow: 1 });
  });

  it('in a row go on through a today that is still open, and end at a gap', () => {
    expect(daysFigures([studied(1), studied(2), studied(4)], TODAY, 30).inARow).toBe(2);
    expect(daysFigures([studied(0), studied(1), studied(2)], TODAY, 2).inARow).toBe(3);
    expect(daysFigures([studied(2)], TODAY, 30).inARow).toBe(0);
    expect(daysFigures([{ ...studied(0), answers: 0 }, studied(1)], TODAY, 30).inARow).toBe(1);
  });
});

describe('measured retention', () => {
  it('has the interval that Wilson gives', () => {
    const { share, low, high } = measured({ reviews: 50, known: 45 });
    expect([share, low, high].map((value) => value?.toFixed(4))).toEqual(['0.9000', '0.7864', '0.9565']);
  });

  it('lies in its interval, which never leaves 0 to 1 and narrows with more reviews', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 5000 }), fc.double({ min: 0, max: 1, noNaN: true }), (reviews, part) => {
        const known = Math.round(reviews * part);
        const { share, low, high } = measured({ reviews, known });
        expect(low).toBeGreaterThanOrEqual(0);
        expect(high).toBeLessThanOrEqual(1);
        expect(low).toBeLessThanOrEqual(share! + 1e-9);
        expect(high).toBeGreaterThanOrEqual(share! - 1e-9);
        const more = measured({ reviews: reviews * 4, known: known * 4 });
        expect(more.high - more.low).toBeLessThan(high - low);
      }),
    );
  });

  it('is judged only where chance is ruled out', () => {
    expect(judged(measured({ reviews: 20, known: 1 }), 0.9)).toBe('too few');
    expect(judged(measured({ reviews: 50, known: 45 }), 0.9)).toBe('as desired');
    expect(judged(measured({ reviews: 500, known: 420 }), 0.9)).toBe('below');
    expect(judged(measured({ reviews: 500, known: 480 }), 0.9)).toBe('above');
    expect(measured({ reviews: 0, known: 0 }).share).toBeNull();
  });
});

describe('the stage of a card', () => {
  it('goes by its phase, its stability, and whether it is suspended', () => {
    const state = (phase: 'new' | 'learning' | 'review' | 'relearning', stability = 0, suspended = false) =>
      stageOf({ phase, stability, suspended });
    expect(stageOf(null)).toBe('new');
    expect(state('new')).toBe('new');
    expect([state('learning'), state('relearning', 30)]).toEqual(['learning', 'learning']);
    expect([state('review', 20.9), state('review', 21)]).toEqual(['young', 'mature']);
    expect(state('review', 30, true)).toBe('suspended');
  });

  it('is counted by chapter, in their order', () => {
    const card = (chapter: number, stage: 'new' | 'young') => ({ chapter, title: `Chapter ${chapter}`, stage });
    const chapters = chapterStages([card(10, 'new'), card(2, 'young'), card(10, 'young')]);
    expect(chapters.map(({ number, total }) => [number, total])).toEqual([
      [2, 1],
      [10, 2],
    ]);
    expect(chapters[1]?.counts).toMatchObject({ new: 1, young: 1, mature: 0 });
  });
});

describe('a card in the days to come', () => {
  const state = {
    ...{ phase: 'review' as const, stability: 5, difficulty: 4, suspended: false },
    ...{ lastReview: new Date('2026-06-08T02:00Z'), showFrom: new Date('2026-06-12T05:00Z') },
  };
  it('counts in the learner’s days', () => {
    expect(courseCard({ state }, TODAY, UTC)).toEqual({
      memory: { stability: 5, difficulty: 4, lastDay: -3 },
      comes: 2,
    });
    const late = { ...state, showFrom: new Date('2026-06-01T05:00Z') };
    expect(courseCard({ state: late }, TODAY, UTC).comes).toBe(0);
    expect(courseCard({ state: { ...state, suspended: true } }, TODAY, UTC).comes).toBeNull();
    expect(courseCard({ state: { ...state, phase: 'new', lastReview: null } }, TODAY, UTC).memory).toBeNull();
  });
  it('is overdue from the day after on that it should have come', () => {
    const start = new Date('2026-06-12T04:00Z');
    expect(isOverdue({ state }, start)).toBe(false);
    expect(isOverdue({ state }, new Date('2026-06-13T04:00Z'))).toBe(true);
    expect(isOverdue({ state: { ...state, suspended: true } }, new Date('2026-06-13T04:00Z'))).toBe(false);
    expect([isNew({ state: null }), isNew({ state })]).toEqual([true, false]);
  });
});

const memory = fc.record({
  stability: fc.double({ min: 0.5, max: 300, noNaN: true }),
  difficulty: fc.double({ min: 1, max: 10, noNaN: true }),
  lastDay: fc.integer({ min: -60, max: 0 }),
});
const card: fc.Arbitrary<CourseCard> = fc.oneof(
  fc.record({ memory, comes: fc.integer({ min: 0, max: 80 }) }),
  fc.constant({ memory: null, comes: null }),
);
const plan = (more: Partial<CoursePlan> = {}): CoursePlan => ({
  ...{ parameters: DEFAULT_PARAMETERS, retention: 0.9, odds: 1, reviewsPerDay: 1000, newCards: () => 3, days: 30 },
  ...more,
});

describe('a course of days to come', () => {
  it('brings each scheduled review once, new cards by their number, and no more reviews than the limit', () => {
    fc.assert(
      fc.property(
        fc.array(card, { maxLength: 60 }),
        fc.integer({ min: 1, max: 20 }),
        fc.nat(),
        (cards, limit, seed) => {
          const { days, recall } = playCourse(cards, plan({ reviewsPerDay: limit }), seeded(seed), 1);
          const unseen = cards.filter(({ memory }) => !memory).length;
          expect(days.reduce((sum, day) => sum + day.newCards, 0)).toBe(Math.min(unseen, 90));
          const scheduled = days.reduce((sum, day) => sum + day.scheduled, 0);
          expect(scheduled).toBeLessThanOrEqual(cards.filter(({ comes }) => comes !== null && comes < 30).length);
          for (const day of days) expect(day.scheduled + day.again).toBeLessThanOrEqual(limit);
          for (const share of recall) expect(share >= 0 && share <= 1).toBe(true);
        },
      ),
    );
  });

  it('without a limit brings every scheduled review on its own day', () => {
    const cards: CourseCard[] = [0, 0, 7].map((comes) => ({
      memory: { stability: 9, difficulty: 5, lastDay: -9 },
      comes,
    }));
    const { days } = playCourse(cards, plan({ newCards: () => 0 }), seeded(1), 3);
    expect([days[0]?.scheduled, days[7]?.scheduled, days[3]?.scheduled]).toEqual([2, 1, 0]);
  });

  it('is the same for the same seed', () => {
    const cards: CourseCard[] = Array.from({ length: 20 }, () => ({
      memory: { stability: 3, difficulty: 5, lastDay: -3 },
      comes: 0,
    }));
    const play = (seed: number) => playCourse(cards, plan(), seeded(seed), 4);
    expect(play(7)).toEqual(play(7));
    expect(play(7)).not.toEqual(play(8));
  });

  it('holds recall above the desired retention on average, and stopping loses it', () => {
    const cards: CourseCard[] = Array.from({ length: 200 }, (_, place) => ({
      memory: { stability: 2 + (place % 10), difficulty: 5, lastDay: -1 },
      comes: 1 + (place % 10),
    }));
    const { recall } = playCourse(cards, plan({ days: 60 }), seeded(3), 5);
    const mean = (values: number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
    expect(mean(recall)).toBeGreaterThan(0.9);
    expect(mean(cards.map((one) => recallWithout(one, 60, DEFAULT_PARAMETERS)))).toBeLessThan(0.8);
    expect(recallWithout({ memory: null, comes: null }, 9, DEFAULT_PARAMETERS)).toBe(0);
  });
});

describe('the forecast', () => {
  it('names days, minutes and the busiest day', () => {
    const cards: CourseCard[] = Array.from({ length: 30 }, () => ({
      memory: { stability: 400, difficulty: 5, lastDay: -9 },
      comes: 4,
    }));
    const figures = forecast(cards, plan({ newCards: () => 0 }), { today: TODAY, seconds: 20, seed: 1 });
    expect(figures.busiest).toMatchObject({ day: '2026-06-14', scheduled: 30, minutes: 10 });
    expect(figures.days.at(-1)?.day).toBe('2026-07-09');
  });
});

const EXACT = { low: 1, middle: 1, high: 1 };

describe('readiness', () => {
  const pace = (newPerDay: number, introductionDays = 10) => ({ newPerDay, newToday: 0, introductionDays });
  const of = (cards: CourseCard[], asSet: number, planned: number) =>
    readiness(
      cards.map((one, place) => ({ ...one, chapter: 1 + (place % 2), title: `Chapter ${1 + (place % 2)}` })),
      { ...plan({ days: 12 }), odds: EXACT, asSet: pace(asSet, 12), planned: pace(planned), seed: 1 },
    );

  it('is nothing for cards never met, up to what meeting them brings', () => {
    const unseen = Array.from({ length: 40 }, () => ({ memory: null, comes: null }));
    const { whole, chapters } = of(unseen, 2, 4);
    expect(whole).toMatchObject({ cards: 40, unseen: 40, stopping: 0 });
    expect(whole.asSet).toBeGreaterThan(0.5);
    expect(whole.asSet).toBeLessThan(0.6);
    expect(whole.planned).toBeGreaterThan(0.9);
    expect(chapters.map(({ number, cards }) => [number, cards])).toEqual([
      [1, 20],
      [2, 20],
    ]);
  });

  it('never falls by studying', () => {
    fc.assert(
      fc.property(fc.array(card, { minLength: 5, maxLength: 40 }), (cards) => {
        const { whole } = of(cards, 0, 50);
        expect(whole.asSet).toBeGreaterThanOrEqual(whole.stopping - 0.1);
        expect(whole.planned).toBeGreaterThanOrEqual(whole.asSet - 0.1);
      }),
      { numRuns: 40 },
    );
  });
});

describe('the one thing that helps most', () => {
  const expected = { cards: 100, unseen: 40, stopping: 0.4, asSet: 0.7, low: 0.6, high: 0.8, planned: 0.9 };
  const chapter = { ...expected, number: 9, title: 'Consistency' };
  const sooner = { retention: 0.94, predicted: 0.9, known: 0.83, gain: 0.04 };
  const today = {
    ...{ overdue: 0, overdueKnown: 0, desiredRetention: 0.9, newPerDay: 10, needed: 10 },
    sooner: null as typeof sooner | null,
  };
  const helps = (more: Partial<typeof today>, whole = expected, chapters = [chapter]) =>
    advice({ whole, chapters }, { ...today, ...more });

  it('is to begin, where nothing was met', () => {
    expect(helps({}, { ...expected, unseen: 100 })).toEqual({ kind: 'begin' });
  });
  it('is the larger of catching up and of more new cards', () => {
    expect(helps({ needed: 14 })).toMatchObject({ kind: 'more new cards', needed: 14 });
    expect(helps({ needed: 14, overdue: 60, overdueKnown: 20 })).toMatchObject({ kind: 'catch up', overdue: 60 });
    expect(helps({ needed: 14, overdue: 20, overdueKnown: 10 })).toMatchObject({ kind: 'more new cards' });
  });
  it('is to ask for more, where less is known than was expected and nothing helps more', () => {
    expect(helps({ sooner })).toMatchObject({ kind: 'sooner', retention: 0.94 });
    expect(helps({ sooner, needed: 14 })).toMatchObject({ kind: 'more new cards' });
    expect(helps({ sooner: { ...sooner, gain: 0.001 } })).toMatchObject({ kind: 'weakest chapter' });
  });
  it('is the weakest chapter, where all cards come in time', () => {
    expect(helps({})).toMatchObject({ kind: 'weakest chapter', chapter: { number: 9 } });
  });
  it('is to keep on, where every chapter will be known', () => {
    const well = { ...chapter, asSet: 0.93 };
    expect(helps({}, { ...expected, asSet: 0.93 }, [well])).toMatchObject({ kind: 'keep on' });
  });
});
