// The messages of each channel in order, with the ephemeral ones apart, by the person who sees them.
import { compareIds, type Snowflake } from './snowflake.ts';
import type { Table } from './table.ts';
import type { Entry } from './world.ts';

/** Older ephemeral messages of a person in a channel vanish, as they do when a Discord client is closed. */
const EPHEMERAL_KEPT = 50;

export type Range = { before?: Snowflake | undefined; after?: Snowflake | undefined; limit: number };
export type Timelines = {
  get(id: Snowflake): Entry | undefined;
  put(entry: Entry): Entry;
  delete(id: Snowflake): void;
  /** Oldest first: the newest before `before`, or the oldest after `after`; a person's ephemeral ones too. */
  list(channel: Snowflake, range: Range, person?: Snowflake): Entry[];
  /** The id of the newest message that is not ephemeral. */
  last(channel: Snowflake): Snowflake | null;
  /** How many messages are not ephemeral. */
  count(channel: Snowflake): number;
  deleteAll(channel: Snowflake): void;
};

export function openTimelines(table: Table<Entry>): Timelines {
  const lines = new Map<string, Snowflake[]>();
  const line = (key: string) => lines.get(key) ?? lines.set(key, []).get(key)!;
  for (const entry of table.all()) line(keyOf(entry)).push(entry.message.id);
  for (const ids of lines.values()) ids.sort(compareIds);

  const remove = (id: Snowflake) => {
    const entry = table.get(id);
    if (!entry) return;
    const ids = line(keyOf(entry));
    ids.splice(firstFrom(ids, id), 1);
    table.delete(id);
  };
  const add = (entry: Entry) => {
    const ids = line(keyOf(entry));
    ids.push(entry.message.id);
    if (entry.seenBy && ids.length > EPHEMERAL_KEPT) remove(ids[0]!);
  };
  return {
    get: (id) => table.get(id),
    put(entry) {
      if (!table.get(entry.message.id)) add(entry);
      return table.put(entry.message.id, entry);
    },
    delete: remove,
    list(channel, range, person) {
      const ids = cut(lines.get(channel) ?? [], range);
      const own = person ? cut(lines.get(`${channel}:${person}`) ?? [], range) : [];
      const both = own.length ? [...ids, ...own].sort(compareIds) : ids;
      const chosen = range.after ? both.slice(0, range.limit) : both.slice(-range.limit);
      return chosen.map((id) => table.get(id)!);
    },
    last: (channel) => lines.get(channel)?.at(-1) ?? null,
    count: (channel) => lines.get(channel)?.length ?? 0,
    deleteAll(channel) {
      for (const [key, ids] of lines) {
        if (key !== channel && !key.startsWith(`${channel}:`)) continue;
        for (const id of ids) table.delete(id);
        lines.delete(key);
      }
    },
  };
}

function keyOf({ message, seenBy }: Entry): string {
  return seenBy ? `${message.channel_id}:${seenBy}` : message.channel_id;
}

function cut(ids: Snowflake[], { before, after, limit }: Range): Snowflake[] {
  if (after) {
    const from = firstFrom(ids, (BigInt(after) + 1n).toString());
    return ids.slice(from, from + limit);
  }
  const to = before ? firstFrom(ids, before) : ids.length;
  return ids.slice(Math.max(0, to - limit), to);
}

/** The place of the first id that is not smaller. */
function firstFrom(ids: Snowflake[], id: Snowflake): number {
  let low = 0;
  let high = ids.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (compareIds(ids[middle]!, id) < 0) low = middle + 1;
    else high = middle;
  }
  return low;
}
