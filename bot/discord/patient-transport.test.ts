import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { patient } from './patient-transport.ts';
import { recordingTransport } from './test-transport.ts';
import { DiscordRefusal } from './transport.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const DOWN = new DiscordRefusal(0, 503, 'Service Unavailable');
const REPLY = { content: 'done' };

/** A Discord that fails so for so long, and counts how often it was asked. */
function failing(error: Error, forMs: number) {
  const { transport, sent } = recordingTransport();
  const end = performance.now() + forMs;
  let asked = 0;
  const or = async (answer: () => Promise<void>) => {
    asked++;
    if (performance.now() < end) throw error;
    return answer();
  };
  const lasting = patient({
    ...transport,
    reply: (...answer) => or(() => transport.reply(...answer)),
    edit: (...answer) => or(() => transport.edit(...answer)),
    suggest: (...answer) => or(() => transport.suggest(...answer)),
  });
  return { lasting, sent, asked: () => asked };
}

async function settled(answer: Promise<void>, ms = 60_000): Promise<unknown> {
  const end = answer.then(
    () => 'given',
    (error: unknown) => error,
  );
  await vi.advanceTimersByTimeAsync(ms);
  return end;
}

describe('a first answer', () => {
  test('is given once Discord is back, within the time that it is waited for', async () => {
    const { lasting, sent } = failing(DOWN, 1500);
    expect(await settled(lasting.reply(REPLY, true))).toBe('given');
    expect(sent).toHaveLength(1);
  });

  test('is given up when nobody waits for it any more, counted from the arrival of the interaction', async () => {
    const { lasting, sent, asked } = failing(DOWN, 3500);
    await vi.advanceTimersByTimeAsync(2000);
    expect(await settled(lasting.reply(REPLY, true), 1000)).toBe(DOWN);
    expect(await settled(lasting.reply(REPLY, true), 1)).toBe(DOWN);
    expect(asked()).toBeGreaterThan(3);
    expect(sent).toEqual([]);
  });

  test('that Discord refuses is not given again', async () => {
    for (const code of [10062, 40060, 50035]) {
      const refusal = new DiscordRefusal(code, 400, 'no');
      const { lasting, asked } = failing(refusal, 10_000);
      expect(await settled(lasting.reply(REPLY, true))).toBe(refusal);
      expect(asked()).toBe(1);
    }
  });
});

test('what fills a deferred answer in outlasts half a minute without Discord, and no more', async () => {
  const refused = Object.assign(new Error('connect ECONNREFUSED'), { code: 'ECONNREFUSED' });
  const short = failing(refused, 25_000);
  expect(await settled(short.lasting.edit(REPLY))).toBe('given');
  expect(short.asked()).toBeLessThan(15);
  const long = failing(refused, 60_000);
  expect(await settled(long.lasting.edit(REPLY))).toBe(refused);
  expect(long.sent).toEqual([]);
});

test('choices are not sent late', async () => {
  const { lasting, asked } = failing(DOWN, 500);
  expect(await settled(lasting.suggest([]))).toBe(DOWN);
  expect(asked()).toBe(1);
});
