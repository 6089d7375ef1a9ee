import { expect, test } from 'vitest';
import { takeAttributes } from './attributes.ts';

test('an anchor and a question are taken out of the text', () => {
  expect(takeAttributes('**Write-ahead log** {#wal ask="Why log first?"}: Every change …')).toEqual({
    text: '**Write-ahead log**: Every change …',
    anchor: 'wal',
    ask: 'Why log first?',
    problem: null,
  });
  expect(takeAttributes('Write path {#writes}')).toMatchObject({ text: 'Write path', anchor: 'writes', ask: null });
  expect(takeAttributes('**Bold.** {#bold} The reason.').text).toBe('**Bold.** The reason.');
});

test.each([
  ['{#a ask=“Why, of all things?”}', 'Why, of all things?'],
  ["{#a ask='Why?'}", 'Why?'],
  ['{#a ask=‘Why “here”?’}', 'Why “here”?'],
  ['{#a ask="Why \\"here\\"?"}', 'Why "here"?'],
  ['{#a ask="Why\n  here?"}', 'Why here?'],
  ['{#a ask="Why “now” and not later?"}', 'Why “now” and not later?'],
])('quotes of any kind: %s', (text, ask) => {
  expect(takeAttributes(text)).toMatchObject({ ask, problem: null, text: '' });
});

test('braces in code are text', () => {
  const text = 'Write `{#id}` behind it';
  expect(takeAttributes(text)).toEqual({ text, anchor: null, ask: null, problem: null });
  expect(takeAttributes('`code` {#id}').anchor).toBe('id');
  expect(takeAttributes("it's a ` tick {#id}").anchor).toBe('id');
});

test.each([
  ['{#Not_Ok}', /may hold only lower-case letters/],
  ['{#}', /may hold only/],
  ['{#a', /not closed by }/],
  ['{#a ask="Why?', /needs quotes around it/],
  ['{#a ask=Why}', /needs quotes around it/],
  ['{#a front="Why?"}', /"front" is no attribute/],
  ['{#a ask=""}', /ask is empty/],
  ['{#a} and {#b}', /two \{#…\}/],
])('%s is a problem', (text, problem) => {
  expect(takeAttributes(text).problem).toMatch(problem);
});
