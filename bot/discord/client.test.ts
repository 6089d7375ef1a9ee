import { afterEach, expect, it, vi } from 'vitest';
import { newClient } from './client.ts';

afterEach(() => vi.unstubAllEnvs());

it.each(['', 'auto', '7'])('a client has the shards that it is given, also where SHARD_COUNT is "%s"', (value) => {
  vi.stubEnv('SHARD_COUNT', value);
  const { options } = newClient(undefined, { shard: 0, count: 1 });
  expect([options.shards, options.shardCount]).toEqual([[0], 1]);
  expect(process.env.SHARD_COUNT).toBe(value);
});
