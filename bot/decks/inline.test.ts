import fc from 'fast-check';
import { expect, test } from 'vitest';
import { bareText, plainText } from './inline.ts';

test.each([
  ['**Bold** and *slanted* and __both__ and _this_', 'Bold and slanted and both and this'],
  ['`code **stays**` but **this** goes', '`code **stays**` but this goes'],
  ['``a ` tick`` and *more*', '``a ` tick`` and more'],
  ['an unclosed ` tick and **bold**', 'an unclosed ` tick and bold'],
  ['[a link](https://example.org "title") and ![a picture](x.png)', 'a link and a picture'],
  ['auction_id and user_id stay, so does 5 * 3 * 2', 'auction_id and user_id stay, so does 5 * 3 * 2'],
  ['a <b>tag</b> &amp; an entity', 'a tag & an entity'],
  ['escaped \\*stars\\*', 'escaped *stars*'],
  ['two\nlines', 'two lines'],
])('%j reads %j', (raw, plain) => {
  expect(plainText(raw)).toBe(plain);
});

test('bare text has no backticks', () => {
  expect(bareText('use `qty = 1` here')).toBe('use qty = 1 here');
});

test('letters and digits are never lost', () => {
  const letters = (text: string) => text.replace(/[^a-z0-9]/g, '');
  const marks = fc.constantFrom('*', '**', '_', '`', '``', ' ', 'a', 'b1', '\\', '[', ']', '&');
  fc.assert(
    fc.property(fc.array(marks), (parts) => letters(plainText(parts.join(''))) === letters(parts.join(''))),
    { numRuns: 500 },
  );
});
