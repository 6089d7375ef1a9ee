import { setTimeout as sleep } from 'node:timers/promises';
import { expect, it, vi } from 'vitest';
import { onEveryDatabase, onPostgres } from '../db/test-databases.ts';
import { identifyTurns } from './identify-turns.ts';
import { type LeaseParts, shardLeases } from './shard-leases.ts';

const LEASE_SECONDS = 0.8;

onEveryDatabase('the leases of shards', (database) => {
  const process = (count: LeaseParts['count'] = 2, leaseSeconds = LEASE_SECONDS) =>
    shardLeases({ pool: database().pool, count, leaseSeconds, recommended: async () => 4 });
  const shardsOf = async (leases: ReturnType<typeof process>, open: number[] = []) => {
    const turn = await leases.turn(open);
    return 'shards' in turn ? turn.shards : turn;
  };

  it('are all one process’s when it is alone', async () => {
    expect(await process(3).turn([])).toEqual({ shardCount: 3, shards: [0, 1, 2], processes: 1 });
  });

  it('move to a newcomer one by one, each only when its connection is closed', async () => {
    const [first, second] = [process(2, 60), process(2, 60)];
    expect(await shardsOf(first)).toEqual([0, 1]);
    expect(await shardsOf(second)).toEqual([]);
    expect(await shardsOf(first, [0, 1])).toEqual([0]);
    expect(await shardsOf(second)).toEqual([]);
    expect(await shardsOf(first, [0])).toEqual([0]);
    expect(await shardsOf(second)).toEqual([1]);
  });

  it('of a process that died go to the others when they end, not before', async () => {
    const [dies, lives] = [process(), process()];
    await dies.turn([]);
    await lives.turn([]);
    await dies.turn([0, 1]);
    await dies.turn([0]);
    expect(await shardsOf(lives)).toEqual([1]);
    await dies.turn([0]);
    await sleep(LEASE_SECONDS * 500);
    expect(await shardsOf(lives, [1])).toEqual([1]);
    await sleep(LEASE_SECONDS * 600);
    expect(await shardsOf(lives, [1])).toEqual([0, 1]);
    expect(await shardsOf(dies, [0])).toEqual([]);
  });

  it('stay where they are after an outage of the database in which all of them ended', async () => {
    const [one, other] = [process(), process()];
    await one.turn([]);
    await other.turn([]);
    await one.turn([0, 1]);
    await one.turn([0]);
    expect(await shardsOf(other)).toEqual([1]);
    await sleep(LEASE_SECONDS * 1200);
    expect(await shardsOf(one, [0])).toEqual([0]);
    expect(await shardsOf(other, [1])).toEqual([1]);
  });

  it('of a process that did not come back from such an outage go to the others a little later', async () => {
    const [back, gone] = [process(), process()];
    await back.turn([]);
    await gone.turn([]);
    await back.turn([0, 1]);
    await back.turn([0]);
    await gone.turn([]);
    await sleep(LEASE_SECONDS * 1200);
    expect(await shardsOf(back, [0])).toEqual([0]);
    await sleep(LEASE_SECONDS * 600);
    expect(await shardsOf(back, [0])).toEqual([0, 1]);
  });

  it('are free at once when a process stops in good order', async () => {
    const [stops, stays] = [process(2, 60), process(2, 60)];
    await stops.turn([]);
    await stops.release();
    expect(await shardsOf(stays)).toEqual([0, 1]);
  });

  it('are refused to a process that counts shards otherwise, until the others are gone', async () => {
    const [old, other] = [process(2, 60), process(4, 60)];
    await old.turn([]);
    expect(await other.turn([])).toEqual({ waitingFor: 2 });
    expect(await shardsOf(old, [0, 1])).toEqual([0, 1]);
    await old.release();
    expect(await shardsOf(other)).toEqual([0, 1, 2, 3]);
  });

  it('on "auto" follow the processes that are there, or else what Discord recommends', async () => {
    const alone = process('auto', 60);
    expect(await alone.turn([])).toMatchObject({ shardCount: 4 });
    await alone.release();
    await process(2, 60).turn([]);
    expect(await process('auto', 60).turn([])).toMatchObject({ shardCount: 2 });
  });

  it('let a shard identify itself only when the last one of its bucket is five seconds past', async () => {
    const gap = 300;
    const before = identifyTurns(database().pool, gap);
    const { signal } = new AbortController();
    const begun = performance.now();
    await Promise.all([before(0, 1, signal), before(1, 1, signal)]);
    expect(performance.now() - begun).toBeGreaterThan(gap * 0.9);
    const again = performance.now();
    await Promise.all([before(17, 16, signal), before(18, 16, signal)]);
    expect(performance.now() - again).toBeLessThan(gap * 0.9);
    await expect(before(0, 1, AbortSignal.abort())).rejects.toThrow(/abort/);
  });

  it('let no shard identify itself while the database is away, and go on when it is back', async () => {
    let away = true;
    const query = async (...args: [string, unknown[]]) => {
      if (away) throw new Error('connect ECONNREFUSED');
      return database().pool.query(...args);
    };
    const waiting = identifyTurns({ query } as never, 0)(5, 16, new AbortController().signal);
    const first = await Promise.race([waiting.then(() => 'turn'), sleep(300, 'none')]);
    away = false;
    await waiting;
    expect(first).toBe('none');
  });
});

onPostgres('many processes that start together', (database) => {
  it('never hold a shard twice, and leave none free', async () => {
    const processes = Array.from({ length: 5 }, () =>
      shardLeases({ pool: database().pool, count: 8, leaseSeconds: 60, recommended: async () => 1 }),
    );
    const held = processes.map((): number[] => []);
    await vi.waitFor(async () => {
      await Promise.all(
        processes.map(async (leases, at) => {
          const turn = await leases.turn(held[at]!);
          held[at] = 'shards' in turn ? turn.shards : [];
        }),
      );
      expect(held.flat().toSorted()).toEqual([0, 1, 2, 3, 4, 5, 6, 7]);
      expect(Math.max(...held.map((shards) => shards.length))).toBe(2);
    }, 10_000);
  });
});
