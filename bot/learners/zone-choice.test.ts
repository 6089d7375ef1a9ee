import { describe, expect, it } from 'vitest';
import { UserError } from '../errors.ts';
import { wantedZone, zoneSuggestions } from './zone-choice.ts';

describe('choosing a zone', () => {
  it('begins with the guess from the language', () => {
    expect(zoneSuggestions('', 'de')[0]).toEqual({ name: 'Europe/Berlin', value: 'Europe/Berlin' });
    expect(zoneSuggestions('europe', 'fr')[0]!.value).toBe('Europe/Paris');
  });

  it('finds a city that has no zone of its own', () => {
    expect(zoneSuggestions('san fr', 'de')).toContainEqual({
      name: 'San Francisco (America/Los Angeles)',
      value: 'America/Los_Angeles',
    });
  });

  it('finds a name with a space, and offers nothing twice', () => {
    expect(zoneSuggestions('new york', 'de')).toEqual([{ name: 'America/New York', value: 'America/New_York' }]);
    const all = zoneSuggestions('', 'en-GB').map(({ value }) => value);
    expect(new Set(all).size).toBe(all.length);
  });

  it('takes letters for the places that they stand for, and asks where it is several', () => {
    expect(zoneSuggestions('est', 'de')[0]).toEqual({ name: 'EST: America/New York', value: 'America/New_York' });
    expect(zoneSuggestions('CST', 'de').map(({ value }) => value)).toEqual(['America/Chicago', 'Asia/Shanghai']);
    expect(wantedZone('EST')).toBe('America/New_York');
    expect(() => wantedZone('mst')).toThrow(/MST is used in several places.*America\/Denver\*\*, \*\*America\/Phoenix/);
  });

  it.each([
    ['utc', 'UTC'],
    ['München', 'Europe/Berlin'],
    ['tokio', 'Asia/Tokyo'],
    ['kiev', 'Europe/Kyiv'],
    ['bogota', 'America/Bogota'],
    ['zürich', 'Europe/Zurich'],
  ])('finds %s', (typed, zone) => {
    expect(zoneSuggestions(typed, 'en-US').map(({ value }) => value)).toContain(zone);
    expect(wantedZone(typed)).toBe(zone);
  });

  it('says what to do about a place that is not known', () => {
    expect(() => wantedZone('Atlantis')).toThrow(UserError);
    expect(wantedZone('san francisco')).toBe('America/Los_Angeles');
  });
});
