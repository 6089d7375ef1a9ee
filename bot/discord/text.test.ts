import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { openFence } from './fence.ts';
import { markdown } from './test-markdown.ts';
import { clip, escapeMarkdown, plural, timestamp } from './text.ts';

describe('clip', () => {
  test('keeps within the limit, cuts no character, and leaves no code fence open', () => {
    fc.assert(
      fc.property(markdown, fc.integer({ min: 0, max: 200 }), (text, max) => {
        const clipped = clip(text, max);
        expect(clipped.length).toBeLessThanOrEqual(max);
        expect(clipped.isWellFormed()).toBe(true);
        if (text.length > max) expect(openFence(clipped)).toBeUndefined();
      }),
      { numRuns: 2000 },
    );
  });

  test('leaves a text alone that fits', () => {
    expect(clip('twelve chars', 12)).toBe('twelve chars');
  });

  test('cuts between words and says so', () => {
    expect(clip('one two three four', 12)).toBe('one two…');
    expect(clip('one two three four', 14)).toBe('one two three…');
  });

  test('cuts inside a word that alone fills the room', () => {
    expect(clip('a incomprehensibilities', 12)).toBe('a incompreh…');
  });

  test('cuts no emoji in two', () => {
    expect(clip('abc😀😀', 5)).toBe('abc…');
    expect(clip('ab😀😀', 5)).toBe('ab😀…');
  });

  test('closes the code that it cuts, and drops code of which nothing is left', () => {
    expect(clip('```sql\nselect 1 from cards;\n```', 24)).toBe('```sql\nselect 1…\n```');
    expect(clip('An example follows here: ```sql\nselect 1 from cards;\n```', 36)).toBe('An example follows here:…');
  });
});

describe('escapeMarkdown', () => {
  test('leaves no character of Markdown without its backslash', () => {
    fc.assert(
      fc.property(markdown, (text) => {
        const escaped = escapeMarkdown(text);
        const bare = escaped.replace(/\\[^0-9A-Za-z\s]/g, '');
        expect(bare).not.toMatch(/[*_~`|[\]<>\\]/);
        expect(escaped).not.toMatch(/^\s*(#|-|\+|\d+[.)])/m);
        expect(escaped).not.toMatch(/@(?!\u200b)|:\/\//);
      }),
    );
  });

  test('changes only what is drawn, not what is read', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        expect(
          escapeMarkdown(text)
            .replace(/\\([^0-9A-Za-z\s])/g, '$1')
            .replaceAll('\u200b', ''),
        ).toBe(text);
      }),
    );
  });

  test.each([
    ['@everyone', '@\u200beveryone'],
    ['<@123>', '\\<@\u200b123\\>'],
    ['[free](https://evil.example)', '\\[free\\](https:\\//evil.example)'],
    ['# Big', '\\# Big'],
    ['-# small', '\\-# small'],
    ['1. first', '1\\. first'],
    ['snake_case', 'snake\\_case'],
    ['a\u202egnp.exe', 'agnp.exe'],
    ['3.5 or (2)', '3\\.5 or (2)'],
  ])('%s is shown as typed', (text, escaped) => {
    expect(escapeMarkdown(text)).toBe(escaped);
  });
});

test('a count is written with its word', () => {
  expect([plural(1, 'card'), plural(0, 'card'), plural(1200, 'card'), plural(2, 'entry', 'entries')]).toEqual([
    '1 card',
    '0 cards',
    '1,200 cards',
    '2 entries',
  ]);
});

test('a time is written for the reader’s own clock', () => {
  const time = new Date('2026-02-03T04:05:06.789Z');
  expect(timestamp(time)).toBe('<t:1770091506:R>');
  expect(timestamp(time, 'f')).toBe('<t:1770091506:f>');
});
