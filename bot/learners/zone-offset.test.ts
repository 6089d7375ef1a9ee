import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import { ZONES } from './zone.ts';
import { instantOf, offsetAt } from './zone-offset.ts';

const HOUR_MS = 3600_000;
const DAY_MS = 24 * HOUR_MS;
const at = (text: string) => Date.parse(text);
/** Half hours, two hours, a day left out, a summer time that is the standard one, midnights that are skipped. */
const ODD_ZONES = [
  'UTC',
  'Europe/Berlin',
  'Europe/Dublin',
  'Australia/Lord_Howe',
  'Antarctica/Troll',
  'Pacific/Apia',
  'Pacific/Kwajalein',
  'Africa/Casablanca',
  'Africa/Monrovia',
  'America/St_Johns',
  'America/Santiago',
  'Asia/Beirut',
  'Asia/Pyongyang',
];
const zones = fc.oneof(fc.constantFrom(...ODD_ZONES), fc.constantFrom(...ZONES));
const instants = fc.integer({ min: at('1970-01-01T00:00Z'), max: at('2100-01-01T00:00Z') });
const away = fc.oneof(fc.integer({ min: -1500, max: 1500 }), fc.integer({ min: -2 * DAY_MS, max: 2 * DAY_MS }));

/** At a change of a zone's clocks, within moments of it, or within two days. */
const aroundChanges = fc.tuple(zones, instants, away).map(([zone, instant, ms]) => {
  const change = zoned(instant, zone).getTimeZoneTransition('next');
  return { zone, instant: (change?.epochMilliseconds ?? instant) + ms };
});
const moments = fc.oneof(aroundChanges, fc.record({ zone: zones, instant: instants }));

describe("a zone's distance from UTC", () => {
  it('is what Temporal says, in any zone and year, on both sides of every change', () => {
    fc.assert(
      fc.property(moments, ({ zone, instant }) => {
        expect(offsetAt(instant, zone)).toBe(zoned(instant, zone).offsetNanoseconds / 1e6);
      }),
      { numRuns: 500 },
    );
  });

  it('changes with the very millisecond, and back', () => {
    const change = at('2026-10-25T01:00Z');
    expect(offsetAt(change - 1, 'Europe/Berlin')).toBe(2 * HOUR_MS);
    expect(offsetAt(change, 'Europe/Berlin')).toBe(HOUR_MS);
    expect(offsetAt(change - 1, 'Europe/Berlin')).toBe(2 * HOUR_MS);
  });

  it('may change by half an hour', () => {
    expect(offsetAt(at('2026-01-15T00:00Z'), 'Australia/Lord_Howe')).toBe(11 * HOUR_MS);
    expect(offsetAt(at('2026-07-15T00:00Z'), 'Australia/Lord_Howe')).toBe(10.5 * HOUR_MS);
  });

  it('is right still when more changes were asked for than are remembered', () => {
    for (let year = 1980; year < 2080; year++) {
      expect(offsetAt(at(`${year}-01-15T00:00Z`), 'Europe/Berlin')).toBe(HOUR_MS);
      expect(offsetAt(at('2026-07-15T00:00Z'), 'Europe/Berlin')).toBe(2 * HOUR_MS);
    }
  });

  it('is refused for what is no zone', () => {
    expect(() => offsetAt(0, 'Europe/Atlantis')).toThrow(RangeError);
  });
});

describe('the instant at which a clock shows a time', () => {
  it('is the one that Temporal finds, in any zone and year, skipped and doubled times included', () => {
    fc.assert(
      fc.property(moments, ({ zone, instant }) => {
        const wall = instant + zoned(instant, zone).offsetNanoseconds / 1e6;
        for (const shown of [wall, wall - 0.75 * HOUR_MS, wall + 0.75 * HOUR_MS]) {
          const local = zoned(shown, 'UTC').toPlainDateTime();
          const found = local.toZonedDateTime(zone, { disambiguation: 'compatible' });
          expect(instantOf(shown, zone)).toBe(found.epochMilliseconds);
        }
      }),
      { numRuns: 500 },
    );
  });

  it('lies a day later for a day that a country left out', () => {
    expect(instantOf(at('2011-12-30T12:00Z'), 'Pacific/Apia')).toBe(at('2011-12-30T22:00Z')); // the 31st, noon
  });
});

function zoned(instant: number, zone: string): Temporal.ZonedDateTime {
  return Temporal.Instant.fromEpochMilliseconds(instant).toZonedDateTimeISO(zone);
}
