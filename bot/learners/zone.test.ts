import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { clockChoices, ZONES, zoneChoices, zoneNamed, zoneOfCity, zoneOfLocale, zonesAt } from './zone.ts';
import { CITIES, ZONE_OF_LOCALE } from './zone-cities.ts';
import { OTHER_NAMES } from './zone-other-names.ts';

const SUMMER = new Date('2026-07-01T12:07:00Z');
const WINTER = new Date('2026-12-01T12:07:00Z');

describe('a zone by its name', () => {
  it('is found however it is written', () => {
    expect(zoneNamed('europe/berlin')).toBe('Europe/Berlin');
    expect(zoneNamed(' America/new york ')).toBe('America/New_York');
    expect(zoneNamed('utc')).toBe('UTC');
  });

  it('is the place that people mean by letters, with its daylight saving', () => {
    for (const [letters, zone] of [
      ['EST', 'America/New_York'],
      ['edt', 'America/New_York'],
      ['PST', 'America/Los_Angeles'],
      ['CET', 'Europe/Berlin'],
      ['bst', 'Europe/London'],
      ['HST', 'Pacific/Honolulu'],
    ])
      expect(zoneNamed(letters!)).toBe(zone);
    for (const several of ['CST', 'MST', 'GMT', 'ist']) expect(zoneNamed(several)).toBeNull();
  });

  it('gets its present name', () => {
    expect(zoneNamed('Asia/Calcutta')).toBe('Asia/Kolkata');
    expect(ZONES).toContain('Europe/Kyiv');
    expect(ZONES).not.toContain('Europe/Kiev');
  });

  it('is neither an offset nor a city of nowhere', () => {
    for (const text of ['+02:00', '-0530', '', 'Mars/Olympus', 'Berlin, I think', '2026-01-01']) {
      expect(zoneNamed(text)).toBeNull();
    }
  });

  it('means something for every zone that we name ourselves', () => {
    for (const zone of [
      ...ZONES,
      ...[...CITIES, ...OTHER_NAMES].map(([, zone]) => zone),
      ...Object.values(ZONE_OF_LOCALE),
    ]) {
      expect(zoneNamed(zone)).toBe(zone);
    }
  });
});

describe('the zones where it is a certain time', () => {
  it('are those whose clocks show it', () => {
    const zones = zonesAt(SUMMER, 14 * 60 + 7);
    expect(zones).toContain('Europe/Berlin');
    expect(zones).toContain('Africa/Johannesburg');
    expect(zones).not.toContain('Europe/London');
  });

  it('are found across midnight and though the clock was misread', () => {
    expect(zonesAt(SUMMER, 2)).toContain('Pacific/Auckland'); // 00:07 of the next day
    expect(zonesAt(SUMMER, 24 * 60 - 1)).toEqual([]);
    expect(zonesAt(new Date('2026-07-01T12:00:00Z'), 24 * 60 - 3)).toContain('Pacific/Auckland');
  });

  it('tell the quarters of an hour apart', () => {
    expect(zonesAt(SUMMER, 17 * 60 + 37)).toEqual(['Asia/Colombo', 'Asia/Kolkata']);
    expect(zonesAt(SUMMER, 17 * 60 + 52)).toEqual(['Asia/Kathmandu']);
  });
});

describe('the clocks to choose from', () => {
  it('are at most 25, each shown once, from west to east', () => {
    const anyTime = fc.date({ min: new Date('2025-01-01'), max: new Date('2030-01-01'), noInvalidDate: true });
    fc.assert(
      fc.property(anyTime, (now) => {
        const choices = clockChoices(now, 'de');
        expect(choices.length).toBeLessThanOrEqual(25);
        expect(new Set(choices.map(({ label }) => label)).size).toBe(choices.length);
        expect(choices.map(({ offset }) => offset)).toEqual(choices.map(({ offset }) => offset).sort((a, b) => a - b));
        for (const { label } of choices) expect(label.length).toBeLessThanOrEqual(100);
      }),
      { numRuns: 20 },
    );
  });

  it('show the time in the language of the learner and mark the likely one', () => {
    const likely = (locale: string) => clockChoices(SUMMER, locale).filter((choice) => choice.likely);
    expect(likely('de')).toEqual([
      { offset: 120, label: expect.stringMatching(/^Mi\.?, 14:07 · Berlin/), likely: true },
    ]);
    expect(likely('en-US')[0]?.label).toMatch(/8:07.AM · New York/);
  });

  it('name cities whose clocks part in winter', () => {
    expect(clockChoices(SUMMER, 'de').find(({ offset }) => offset === 120)?.label).toContain('Johannesburg');
  });
});

describe('the zones of one clock', () => {
  it('are one for each way the clocks run over the year', () => {
    const choices = zoneChoices(SUMMER, 120, 'en-GB');
    expect(choices[0]).toEqual({ zone: 'Europe/Berlin', label: 'Berlin, Paris, Madrid, Warsaw' });
    expect(choices.map(({ zone }) => zone)).toContain('Africa/Johannesburg');
    expect(choices.map(({ zone }) => zone)).not.toContain('Europe/Paris');
  });

  it('put the guess from the language first and name its city', () => {
    expect(zoneOfLocale('uk')).toBe('Europe/Kyiv');
    expect(zoneChoices(WINTER, 120, 'uk')[0]?.zone).toBe('Europe/Kyiv');
    expect(zoneChoices(SUMMER, 120, 'sv-SE')[0]).toEqual({
      zone: 'Europe/Stockholm',
      label: 'Stockholm, Berlin, Paris, Madrid',
    });
    expect(zoneOfLocale('tlh')).toBeNull();
  });

  it('exist for every clock that is offered and for every zone of the world', () => {
    for (const now of [SUMMER, WINTER]) {
      for (const { offset } of clockChoices(now, 'fr')) expect(zoneChoices(now, offset, 'fr')).not.toEqual([]);
      expect(zoneChoices(now, 765 + (now === WINTER ? 60 : 0), 'fr').map(({ zone }) => zone)).toEqual([
        'Pacific/Chatham',
      ]);
    }
  });
});

describe('a city', () => {
  it.each([
    ['Honolulu', 'Pacific/Honolulu'],
    ['berlin', 'Europe/Berlin'],
    [' new york ', 'America/New_York'],
    ['München', 'Europe/Berlin'],
    ['munchen', 'Europe/Berlin'],
    ['sao paulo', 'America/Sao_Paulo'],
    ['tokio', 'Asia/Tokyo'],
    ['Kiev', 'Europe/Kyiv'],
    ['Zürich', 'Europe/Zurich'],
    ['America/Anchorage', 'America/Anchorage'],
  ])('%s lies in %s', (city, zone) => expect(zoneOfCity(city)).toBe(zone));

  it.each(['', 'Atlantis', '+05:00'])('"%s" is told to be unknown', (city) => expect(zoneOfCity(city)).toBeNull());
});
