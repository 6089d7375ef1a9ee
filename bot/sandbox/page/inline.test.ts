import { expect, test } from 'vitest';
// @ts-expect-error The page is plain JavaScript, without types.
import { parseInline, webAddress } from './inline.js';

type Node = { type: string; text?: string; href?: string; children?: Node[] };
const text = (words: string): Node => ({ type: 'text', text: words });
const around = (type: string, ...children: Node[]): Node => ({ type, children });

test.each([
  ['**bold**', around('bold', text('bold'))],
  ['*italic*', around('italic', text('italic'))],
  ['_italic_', around('italic', text('italic'))],
  ['__underline__', around('underline', text('underline'))],
  ['~~strike~~', around('strike', text('strike'))],
  ['||spoiler||', around('spoiler', text('spoiler'))],
  ['`**code**`', { type: 'code', text: '**code**' }],
  ['`` a ` b ``', { type: 'code', text: 'a ` b' }],
  ['***both***', around('italic', around('bold', text('both')))],
  ['**bold *and italic***', around('bold', text('bold '), around('italic', text('and italic')))],
  ['*italic **and bold***', around('italic', text('italic '), around('bold', text('and bold')))],
])('%s becomes its node', (markdown, node) => {
  expect(parseInline(markdown)).toEqual([node]);
});

test.each([
  '2 * 3 * 4',
  'snake_case_name',
  '** bold',
  'a*',
  '||||',
  '`',
  '~~',
  '<@>',
  '<t:x>',
  '[a](b)',
  'http://',
  '*',
  '<b>x</b>',
])('%s stays text', (markdown) => {
  expect(parseInline(markdown)).toEqual([text(markdown)]);
});

test('a backslash takes the meaning out of a mark and is not shown', () => {
  expect(parseInline('\\*not italic\\* \\_either\\_ a\\b')).toEqual([text('*not italic* _either_ a\\b')]);
});

test('a mark inside of code closes nothing', () => {
  expect(parseInline('**a `**` b**')).toEqual([around('bold', text('a '), { type: 'code', text: '**' }, text(' b'))]);
});

test.each([
  ['<@123>', { type: 'user', id: '123' }],
  ['<@!123>', { type: 'user', id: '123' }],
  ['<#123>', { type: 'channel', id: '123' }],
  ['<@&123>', { type: 'role', id: '123' }],
  ['</settings show:123>', { type: 'command', name: 'settings show', id: '123' }],
  ['<t:1700000000:R>', { type: 'timestamp', unix: 1_700_000_000, style: 'R' }],
  ['<t:-5>', { type: 'timestamp', unix: -5, style: undefined }],
  ['<:quorum:123>', text(':quorum:')],
])('%s is understood', (markdown, node) => {
  expect(parseInline(markdown)).toEqual([node]);
});

test('an address becomes a link without the punctuation that follows it', () => {
  const link = (href: string) => ({ type: 'link', href, children: [text(href)] });
  expect(parseInline('See https://example.org/a_(b), or https://example.org/c).')).toEqual([
    text('See '),
    link('https://example.org/a_(b)'),
    text(', or '),
    link('https://example.org/c'),
    text(').'),
  ]);
  expect(parseInline('<https://example.org/x>')).toEqual([link('https://example.org/x')]);
});

test('a link has a label of its own and perhaps a title', () => {
  expect(parseInline('[the **book**](https://example.org/ "a title")')).toEqual([
    {
      type: 'link',
      href: 'https://example.org/',
      title: 'a title',
      children: [text('the '), around('bold', text('book'))],
    },
  ]);
});

test.each(['[click](javascript:alert(1))', '[click](data:text/html,x)', '[click](//example.org)', '[](https:)'])(
  '%s is no link',
  (markdown) => {
    expect(parseInline(markdown)).toEqual([text(markdown)]);
  },
);

test('no link pretends to lead to another address than it does', () => {
  const nodes: Node[] = parseInline('[https://bank.example/](https://thief.example/)');
  const links = nodes.filter(({ type }) => type === 'link');
  expect(links.length).toBeGreaterThan(0);
  for (const { href, children } of links) expect(children).toEqual([text(href!)]);
});

test('only addresses of the web are opened', () => {
  expect(webAddress('https://example.org')).toBe('https://example.org/');
  expect(webAddress('javascript:alert(1)')).toBeUndefined();
  expect(webAddress('file:///etc/passwd')).toBeUndefined();
  expect(webAddress('nonsense')).toBeUndefined();
});

test.each([
  '*_'.repeat(3000),
  '['.repeat(6000),
  '**`'.repeat(2000),
  '||a'.repeat(2000),
  '<@'.repeat(3000),
  `${'`'.repeat(90)} `.repeat(60),
])('hostile text is read in a moment (%#)', (markdown) => {
  const start = performance.now();
  parseInline(markdown);
  expect(performance.now() - start).toBeLessThan(2000);
});
