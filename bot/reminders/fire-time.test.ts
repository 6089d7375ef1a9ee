import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import { addDays } from '../learners/learner-day.ts';
import { ZONES } from '../learners/zone.ts';
import { fireOn, latestSend, localDay, nextFire, nextFires, PUNCTUAL_MS } from './fire-time.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const FROM = '2026-01-01';
const at = (hours: number, minutes = 0) => hours * 60 + minutes;
const zones = fc.constantFrom(...ZONES);
const times = fc.integer({ min: 0, max: 1439 });
const clocks = new Map(
  [...ZONES, 'UTC'].map((zone) => [
    zone,
    new Intl.DateTimeFormat('en-GB', { timeZone: zone, hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }),
  ]),
);
const shown = (instant: Date, zone: string) => clocks.get(zone)!.format(instant);

describe('the moment of a reminder', () => {
  it.each([
    ['a plain day', '2026-06-01', at(7, 30), 'Europe/Berlin', '2026-06-01T05:30Z'],
    ['a skipped time: right after the gap', '2026-03-29', at(2, 30), 'Europe/Berlin', '2026-03-29T01:00Z'],
    ['the first skipped minute', '2026-03-29', at(2), 'Europe/Berlin', '2026-03-29T01:00Z'],
    ['a doubled time: the first of the two', '2026-10-25', at(2, 30), 'Europe/Berlin', '2026-10-25T00:30Z'],
    ['a gap of half an hour', '2026-10-04', at(2, 15), 'Australia/Lord_Howe', '2026-10-03T15:30Z'],
    ['a midnight that is skipped', '2026-04-24', at(0, 10), 'Africa/Cairo', '2026-04-23T22:00Z'],
  ])('%s', (_, day, minutes, zone, instant) => {
    expect(fireOn(day, { at: minutes, zone })).toEqual(new Date(instant));
  });

  it('is never on a day that the zone left out', () => {
    const samoa = { at: at(7, 30), zone: 'Pacific/Apia' };
    expect(fireOn('2011-12-30', samoa)).toBeNull();
    expect(nextFire(samoa, new Date('2011-12-29T20:00Z')).day).toBe('2011-12-31');
  });

  it('comes once for each day of a year in every zone, at the time that the clock there shows', () => {
    fc.assert(
      fc.property(times, (minutes) => {
        for (const zone of ZONES) expectDaily({ at: minutes, zone }, 366);
      }),
      { numRuns: 1 },
    );
  }, 60_000);

  it('is the one that Temporal finds, for any day of thirty years in any zone', () => {
    const days = fc.integer({ min: 0, max: 30 * 365 }).map((count) => addDays('2005-01-01', count));
    fc.assert(
      fc.property(zones, days, times, (zone, day, minutes) => {
        const clock = { hour: Math.floor(minutes / 60), minute: minutes % 60 };
        const wall = Temporal.PlainDate.from(day).toPlainDateTime(clock);
        const first = wall.toZonedDateTime(zone, { disambiguation: 'earlier' });
        const isThere = first.toPlainDateTime().equals(wall);
        const found = isThere ? first : first.getTimeZoneTransition('next')!;
        if (!isThere && Temporal.PlainDate.compare(found.toPlainDate(), first.toPlainDate().add({ days: 2 })) === 0)
          return;
        expect(fireOn(day, { at: minutes, zone })?.getTime()).toBe(found.epochMilliseconds);
      }),
      { numRuns: 3000 },
    );
  }, 60_000);

  it('comes once for each day around every change of clocks of the year, in every zone', () => {
    for (const zone of ZONES) {
      for (const change of changes(zone)) {
        const day = addDays(localDay(change, zone), -2);
        for (const minutes of [0, 15, 59, 60, 90, 119, 120, 121, 150, 179, 180, 1410, 1439]) {
          const fires = nextFires({ at: minutes, zone }, new Date(Date.parse(day) - 24 * HOUR), day, 4);
          expect(fires.map((fire) => fire.day)).toEqual([1, 2, 3, 4].map((days) => addDays(day, days)));
          expect(fires.filter((fire) => !isOnTheClock(fire.at, minutes, zone))).toEqual([]);
        }
      }
    }
  }, 60_000);

  it('is not counted again for the last day after the learner moved', () => {
    const tokyo = nextFire({ at: at(7, 30), zone: 'Asia/Tokyo' }, new Date('2026-06-09T12:00Z'));
    expect(tokyo).toEqual({ day: '2026-06-10', at: new Date('2026-06-09T22:30Z') });
    const california = nextFire({ at: at(7, 30), zone: 'America/Los_Angeles' }, tokyo.at, tokyo.day);
    expect(california.day).toBe('2026-06-11');
  });
});

