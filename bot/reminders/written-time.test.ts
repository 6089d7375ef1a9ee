import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readTime, timeLabel, timesMeant } from './written-time.ts';

const at = (hours: number, minutes = 0) => hours * 60 + minutes;

describe('a time as people write it', () => {
  it.each([
    ['7:30', at(7, 30)],
    ['07:30', at(7, 30)],
    ['7.30pm', at(19, 30)],
    ['7:30 P.M.', at(19, 30)],
    ['19h', at(19)],
    ['19h30', at(19, 30)],
    ['19 Uhr', at(19)],
    ['7', at(7)],
    [' at 8 am ', at(8)],
    ["8 o'clock", at(8)],
    ['0730', at(7, 30)],
    ['1930', at(19, 30)],
    ['12am', at(0)],
    ['12 pm', at(12)],
    ['12:05 a.m.', at(0, 5)],
    ['noon', at(12)],
    ['midnight', at(0)],
    ['24:00', at(0)],
    ['0:00', at(0)],
    ['23:59', at(23, 59)],
    ['9 in the evening', at(21)],
    ['6:15 in the morning', at(6, 15)],
  ])('"%s" is read', (text, minutes) => expect(readTime(text)).toBe(minutes));

  it.each([
    '',
    'soon',
    '25:00',
    '24:30',
    '7:60',
    '13pm',
    '0 am',
    '7:3',
    '-7',
    '7:30:15',
    '123',
    'noon pm',
    '7 8',
    '__proto__',
  ])('"%s" is none', (text) => expect(readTime(text)).toBeNull());

  it('is read again as it is shown', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 1439 }), (minutes) => {
        expect(readTime(timeLabel(minutes))).toBe(minutes);
      }),
    );
  });

  it('never breaks on whatever is typed', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        const read = readTime(text);
        expect(read === null || (Number.isInteger(read) && read >= 0 && read < 1440)).toBe(true);
      }),
    );
  });

  it('may mean the evening too, unless it says which half of the day', () => {
    expect(timesMeant('7:30')).toEqual([at(7, 30), at(19, 30)]);
    expect(timesMeant('12:15')).toEqual([at(12, 15), at(0, 15)]);
    expect(timesMeant('19:30')).toEqual([at(19, 30)]);
    expect(timesMeant('07:30')).toEqual([at(7, 30)]);
    expect(timesMeant('7:30am')).toEqual([at(7, 30)]);
    expect(timesMeant('noon')).toEqual([at(12)]);
    expect(timesMeant('0:15')).toEqual([at(0, 15)]);
    expect(timesMeant('soon')).toEqual([]);
  });
});
