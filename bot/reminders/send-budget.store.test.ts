import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { onEveryDatabase, onPostgres } from '../db/test-databases.ts';
import {
  BURST,
  countRefusal,
  MOST_REFUSALS,
  SENDS_A_SECOND,
  STOP_MS,
  stoppedUntil,
  stopSends,
  takeSend,
} from './send-budget.store.ts';

const NOW = new Date('2026-06-10T07:30Z');
const after = (ms: number) => new Date(NOW.getTime() + ms);

onEveryDatabase('the send budget', (database) => {
  it('lets few go at once', async () => {
    const taken = [];
    for (let tries = 0; tries < BURST; tries++) taken.push(await takeSend(database().db, NOW));
    expect(taken).toEqual(Array(BURST).fill(true));
  });

  it('gives nothing while it is stopped, and goes on after ten minutes', async () => {
    const { db } = database();
    await stopSends(db, NOW);
    await sleep(100);
    expect(await takeSend(db, after(STOP_MS - 1))).toBe(false);
    expect(await stoppedUntil(db, after(1000))).toEqual(after(STOP_MS));
    expect(await stoppedUntil(db, after(STOP_MS))).toBeNull();
    expect(await takeSend(db, after(STOP_MS))).toBe(true);
  });

  it('stops when refusals pile up within ten minutes, not over hours', async () => {
    const { db } = database();
    for (let count = 1; count < MOST_REFUSALS; count++) expect(await countRefusal(db, NOW)).toBe(false);
    expect(await countRefusal(db, after(STOP_MS))).toBe(false);
    for (let count = 2; count < MOST_REFUSALS; count++) await countRefusal(db, after(STOP_MS));
    expect(await stoppedUntil(db, after(STOP_MS))).toBeNull();
    expect(await countRefusal(db, after(STOP_MS + 1000))).toBe(true);
    expect(await stoppedUntil(db, after(STOP_MS + 1000))).toEqual(after(2 * STOP_MS + 1000));
  });
});

onPostgres('the send budget of many processes', (database) => {
  describe('together', () => {
    it('never gives more than its rate and its burst', async () => {
      const { db } = database();
      const began = performance.now();
      let taken = 0;
      const taker = async () => {
        while (performance.now() - began < 2000) if (await takeSend(db, NOW)) taken++;
      };
      await Promise.all(Array.from({ length: 6 }, taker));
      const seconds = (performance.now() - began) / 1000;
      expect(taken).toBeLessThanOrEqual(BURST + SENDS_A_SECOND * seconds);
      expect(taken).toBeGreaterThan(0.8 * SENDS_A_SECOND * seconds);
    });
  });
});
