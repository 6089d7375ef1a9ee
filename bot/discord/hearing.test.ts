import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { DirectMessage } from './direct-messages.ts';
import { type Ears, hearing } from './hearing.ts';
import { running } from './running.ts';
import { readableLog } from './test-transport.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

function ears(parts: Ears) {
  const { log, lines } = readableLog();
  const work = running();
  return { lines, work, ...hearing({ ...parts, log, work }) };
}

function message(messageId: bigint, channelId = 1n): DirectMessage {
  const sentAt = new Date('2026-03-01T08:00:00Z');
  return { messageId, channelId, learnerId: 7n, content: 'my private words', files: [], edited: false, sentAt };
}

test('messages of one channel are handled one after the other, those of others meanwhile', async () => {
  const done: bigint[] = [];
  const { heard } = ears({
    async onDirectMessage({ messageId }) {
      await new Promise((resolve) => setTimeout(resolve, messageId === 1n ? 1000 : 10));
      done.push(messageId);
    },
  });
  for (const one of [message(1n), message(2n), message(3n, 9n)]) heard(one);
  await vi.runAllTimersAsync();
  expect(done).toEqual([3n, 1n, 2n]);
});

test('a message that can not be handled now is handled later, before those that came after it, without its text in the log', async () => {
  const done: bigint[] = [];
  let away = true;
  const { heard, lines } = ears({
    async onDirectMessage({ messageId }) {
      if (away) throw new Error('connect ECONNREFUSED');
      done.push(messageId);
    },
  });
  heard(message(1n));
  heard(message(2n));
  await vi.advanceTimersByTimeAsync(8000);
  away = false;
  await vi.runAllTimersAsync();
  expect(done).toEqual([1n, 2n]);
  expect(lines.map(({ level }) => level)).toContain('warn');
  expect(JSON.stringify(lines)).not.toContain('private words');
});

test('what could not be handled at all is read again from its channel, until that succeeds', async () => {
  let reads = 0;
  const { heard, lines } = ears({
    onDirectMessage: () => Promise.reject(new Error('connect ECONNREFUSED')),
    async onFreshSession() {
      if (++reads < 4) throw new Error('connect ECONNREFUSED');
    },
  });
  heard(message(1n));
  await vi.runAllTimersAsync();
  expect(reads).toBe(4);
  expect(lines.filter(({ level }) => level === 'error')).toHaveLength(1);
});

test('a fresh session while another is being read for is read for once more', async () => {
  let reads = 0;
  const { missed } = ears({
    async onFreshSession() {
      reads++;
      await new Promise((resolve) => setTimeout(resolve, 1000));
    },
  });
  for (let session = 0; session < 5; session++) missed();
  await vi.runAllTimersAsync();
  expect(reads).toBe(2);
});

test('a bot that stops tries nothing again', async () => {
  const { heard, missed, stop, work } = ears({
    onDirectMessage: () => Promise.reject(new Error('connect ECONNREFUSED')),
    onFreshSession: () => Promise.reject(new Error('connect ECONNREFUSED')),
  });
  heard(message(1n));
  missed();
  await vi.advanceTimersByTimeAsync(500);
  stop();
  const left = work.settled(10);
  await vi.advanceTimersByTimeAsync(10);
  expect(await left).toBe(0);
});

test('a press waits for what was written before it in its channel, but not for long', async () => {
  const { heard, before } = ears({ onDirectMessage: () => new Promise((resolve) => setTimeout(resolve, 300)) });
  expect(before(1n)).toBeUndefined();
  heard(message(1n));
  expect(before(2n)).toBeUndefined();
  let waited = false;
  void before(1n)!.then(() => (waited = true));
  await vi.advanceTimersByTimeAsync(299);
  expect(waited).toBe(false);
  await vi.advanceTimersByTimeAsync(1);
  expect([waited, before(1n)]).toEqual([true, undefined]);

  const stuck = ears({ onDirectMessage: () => new Promise(() => undefined) });
  stuck.heard(message(2n));
  const press = stuck.before(1n)!.then(() => 'handled');
  await vi.advanceTimersByTimeAsync(1000);
  expect(await press).toBe('handled');
});
