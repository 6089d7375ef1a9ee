// The connections that this process holds, by shard.
import type { Part } from './client.ts';
import { openShard, type Shard, type ShardParts } from './shard.ts';

export type Shards = {
  /**
   * Connects these shards of `count`, and ends all others that this process holds. Resolves when the sessions stand;
   * rejects when Discord refuses one for good.
   */
  hold(ids: number[], count: number): Promise<void>;
  /** Which shards are held, and whether events arrive on them. */
  held(): { shard: number; ready: boolean }[];
  close(): Promise<void>;
};

export function openShards(parts: ShardParts & Pick<Part, 'beforeIdentify'>): Shards {
  const open = new Map<number, Shard>();

  async function drop(ids: number[]): Promise<void> {
    const dropped = ids.map((id) => open.get(id));
    for (const id of ids) open.delete(id);
    await Promise.all(dropped.map((shard) => shard?.close()));
  }
  return {
    async hold(ids, count) {
      const dropped = drop([...open.keys()].filter((id) => !ids.includes(id)));
      for (const shard of ids.filter((id) => !open.has(id))) {
        const log = count > 1 ? parts.log.child({ shard }) : parts.log;
        open.set(shard, openShard({ shard, count, beforeIdentify: parts.beforeIdentify }, { ...parts, log }));
      }
      await Promise.all([dropped, ...ids.map((id) => open.get(id)?.connected)]);
    },
    held: () => [...open].map(([shard, one]) => ({ shard, ready: one.ready() })),
    close: () => drop([...open.keys()]),
  };
}
