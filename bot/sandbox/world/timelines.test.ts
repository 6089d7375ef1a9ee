import type { APIMessage } from 'discord-api-types/v10';
import { expect, test } from 'vitest';
import { openJournal } from './journal.ts';
import { openTable } from './table.ts';
import { openTimelines } from './timelines.ts';
import type { Entry } from './world.ts';

const entry = (id: number, seenBy: string | null = null, channel = 'c'): Entry => ({
  message: { id: String(id), channel_id: channel } as APIMessage,
  seenBy,
});
function timelines(...entries: Entry[]) {
  const lines = openTimelines(openTable<Entry>(openJournal(undefined), 'messages'));
  for (const one of entries) lines.put(one);
  return lines;
}
const ids = (entries: Entry[]) => entries.map(({ message }) => Number(message.id));

test("a person's ephemeral messages stand among the others in order, and only for them", () => {
  const lines = timelines(entry(1), entry(2, 'ada'), entry(3), entry(4, 'linus'), entry(5));
  expect(ids(lines.list('c', { limit: 10 }, 'ada'))).toEqual([1, 2, 3, 5]);
  expect(ids(lines.list('c', { limit: 10 }))).toEqual([1, 3, 5]);
  expect(ids(lines.list('c', { limit: 2, before: '5' }, 'linus'))).toEqual([3, 4]);
  expect(lines.last('c')).toBe('5');
});

test('pages before and after an id end where they should, whether the id exists or not', () => {
  const lines = timelines(...[1, 3, 5, 7, 9].map((id) => entry(id)));
  expect(ids(lines.list('c', { before: '6', limit: 2 }))).toEqual([3, 5]);
  expect(ids(lines.list('c', { before: '1', limit: 2 }))).toEqual([]);
  expect(ids(lines.list('c', { after: '3', limit: 2 }))).toEqual([5, 7]);
  expect(ids(lines.list('c', { after: '4', limit: 9 }))).toEqual([5, 7, 9]);
});

test('old ephemeral messages vanish, others never do', () => {
  const lines = timelines(...Array.from({ length: 120 }, (_, at) => entry(at + 1, at % 2 ? 'ada' : null)));
  expect(lines.list('c', { limit: 200 })).toHaveLength(60);
  expect(lines.list('c', { limit: 200 }, 'ada')).toHaveLength(110);
  expect(lines.get('2')).toBeUndefined();
});

test('a deleted channel takes all its messages along, and no other', () => {
  const lines = timelines(entry(1), entry(2, 'ada'), entry(3, null, 'd'));
  lines.deleteAll('c');
  expect([lines.get('1'), lines.get('2')]).toEqual([undefined, undefined]);
  expect(ids(lines.list('d', { limit: 9 }, 'ada'))).toEqual([3]);
});
