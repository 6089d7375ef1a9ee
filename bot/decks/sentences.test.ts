import fc from 'fast-check';
import { expect, test } from 'vitest';
import { fitted, fittedBullets, sentences } from './sentences.ts';

test('abbreviations and numbers end no sentence', () => {
  expect(sentences('Scale up vs. Out, e.g. Postgres. It costs 1.5 % more! Does it? Yes.')).toEqual([
    'Scale up vs. Out, e.g. Postgres.',
    'It costs 1.5 % more!',
    'Does it?',
    'Yes.',
  ]);
  expect(sentences('He said “stop.” Then it stopped.')).toEqual(['He said “stop.”', 'Then it stopped.']);
  expect(sentences('One line\nanother line')).toEqual(['One line', 'another line']);
});

test('a text that fits stays as it is', () => {
  expect(fitted('Short.', 6)).toBe('Short.');
});

test('a text that is too long ends with its last whole sentence', () => {
  expect(fitted('First sentence here. Second sentence here. Third one.', 45)).toBe(
    'First sentence here. Second sentence here.',
  );
});

test('a sentence that is too long ends at a clause or a word, with an ellipsis', () => {
  expect(fitted('A long sentence without an end, that goes on and on', 40)).toBe('A long sentence without an end …');
  expect(fitted('one two three four five six', 15)).toBe('one two three …');
});

test('shortening never passes the limit and never breaks a word', () => {
  const word = fc.stringMatching(/^[a-z]{1,12}[.,;]?$/);
  fc.assert(
    fc.property(fc.array(word, { minLength: 1, maxLength: 60 }), fc.integer({ min: 20, max: 200 }), (parts, limit) => {
      const text = parts.join(' ');
      const short = fitted(text, limit);
      const bare = short.replace(/ …$/, '');
      expect(short.length).toBeLessThanOrEqual(limit);
      expect(text.startsWith(bare)).toBe(true);
      expect(text.charAt(bare.length)).toMatch(/^(?:|[\s.,;])$/);
    }),
  );
});

test('bullets share the room that there is', () => {
  const points = ['short', 'x '.repeat(300).trim(), 'y '.repeat(300).trim(), 'four', 'five', 'six'];
  const back = fittedBullets(points, 700);
  expect(back.length).toBeLessThanOrEqual(700);
  expect(back.split('\n')).toHaveLength(5);
  expect(back.length).toBeGreaterThan(500);
});
