import { expect, test } from 'vitest';
// @ts-expect-error The page is plain JavaScript, without types.
import { changed, emptyTimeline, PAGE_SIZE, withNewest, withOlder } from './timeline.js';

type Message = { id: string; content?: string; local?: string };
const message = (id: number, rest: object = {}): Message => ({ id: String(id), ...rest });
const page = (from: number, to: number) => Array.from({ length: to - from + 1 }, (_, i) => message(from + i));
type Timeline = { messages: Message[] };
const apply = (timeline: Timeline, events: object[]) => events.reduce<Timeline>(changed, timeline);
const ids = (timeline: Timeline) => timeline.messages.map(({ id }) => Number(id));
const created = (id: number, rest: object = {}) => ({ t: 'MESSAGE_CREATE', d: message(id, rest) });

test('what happens before the first page has come is applied onto it', () => {
  const events = [
    created(102),
    { t: 'MESSAGE_UPDATE', d: message(101, { content: 'new' }) },
    { t: 'MESSAGE_DELETE', d: message(100) },
  ];
  const loaded = withNewest(apply(emptyTimeline(), events), page(100, 101));
  expect(loaded.messages).toEqual([message(101, { content: 'new' }), message(102)]);
});

test('a message that is announced twice stands there once', () => {
  const loaded = withNewest(emptyTimeline(), page(1, 2));
  expect(ids(apply(loaded, [created(2), created(3), created(3)]))).toEqual([1, 2, 3]);
});

test('ids are compared as numbers, not as words', () => {
  expect(ids(changed(withNewest(emptyTimeline(), [message(9)]), created(10)))).toEqual([9, 10]);
});

test('an update of a message that was never loaded adds nothing', () => {
  const loaded = withNewest(emptyTimeline(), page(1, 2));
  expect(changed(loaded, { t: 'MESSAGE_UPDATE', d: message(77) })).toBe(loaded);
});

test('older pages come in front until a short one tells of the beginning', () => {
  const loaded = withNewest(emptyTimeline(), page(101, 100 + PAGE_SIZE));
  expect(loaded.atStart).toBe(false);
  const more = withOlder(loaded, page(98, 101));
  expect(ids(more).slice(0, 5)).toEqual([98, 99, 100, 101, 102]);
  expect(more.atStart).toBe(true);
});

test('after a break, what was loaded stays when the new page joins on, and what was deleted goes', () => {
  const before = withNewest(emptyTimeline(), page(1, PAGE_SIZE));
  const fresh = page(PAGE_SIZE - 9, 2 * PAGE_SIZE - 10).filter(({ id }) => id !== String(PAGE_SIZE));
  const after = withNewest(before, fresh);
  expect(ids(after)).toEqual(
    page(1, 2 * PAGE_SIZE - 10)
      .map(({ id }) => Number(id))
      .filter((id) => id !== PAGE_SIZE),
  );
});

test('after a long break the gap is not papered over', () => {
  const before = withNewest(emptyTimeline(), page(1, PAGE_SIZE));
  const after = withNewest(before, page(1001, 1000 + PAGE_SIZE));
  expect(ids(after)[0]).toBe(1001);
  expect(after.atStart).toBe(false);
});

test('a line that only this page knows outlives a reload', () => {
  const before = {
    ...withNewest(emptyTimeline(), page(1, 2)),
    messages: [...page(1, 2), message(3, { local: 'failed' })],
  };
  expect(ids(withNewest(before, page(1, 2)))).toEqual([1, 2, 3]);
});
