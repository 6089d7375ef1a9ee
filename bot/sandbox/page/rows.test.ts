import { expect, test } from 'vitest';
// @ts-expect-error The page is plain JavaScript, without types.
import { commandOf, EPHEMERAL, messageRows } from './rows.js';

const ada = { id: '1', username: 'ada' };
const bot = { id: '2', username: 'Quorum' };
const at = (minute: number, day = 20) => new Date(2026, 4, day, 12, minute).toISOString();
const message = (id: number, author: object, timestamp: string, rest: object = {}) => ({
  id: String(id),
  author,
  timestamp,
  type: 0,
  ...rest,
});
type Row = { kind: string; compact?: boolean };
const shape = (messages: object[], readUpTo: string | null = null) =>
  messageRows(messages, { readUpTo, me: '1', locale: 'en-GB' }).map((row: Row) => (row.compact ? 'compact' : row.kind));

test('somebody who goes on talking is named once', () => {
  expect(shape([message(1, ada, at(0)), message(2, ada, at(3)), message(3, bot, at(4))])).toEqual([
    'day',
    'message',
    'compact',
    'message',
  ]);
});

test('after a while, on another day, for another reader or as an answer the author is named again', () => {
  const first = message(1, bot, at(0));
  const answered = { interaction: { name: 'study', user: ada } };
  expect(shape([first, message(2, bot, at(8))])).toEqual(['day', 'message', 'message']);
  expect(shape([first, message(2, bot, at(1, 21))])).toEqual(['day', 'message', 'day', 'message']);
  expect(shape([first, message(2, bot, at(1), { flags: EPHEMERAL })])).toEqual(['day', 'message', 'message']);
  expect(shape([first, message(2, bot, at(1), answered)])).toEqual(['day', 'message', 'message']);
});

test('the mark of what is new stands before the first unread message of somebody else', () => {
  const messages = [message(9, bot, at(0)), message(10, ada, at(1)), message(11, bot, at(2)), message(12, bot, at(3))];
  expect(shape(messages, '9')).toEqual(['day', 'message', 'message', 'new', 'message', 'compact']);
  expect(shape(messages, null)).not.toContain('new');
});

test('keys tell rows apart', () => {
  const messages = [message(1, bot, at(0)), message(2, bot, at(0, 21)), message(3, bot, at(0, 22))];
  const keys = messageRows(messages, { readUpTo: '1', me: '1' }).map(({ key }: { key: string }) => key);
  expect(new Set(keys).size).toBe(keys.length);
});

test('the command that a message answers is found in either of its fields', () => {
  expect(commandOf({ interaction: { name: 'study', user: ada } })).toEqual({ name: 'study', user: ada });
  expect(commandOf({ interaction_metadata: { name: 'decks', user: ada } })).toEqual({ name: 'decks', user: ada });
  expect(commandOf({ interaction_metadata: { user: ada } })).toBeUndefined();
});
