import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import {
  addDays,
  dayStart,
  daysBetween,
  fromLearnerTime,
  type LearnerClock,
  learnerDay,
  nextDayStart,
  toLearnerTime,
} from './learner-day.ts';

const at = (text: string) => new Date(text);
const berlin = (dayStartsAt: number): LearnerClock => ({ zone: 'Europe/Berlin', dayStartsAt });

const ZONES = [
  'UTC',
  'Europe/Berlin',
  'America/Los_Angeles',
  'America/St_Johns',
  'America/Havana',
  'America/Santiago',
  'Asia/Kolkata',
  'Asia/Kathmandu',
  'Asia/Beirut',
  'Africa/Cairo',
  'Australia/Lord_Howe',
  'Pacific/Chatham',
  'Pacific/Kiritimati',
  'Pacific/Pago_Pago',
  'Pacific/Marquesas',
];
const clocks = fc.record({ zone: fc.constantFrom(...ZONES), dayStartsAt: fc.integer({ min: 0, max: 720 }) });
const instants = fc.date({ min: at('2024-01-01T00:00Z'), max: at('2030-12-31T00:00Z'), noInvalidDate: true });

describe('the learner day', () => {
  it('holds an evening in California together, though it spans two days of UTC', () => {
    const clock = { zone: 'America/Los_Angeles', dayStartsAt: 240 };
    expect(learnerDay(at('2026-06-10T23:55Z'), clock)).toBe('2026-06-10');
    expect(learnerDay(at('2026-06-11T00:05Z'), clock)).toBe('2026-06-10');
    expect(learnerDay(at('2026-06-11T10:59Z'), clock)).toBe('2026-06-10');
    expect(learnerDay(at('2026-06-11T11:00Z'), clock)).toBe('2026-06-11');
  });

  it('starts later when the local clock skips its hour', () => {
    expect(dayStart('2026-03-29', berlin(150))).toEqual(at('2026-03-29T01:30Z')); // 02:30 does not exist, 03:30 does
    expect(learnerDay(at('2026-03-29T01:29Z'), berlin(150))).toBe('2026-03-28');
    expect(learnerDay(at('2026-03-29T01:30Z'), berlin(150))).toBe('2026-03-29');
  });

  it('starts once, at the first of a doubled hour', () => {
    expect(dayStart('2026-10-25', berlin(150))).toEqual(at('2026-10-25T00:30Z'));
    expect(learnerDay(at('2026-10-25T00:30Z'), berlin(150))).toBe('2026-10-25');
    expect(learnerDay(at('2026-10-25T01:10Z'), berlin(150))).toBe('2026-10-25'); // 02:10 for the second time
  });

  it('follows a clock that skips midnight', () => {
    const clock = { zone: 'Asia/Beirut', dayStartsAt: 0 };
    expect(dayStart('2026-03-29', clock)).toEqual(at('2026-03-28T22:00Z')); // 01:00 local
  });

  it('follows a country over the date line', () => {
    const clock = { zone: 'Pacific/Apia', dayStartsAt: 240 };
    expect(learnerDay(at('2011-12-30T09:00Z'), clock)).toBe('2011-12-29');
    expect(learnerDay(at('2011-12-30T15:00Z'), clock)).toBe('2011-12-31');
  });

  it('knows when the next one starts', () => {
    expect(nextDayStart(at('2026-10-24T12:00Z'), berlin(240))).toEqual(at('2026-10-25T03:00Z'));
    expect(nextDayStart(at('2026-10-25T03:00Z'), berlin(240))).toEqual(at('2026-10-26T03:00Z'));
  });

  it('counts days across months and years', () => {
    expect(addDays('2027-12-31', 1)).toBe('2028-01-01');
    expect(daysBetween('2028-02-28', '2028-03-01')).toBe(2);
    expect(daysBetween('2028-03-01', '2028-02-28')).toBe(-2);
  });

  it('of any instant in any zone is the one that has begun and whose successor has not', () => {
    fc.assert(
      fc.property(instants, clocks, (now, clock) => {
        const day = learnerDay(now, clock);
        expect(dayStart(day, clock).getTime()).toBeLessThanOrEqual(now.getTime());
        expect(dayStart(addDays(day, 1), clock).getTime()).toBeGreaterThan(now.getTime());
      }),
      { numRuns: 2000 },
    );
  });

  it('never goes back while time goes on, through every change of clocks of seven years', () => {
    const changes = fc.constantFrom(...ZONES.flatMap((zone) => transitions(zone).map((change) => ({ zone, change }))));
    const minutes = fc.integer({ min: -180, max: 180 });
    fc.assert(
      fc.property(
        changes,
        fc.integer({ min: 0, max: 720 }),
        minutes,
        minutes,
        ({ zone, change }, start, one, other) => {
          const clock = { zone, dayStartsAt: start };
          const [earlier, later] = [Math.min(one, other), Math.max(one, other)].map(
            (m) => new Date(change + m * 60_000),
          );
          expect(learnerDay(earlier!, clock) <= learnerDay(later!, clock)).toBe(true);
        },
      ),
      { numRuns: 2000 },
    );
  });
});

describe('learner time', () => {
  it('puts the start of the learner day at midnight UTC', () => {
    expect(toLearnerTime(dayStart('2026-07-01', berlin(240)), berlin(240))).toEqual(at('2026-07-01T00:00Z'));
    expect(toLearnerTime(at('2026-07-01T20:15Z'), berlin(240))).toEqual(at('2026-07-01T18:15Z')); // 22:15 local
  });

  it('keeps the local hour of a card that is due after the clocks have changed', () => {
    const due = new Date(toLearnerTime(at('2026-10-20T18:00Z'), berlin(240)).getTime() + 10 * 24 * 3600_000);
    expect(fromLearnerTime(due, berlin(240))).toEqual(at('2026-10-30T19:00Z')); // 20:00 before and after
  });

  it('names the learner day by its UTC date, there and back, in any zone', () => {
    fc.assert(
      fc.property(instants, clocks, (now, clock) => {
        const time = toLearnerTime(now, clock);
        expect(time.toISOString().slice(0, 10)).toBe(learnerDay(now, clock));
        expect(learnerDay(fromLearnerTime(time, clock), clock)).toBe(learnerDay(now, clock));
      }),
      { numRuns: 2000 },
    );
  });

  it('comes back to the instant wherever the local clock runs straight', () => {
    fc.assert(
      fc.property(instants, clocks, (now, clock) => {
        fc.pre(!transitions(clock.zone).some((change) => Math.abs(change - now.getTime()) < 26 * 3600_000));
        expect(fromLearnerTime(toLearnerTime(now, clock), clock)).toEqual(now);
      }),
      { numRuns: 1000 },
    );
  });
});

const known = new Map<string, number[]>();

/** Every change of a zone's clocks between 2024 and 2031. */
function transitions(zone: string): number[] {
  const found = known.get(zone) ?? [];
  if (known.has(zone)) return found;
  known.set(zone, found);
  const end = Date.parse('2031-01-01T00:00Z');
  let moment = Temporal.Instant.from('2024-01-01T00:00Z').toZonedDateTimeISO(zone).getTimeZoneTransition('next');
  while (moment && moment.epochMilliseconds < end) {
    found.push(moment.epochMilliseconds);
    moment = moment.getTimeZoneTransition('next');
  }
  return found;
}
