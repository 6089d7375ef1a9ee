import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { running } from './running.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const lasting = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms));

async function settling(work: number[], withinMs: number) {
  const all = running();
  for (const ms of work) all.add(lasting(ms));
  const left = all.settled(withinMs);
  await vi.runAllTimersAsync();
  return left;
}

test('waits for all work that has begun', async () => {
  expect(await settling([100, 3000], 10_000)).toBe(0);
});

test('waits no longer than it may, and says what is left', async () => {
  expect(await settling([100, 30_000, 40_000], 10_000)).toBe(2);
});

test('waits for work that begins while it waits', async () => {
  const all = running();
  all.add(lasting(100));
  const left = all.settled(10_000);
  setTimeout(() => all.add(lasting(500)), 50);
  await vi.advanceTimersByTimeAsync(300);
  let done = false;
  void left.then(() => {
    done = true;
  });
  await vi.advanceTimersByTimeAsync(100);
  expect(done).toBe(false);
  await vi.advanceTimersByTimeAsync(300);
  expect(await left).toBe(0);
});

test('has nothing to wait for at rest', async () => {
  expect(await running().settled(10_000)).toBe(0);
});
