import fc from 'fast-check';
import { expect, test } from 'vitest';
// @ts-expect-error The page is plain JavaScript, without types.
import { parseMarkdown } from './markdown.js';

type Node = { text?: string; language?: string; children?: Node[]; items?: Node[]; list?: Node };
const text = (words: string) => ({ type: 'text', text: words });
const block = (words: string) => ({ type: 'text', children: [text(words)] });

test('lines that follow each other are one text, with their breaks', () => {
  expect(parseMarkdown('one\ntwo\n\nthree')).toEqual([block('one\ntwo\n\nthree')]);
});

test('headings, subtext and texts are told apart, and their line breaks are not shown twice', () => {
  expect(parseMarkdown('# One\ntext\n### Three\n-# small\nend')).toEqual([
    { type: 'heading', level: 1, children: [text('One')] },
    block('text'),
    { type: 'heading', level: 3, children: [text('Three')] },
    { type: 'subtext', children: [text('small')] },
    block('end'),
  ]);
});

test.each(['#no space', '#### four', '-#no space', '>no space', '1.no space', '-no space'])(
  '%s is plain text',
  (line) => {
    expect(parseMarkdown(line)).toEqual([block(line)]);
  },
);

test('a quote takes consecutive lines, and three marks take the rest', () => {
  expect(parseMarkdown('> a\n> b\nc')).toEqual([{ type: 'quote', children: [block('a\nb')] }, block('c')]);
  expect(parseMarkdown('>>> a\nb\n> c')).toEqual([{ type: 'quote', children: [block('a\nb\n> c')] }]);
});

test('lists nest by indentation and know their first number', () => {
  expect(parseMarkdown('- a\n  - b\n  more of b\n- c')).toEqual([
    {
      type: 'list',
      ordered: false,
      start: 1,
      items: [
        {
          children: [text('a')],
          list: { type: 'list', ordered: false, start: 1, items: [{ children: [text('b\nmore of b')] }] },
        },
        { children: [text('c')] },
      ],
    },
  ]);
  expect(parseMarkdown('3. c\n4. d')[0]).toMatchObject({ ordered: true, start: 3, items: [{}, {}] });
});

test('a code block keeps what is in it, wherever it begins', () => {
  expect(parseMarkdown('see ```sql\nSELECT **1**\n  FROM t\n``` there')).toEqual([
    block('see '),
    { type: 'codeblock', language: 'sql', text: 'SELECT **1**\n  FROM t' },
    block(' there'),
  ]);
  expect(parseMarkdown('```\n# no heading\n```')).toEqual([{ type: 'codeblock', language: '', text: '# no heading' }]);
});

test('a fence that never closes is text', () => {
  expect(parseMarkdown('```sql\nSELECT 1')).toEqual([block('```sql\nSELECT 1')]);
});

/** Everything that a tree shows, in its order. */
function shown({ language = '', text: own = '', children = [], items = [], list }: Node): string {
  return language + own + [...children, ...items, ...(list ? [list] : [])].map(shown).join('');
}

test('any text can be read, and none of its letters gets lost', () => {
  const marks = [
    '*',
    '**',
    '_',
    '__',
    '~~',
    '||',
    '`',
    '```',
    '\n',
    '> ',
    '- ',
    '1. ',
    '# ',
    ' ',
    '\\',
    '[',
    '](',
    'a',
    'bc',
  ];
  const letters = (string: string) => string.replace(/[^abc]/g, '');
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...marks), { maxLength: 60 }), (parts) => {
      const blocks: Node[] = parseMarkdown(parts.join(''));
      expect(letters(blocks.map(shown).join(''))).toBe(letters(parts.join('')));
    }),
    { numRuns: 2000 },
  );
});

test.each([
  '> '.repeat(5000),
  '- '.repeat(5000),
  `${' '.repeat(90)}- a\n`.repeat(60),
  '```'.repeat(3000),
  '# \n'.repeat(3000),
])('hostile text is read in a moment (%#)', (markdown) => {
  const start = performance.now();
  parseMarkdown(markdown);
  expect(performance.now() - start).toBeLessThan(2000);
});
