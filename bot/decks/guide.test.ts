import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { UserError } from '../errors.ts';
import { oddGuide } from './fixtures/odd-guide.ts';
import { readGuide } from './guide.ts';

const chaptersOf = (text: string) => readGuide(text).chapters.map(({ number, title }) => [number, title]);

describe('chapters', () => {
  test('are found in every spelling of their headings', () => {
    expect(chaptersOf(oddGuide)).toEqual([
      [1, 'Caches'],
      [2, 'Chapter 2'],
      [3, 'Ünïcode & Ångström — 鍵と値'],
      [4, 'Timeouts'],
    ]);
    expect(readGuide(oddGuide).title).toBe('Notes on Running Services');
  });

  test.each([
    ['## Chapter 3: Title', 3, 'Title'],
    ['## Chapter 3 — Title', 3, 'Title'],
    ['## Chapter 3 – Title', 3, 'Title'],
    ['## Chapter 3 - Title', 3, 'Title'],
    ['## Chapter 3. Title', 3, 'Title'],
    ['## CHAPTER 3: Title', 3, 'Title'],
    ['## Ch. 3 Title', 3, 'Title'],
    ['## 3. Title', 3, 'Title'],
    ['## 3) Title', 3, 'Title'],
    ['# Chapter 3', 3, 'Chapter 3'],
    ['## **Chapter 3: Title**', 3, 'Title'],
    ['## Chapter 3: Title ##', 3, 'Title'],
    ['Chapter 3: Title\n---', 3, 'Title'],
    ['## Chapter 0: Before', 0, 'Before'],
  ])('%s', (heading, number, title) => {
    expect(chaptersOf(`${heading}\n\ntext\n`)).toEqual([[number, title]]);
  });

  test('numbered sections of a named chapter are no chapters', () => {
    expect(chaptersOf('## Chapter 1: A\n\n### 1. Part\n\n### 2. Part\n\n## Chapter 2: B\n')).toEqual([
      [1, 'A'],
      [2, 'B'],
    ]);
  });

  test('headings in code, lists and quotes start nothing', () => {
    const text = '## Chapter 1: A\n\n```\n## Chapter 2: B\n```\n\n- ## Chapter 3: C\n\n> ## Chapter 4: D\n';
    expect(chaptersOf(text)).toEqual([[1, 'A']]);
  });

  test('a part or an appendix ends a chapter and belongs to none', () => {
    const headings = (number: number) =>
      readGuide(oddGuide)
        .chapters.find((chapter) => chapter.number === number)
        ?.sections.map((section) => section.heading);
    expect(headings(4)).toEqual(['Timeouts', 'Interview Questions', 'Common Mistakes']);
    expect(headings(2)).toEqual(['Chapter 2', 'Key Ideas', 'Delivery', 'Trade-offs', 'Questions', 'Pitfalls']);
  });

  test('hold their own Markdown', () => {
    const [first] = readGuide(oddGuide).chapters;
    expect(first?.text.startsWith('## Chapter 1 — Caches\n')).toBe(true);
    expect(first?.text.endsWith('- When the store is fast enough\n')).toBe(true);
  });

  test('a byte order mark and other line ends change nothing', () => {
    const plain = readGuide(oddGuide);
    expect(readGuide(`\uFEFF${oddGuide.replaceAll('\n', '\r\n')}`)).toEqual(plain);
    expect(readGuide(oddGuide.replaceAll('\n', '\r'))).toEqual(plain);
  });

  test('know the lines that they stand in', () => {
    const lines = oddGuide.split('\n');
    for (const chapter of readGuide(oddGuide).chapters) {
      for (const section of chapter.sections.slice(1)) expect(lines[section.line - 1]).toContain(section.heading);
    }
  });
});

test('sections are known by loose names', () => {
  const roles = (number: number) =>
    readGuide(oddGuide)
      .chapters.find((chapter) => chapter.number === number)
      ?.sections.map((section) => section.role);
  expect(roles(1)).toEqual(['ideas', 'ideas', 'other', 'other', 'questions', 'mistakes', 'when-not']);
  expect(roles(2)).toEqual(['ideas', 'ideas', 'other', 'other', 'questions', 'mistakes']);
});

test('a sub-section has the role of the section around it', () => {
  const text = '## Chapter 1: A\n\n### Interview Questions\n\n#### Hard ones\n\n1. Why?\n';
  expect(readGuide(text).chapters[0]?.sections.map((section) => section.role)).toEqual([
    'ideas',
    'questions',
    'questions',
  ]);
});

describe('takeaways', () => {
  test('come from the table over all chapters', () => {
    expect(readGuide(oddGuide).chapters.map((chapter) => chapter.takeaway?.text)).toEqual([
      'A cache is a promise to be a little wrong.',
      'A queue buys time, not speed.',
      undefined,
      'A call without a timeout is a bug.',
    ]);
  });

  test('or from a list over all chapters', () => {
    const text =
      '## Chapter 1: A\n\ntext\n\n## Chapter 2: B\n\n## Summary\n\n- **Chapter 1**: first\n- Chapter 2 — second\n';
    expect(readGuide(text).chapters.map((chapter) => chapter.takeaway?.text)).toEqual(['first', 'second']);
  });

  test("a chapter's own section comes before the summary", () => {
    const text =
      '## Chapter 1: A\n\n### Takeaway\n\nOwn. {#takeaway}\n\n## Summary\n\n| Chapter | Takeaway |\n|--|--|\n| 1 | Other |\n';
    expect(readGuide(text).chapters[0]?.takeaway).toMatchObject({ text: 'Own.', heading: 'Takeaway', line: 5 });
  });
});

describe('what is no guide is refused with what was looked for and found', () => {
  test.each([
    ['', /is empty/],
    [' \n\t\n', /is empty/],
    ['just words\n', /No chapters found\..*there is no heading in its 2 lines/],
    ['# A\n\n## B\n', /found 2 other headings, first "A" \(line 1\), "B" \(line 3\)/],
    ['<!DOCTYPE html>\n<h2>Chapter 1</h2>', /HTML page/],
    ['\u0000\u0001PK', /binary file/],
    ['## Chapter 1: A\n\n## Chapter 1: B\n', /number 1 \(lines 1 and 3\)/],
    [`## Chapter 1: A\n${'x'.repeat(5 * 1024 * 1024)}`, /5\.0 MB; at most 5 MB/],
    [`## Chapter 1: A\n${'- a\n'.repeat(400_000)}`, /400001 lines/],
  ])('%.40j', (text, message) => {
    expect(() => readGuide(text)).toThrow(UserError);
    expect(() => readGuide(text)).toThrow(message);
  });

  test('any text is a guide or a UserError', () => {
    const piece = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.constantFrom(
        '## Chapter 1: A\n',
        '### Key Ideas\n',
        '- **a',
        '**: ',
        '{#',
        '|',
        '|-|\n',
        '\n\n',
        '`',
        '> ',
        '1. ',
      ),
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 40 }), (pieces) => {
        try {
          return readGuide(pieces.join('')).chapters.length > 0;
        } catch (error) {
          return error instanceof UserError;
        }
      }),
      { numRuns: 1000 },
    );
  });
});
