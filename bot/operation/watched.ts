// The parts of the service as those see them who watch over it: is it well, and its figures.
import type pg from 'pg';
import { pendingMigrations } from '../db/migrate.ts';
import type { Shards } from '../discord/shards.ts';
import { queueFigures } from '../queue/queue-figures.ts';
import type { Metrics } from './metrics.ts';
import type { Readiness } from './readiness.ts';

export type Watch = { readiness: Readiness; metrics: Metrics };

export function watchDatabase({ readiness, metrics }: Watch, pool: pg.Pool): void {
  readiness.add({
    name: 'database',
    async trouble() {
      await pool.query('SELECT 1');
      return null;
    },
  });
  readiness.add({
    name: 'migrations',
    async trouble() {
      const pending = await pendingMigrations(pool);
      return pending.length > 0 ? `not applied: ${pending.join(', ')}` : null;
    },
  });
  const read = () => ({ open: pool.totalCount, idle: pool.idleCount, waiting: pool.waitingCount });
  metrics.figure({
    name: 'quorum_database_connections',
    help: 'Connections of the pool, and callers that wait for one',
    label: 'state',
    read,
  });
}

/** `works`: whether this process takes jobs now; null where its role has none. */
export function watchQueue({ readiness, metrics }: Watch, pool: pg.Pool, works: () => boolean | null): void {
  readiness.add({
    name: 'queue',
    async trouble() {
      await queueFigures(pool);
      return works() === false ? 'takes no jobs' : null;
    },
  });
  const of = (name: 'waiting' | 'lag' | 'failed') => async () => (await queueFigures(pool))[name];
  metrics.figure({ name: 'quorum_queue_waiting', help: 'Jobs that could run now', label: 'job', read: of('waiting') });
  metrics.figure({
    name: 'quorum_queue_lag_seconds',
    help: 'How long the oldest job that could run has waited',
    label: 'job',
    read: of('lag'),
  });
  metrics.figure({
    name: 'quorum_queue_failed',
    help: 'Jobs given up after all their tries, in the last day',
    label: 'job',
    read: of('failed'),
  });
}

export function watchGateway({ readiness, metrics }: Watch, held: Shards['held']): void {
  readiness.add({
    name: 'gateway',
    trouble() {
      const down = held().filter(({ ready }) => !ready);
      return down.length > 0 ? `not connected: shard ${down.map(({ shard }) => shard).join(', ')}` : null;
    },
  });
  metrics.figure({
    name: 'quorum_shard_connected',
    help: '1 while events arrive on a shard that this process holds',
    label: 'shard',
    read: () => Object.fromEntries(held().map(({ shard, ready }) => [String(shard), Number(ready)])),
  });
}
