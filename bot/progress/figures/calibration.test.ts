import fc from 'fast-check';
import { fsrs } from 'ts-fsrs';
import { describe, expect, it } from 'vitest';
import { DEFAULT_PARAMETERS, type FsrsParameters } from '../../study/schedule.ts';
import { predictions, replay } from '../fit/replay.ts';
import { FORGETFUL, simulated } from '../test-history.ts';
import { calibrated, calibration } from './calibration.ts';
import { readiness } from './readiness.ts';

const reviews = (count: number, known: number, predicted = 0.9) =>
  Array.from({ length: count }, (_, place) => ({ predicted, known: place < known }));

describe('a calibration', () => {
  it('moves the predicted share to the known one, with more certainty the more reviews there are', () => {
    const { odds, predicted, known } = calibration(reviews(2000, 1660));
    expect([predicted?.toFixed(2), known?.toFixed(2)]).toEqual(['0.90', '0.83']);
    expect(calibrated(0.9, odds.middle)).toBeCloseTo(0.831, 3);
    expect(calibrated(0.9, odds.high)).toBeLessThan(0.85);
    const few = calibration(reviews(100, 83)).odds;
    expect(few.low).toBeLessThan(odds.low);
    expect(few.high).toBeGreaterThan(odds.high);
  });

  it('takes FSRS at its word where nothing has come back, with a wide range', () => {
    const { odds, predicted, known } = calibration([]);
    expect([predicted, known, odds.middle]).toEqual([null, null, 1]);
    expect(calibrated(0.9, odds.low)).toBeLessThan(0.8);
    expect(calibrated(0.9, odds.high)).toBeGreaterThan(0.95);
  });

  it('keeps a share between 0 and 1 and the order of shares, whatever was measured', () => {
    const share = fc.double({ min: 0, max: 1, noNaN: true });
    fc.assert(
      fc.property(fc.nat(300), share, share, share, (count, part, one, other) => {
        const { low, middle, high } = calibration(reviews(count, Math.round(count * part))).odds;
        expect(low).toBeLessThanOrEqual(middle);
        expect(middle).toBeLessThanOrEqual(high);
        for (const odds of [low, middle, high]) {
          const [less, more] = [Math.min(one, other), Math.max(one, other)].map((value) => calibrated(value, odds));
          expect(less).toBeGreaterThanOrEqual(0);
          expect(more).toBeLessThanOrEqual(1);
          expect(less).toBeLessThanOrEqual(more! + 1e-12);
        }
      }),
    );
  });
});

describe('readiness after weeks of study', () => {
  const TODAY = 60;
  const AHEAD = 28;

  /** What is promised for four weeks on, and what is known then by the memory that the learner truly has. */
  function foretold(truth: FsrsParameters, seed: number) {
    const course = { truth, cards: 480, perDay: 8, seed };
    const history = simulated({ ...course, days: TODAY + AHEAD });
    const past = history.map((answers) => answers.filter(({ day }) => day < TODAY));
    const algorithm = fsrs({ enable_fuzz: false });
    const cards = past.map((answers) => {
      const last = answers.at(-1)!.day - TODAY;
      const scheduled = replay(answers, DEFAULT_PARAMETERS).after!;
      const comes = Math.max(0, last + Math.max(1, algorithm.next_interval(scheduled.stability, 0)));
      return { memory: { ...scheduled, lastDay: last }, comes, chapter: 1, title: 'All' };
    });
    const pace = { newPerDay: 0, newToday: 0, introductionDays: 0 };
    const { whole } = readiness(cards, {
      ...{
        parameters: DEFAULT_PARAMETERS,
        retention: 0.9,
        reviewsPerDay: 1000,
        days: AHEAD,
        asSet: pace,
        planned: pace,
        seed,
      },
      odds: calibration(predictions(past, DEFAULT_PARAMETERS)).odds,
    });
    const memory = fsrs({ w: truth });
    const known = history.map((answers) =>
      memory.forgetting_curve(TODAY + AHEAD - answers.at(-1)!.day, replay(answers, truth).after!.stability),
    );
    return { ...whole, truth: known.reduce((sum, share) => sum + share, 0) / known.length };
  }

  it.each([
    ['whom the defaults describe', DEFAULT_PARAMETERS],
    ['who forgets faster than the defaults believe', FORGETFUL],
  ])('holds what one will know %s', (_, truth) => {
    for (const seed of [1, 2, 3, 4]) {
      const { low, high, truth: known } = foretold(truth, seed);
      expect(known).toBeGreaterThan(low);
      expect(known).toBeLessThan(high);
      expect(high - low).toBeLessThan(0.15);
    }
  });

  it('moves nothing by more than chance where parameters of one’s own predict what one knows', () => {
    const history = simulated({ truth: FORGETFUL, cards: 480, perDay: 8, days: TODAY, seed: 1 });
    const [own, defaults] = [FORGETFUL, DEFAULT_PARAMETERS].map((used) => calibration(predictions(history, used)).odds);
    expect(own!.low).toBeLessThan(1);
    expect(own!.high).toBeGreaterThan(1);
    expect(defaults!.high).toBeLessThan(0.8);
  });
});
