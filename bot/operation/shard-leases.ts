// Who keeps which of Discord's shards, agreed upon in Postgres. All times are the database's.
import { randomBytes } from 'node:crypto';
import { hostname } from 'node:os';
import type pg from 'pg';
import { absences } from './absences.ts';

export type Turn =
  | {
      shardCount: number;
      /** Those that this process is to have connected; they are its own for the length of a lease. */
      shards: number[];
      /** How many live processes share the shards, this one included. */
      processes: number;
    }
  /** Live processes split the servers into another number of shards: this one has to wait until they are gone. */
  | { waitingFor: number };

export type ShardLeases = {
  /**
   * Renews what this process has, claims what is free up to its fair share, and gives back what is over it, once that is
   * not among `open` any more: the shards whose connections this process still has.
   */
  turn(open: number[]): Promise<Turn>;
  /** Gives back everything at once. */
  release(): Promise<void>;
};

export type LeaseParts = {
  pool: pg.Pool;
  /** `auto`: as many as live processes have, or else as `recommended` says. */
  count: number | 'auto';
  recommended: () => Promise<number>;
  leaseSeconds: number;
};

/** Turns come one after the other, over all processes. */
const TURN_LOCK = 7_120_346;

export function shardLeases({ pool, count: wished, recommended, leaseSeconds }: LeaseParts): ShardLeases {
  const holder = `${hostname()}:${process.pid}:${randomBytes(4).toString('hex')}`;

  let advice: number | undefined;
  const away = absences(leaseSeconds * 1000);

  async function turn(client: pg.PoolClient, open: number[]): Promise<Turn> {
    await client.query('SELECT pg_advisory_xact_lock($1)', [TURN_LOCK]);
    const back = away.areOver();
    if (back) await forgetDead(client, holder);
    const others = await shardCounts(client, holder);
    const count = wished === 'auto' ? (others[0] ?? advice ?? 1) : wished;
    const differing = others.find((other) => other !== count);
    if (differing !== undefined) return { waitingFor: differing };
    const processes = others.length + 1;
    const fair = Math.ceil(count / processes);
    await signOfLife(client, holder, count, leaseSeconds);
    const mine = await renewed(client, holder, leaseSeconds);
    const shards = mine.toSorted((a, b) => Number(open.includes(b)) - Number(open.includes(a)) || a - b).slice(0, fair);
    await giveBack(
      client,
      mine.filter((shard) => !shards.includes(shard) && !open.includes(shard)),
    );
    const claimed = await claim(client, holder, count, back ? fair - shards.length : 0, leaseSeconds);
    return { shardCount: count, shards: [...shards, ...claimed].sort((a, b) => a - b), processes };
  }

  return {
    async turn(open) {
      if (wished === 'auto') advice ??= await recommended();
      const taken = await inTransaction(pool, (client) => turn(client, open));
      away.tookTurn();
      return taken;
    },
    release: () =>
      inTransaction(pool, async (client) => {
        await client.query('SELECT pg_advisory_xact_lock($1)', [TURN_LOCK]);
        await client.query('DELETE FROM "ShardLease" WHERE holder = $1', [holder]);
        await client.query('DELETE FROM "GatewayProcess" WHERE id = $1', [holder]);
      }),
  };
}

/** Forgets the dead processes and what they had. */
async function forgetDead(client: pg.PoolClient, holder: string): Promise<void> {
  await client.query('DELETE FROM "GatewayProcess" WHERE "expiresAt" <= now() AND id <> $1', [holder]);
  await client.query('DELETE FROM "ShardLease" WHERE "expiresAt" <= now() AND holder <> $1', [holder]);
}

/** The number of shards of each other process. */
async function shardCounts(client: pg.PoolClient, holder: string): Promise<number[]> {
  const { rows } = await client.query<{ shardCount: number }>(
    'SELECT "shardCount" FROM "GatewayProcess" WHERE id <> $1 ORDER BY id',
    [holder],
  );
  return rows.map(({ shardCount }) => shardCount);
}

async function signOfLife(client: pg.PoolClient, holder: string, count: number, seconds: number): Promise<void> {
  await client.query(
    `INSERT INTO "GatewayProcess" (id, "shardCount", "expiresAt") VALUES ($1, $2, now() + make_interval(secs => $3))
     ON CONFLICT (id) DO UPDATE SET "shardCount" = excluded."shardCount", "expiresAt" = excluded."expiresAt"`,
    [holder, count, seconds],
  );
}

async function renewed(client: pg.PoolClient, holder: string, seconds: number): Promise<number[]> {
  const { rows } = await client.query<{ shard: number }>(
    'UPDATE "ShardLease" SET "expiresAt" = now() + make_interval(secs => $2) WHERE holder = $1 RETURNING shard',
    [holder, seconds],
  );
  return rows.map(({ shard }) => shard);
}

async function giveBack(client: pg.PoolClient, shards: number[]): Promise<void> {
  if (shards.length > 0) await client.query('DELETE FROM "ShardLease" WHERE shard = ANY($1)', [shards]);
}

async function claim(
  client: pg.PoolClient,
  holder: string,
  count: number,
  most: number,
  seconds: number,
): Promise<number[]> {
  if (most <= 0) return [];
  const { rows } = await client.query<{ shard: number }>(
    `INSERT INTO "ShardLease" (shard, holder, "expiresAt")
     SELECT free.shard, $1, now() + make_interval(secs => $4) FROM generate_series(0, $2::int - 1) AS free(shard)
     WHERE NOT EXISTS (SELECT FROM "ShardLease" taken WHERE taken.shard = free.shard)
     ORDER BY free.shard LIMIT $3 RETURNING shard`,
    [holder, count, most, seconds],
  );
  return rows.map(({ shard }) => shard);
}

async function inTransaction<T>(pool: pg.Pool, work: (client: pg.PoolClient) => Promise<T>): Promise<T> {
  const client = await pool.connect();
  let broken: Error | undefined;
  try {
    await client.query('BEGIN');
    const result = await work(client);
    await client.query('COMMIT');
    return result;
  } catch (error) {
    broken = error as Error;
    throw error;
  } finally {
    client.release(broken);
  }
}
