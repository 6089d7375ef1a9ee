// Discord lets one shard of a bucket identify itself every five seconds, whatever process it is in: the turns are
// reserved in Postgres. Source: https://discord.com/developers/docs/events/gateway#sharding-max-concurrency
import { setTimeout as sleep } from 'node:timers/promises';
import type pg from 'pg';

const GAP_MS = 5000;

/** While the database is away nobody's turn comes. */
const TRY_AGAIN_MS = 1000;

/**
 * Waits for the shard's turn, also for a database that is away; `concurrency` is Discord's `max_concurrency`. Rejects
 * when `signal` is aborted.
 */
export function identifyTurns(pool: Pick<pg.Pool, 'query'>, gapMs = GAP_MS) {
  return async (shard: number, concurrency: number, signal: AbortSignal): Promise<void> => {
    let wait = await reserved(pool, shard % concurrency, gapMs);
    while (wait === undefined) {
      await sleep(TRY_AGAIN_MS, undefined, { signal });
      wait = await reserved(pool, shard % concurrency, gapMs);
    }
    await sleep(wait, undefined, { signal });
  };
}

/** Milliseconds until the turn that was reserved; undefined when none could be. */
async function reserved(pool: Pick<pg.Pool, 'query'>, bucket: number, gapMs: number): Promise<number | undefined> {
  try {
    const { rows } = await pool.query<{ wait: number }>(
      `INSERT INTO "IdentifyTurn" AS turn (bucket, "freeAt") VALUES ($1, now() + make_interval(secs => $2))
       ON CONFLICT (bucket) DO UPDATE SET "freeAt" = greatest(turn."freeAt", now()) + make_interval(secs => $2)
       RETURNING (extract(epoch FROM turn."freeAt" - now()) * 1000)::float8 - $2 * 1000 AS wait`,
      [bucket, gapMs / 1000],
    );
    return Math.max(0, rows[0]?.wait ?? 0);
  } catch {
    return undefined;
  }
}