describe('how late a reminder may be', () => {
  const berlin = (minutes: number) => ({ at: minutes, zone: 'Europe/Berlin' });
  const allowance = (minutes: number) => {
    const fire = nextFire(berlin(minutes), new Date('2026-06-10T00:00+02:00'), '2026-06-09');
    return (latestSend(fire, berlin(minutes)).getTime() - fire.at.getTime()) / MINUTE;
  };

  it.each([
    [at(7, 30), 180],
    [at(19), 180],
    [at(20, 30), 90],
    [at(21, 45), 15],
    [at(22), 10],
    [at(23, 30), 10],
    [at(0, 30), 180],
  ])('at minute %i of the day: %i minutes', (minutes, late) => expect(allowance(minutes)).toBe(late));

  it('is three hours at most and never past ten in the evening, for any time in any zone', () => {
    fc.assert(
      fc.property(zones, times, fc.integer({ min: 0, max: 400 }), (zone, minutes, days) => {
        const schedule = { at: minutes, zone };
        const fire = nextFire(schedule, new Date(Date.parse(FROM) + days * 24 * HOUR));
        const latest = latestSend(fire, schedule);
        const late = latest.getTime() - fire.at.getTime();
        expect(late).toBeGreaterThanOrEqual(PUNCTUAL_MS);
        expect(late).toBeLessThanOrEqual(3 * HOUR);
        if (late > PUNCTUAL_MS) expect(shown(new Date(latest.getTime() - 1), zone) < '22:00').toBe(true);
      }),
      { numRuns: 1000 },
    );
  });
});

function expectDaily(schedule: { at: number; zone: string }, days: number): void {
  const before = addDays(FROM, -1);
  const fires = nextFires(schedule, new Date(Date.parse(before) - 24 * HOUR), before, days);
  expect(fires.map(({ day }) => day)).toEqual(Array.from({ length: days }, (_, index) => addDays(FROM, index)));
  const wrong = fires.filter(
    ({ at }, index) => !isOnTheClock(at, schedule.at, schedule.zone) || (index > 0 && at <= fires[index - 1]!.at),
  );
  expect([schedule, wrong]).toEqual([schedule, []]);
}

/** The clock shows the time, or it shows a later one and jumped over it a moment before. */
function isOnTheClock(instant: Date, minutes: number, zone: string): boolean {
  const showsNow = minutesOf(shown(instant, zone));
  if (showsNow === minutes) return true;
  const minuteBefore = minutesOf(shown(new Date(instant.getTime() - MINUTE), zone));
  const jumped = (showsNow - minuteBefore + 1440) % 1440;
  return jumped > 1 && (minutes - minuteBefore + 1440) % 1440 < jumped;
}

function minutesOf(clock: string): number {
  return Number(clock.slice(0, 2)) * 60 + Number(clock.slice(3));
}

/** Instants of the year at which the clocks of a zone change. */
function changes(zone: string): Date[] {
  const offset = (time: number) => minutesOf(shown(new Date(time), zone)) - minutesOf(shown(new Date(time), 'UTC'));
  const found: Date[] = [];
  for (let time = Date.parse(FROM); time < Date.parse('2027-01-01'); time += 24 * HOUR) {
    const difference = (offset(time + 24 * HOUR) - offset(time)) % 1440;
    if (difference % 1440 !== 0) found.push(new Date(time));
  }
  return found;
}
