// The checkup of the database: there, new enough, migrated, its clock, its queue, its processes.
import { existsSync } from 'node:fs';
import type pg from 'pg';
import { type DatabasePlace, openPool } from '../db/database.ts';
import { pendingMigrations } from '../db/migrate.ts';
import { OLDEST_POSTGRES, reach, serverVersion } from '../db/reach.ts';
import { UserError } from '../errors.ts';
import { queueFigures } from '../queue/queue-figures.ts';
import { clock } from './check-discord.ts';
import { type Finding, fail, ok, size, skip, warn } from './checkup.ts';

const LAG_WARN_SECONDS = 120;

/** Looks at something in a database that is migrated. */
export type TableCheck = (pool: pg.Pool) => Promise<Finding>;

/** Changes nothing: no migration is applied, and an embedded database is not created. */
export async function checkDatabase(place: DatabasePlace, more: TableCheck[] = []): Promise<Finding[]> {
  if ('folder' in place && !existsSync(place.folder)) {
    return [ok('database', `embedded; ${place.folder} is made at the first start`)];
  }
  try {
    const { pool, close } = await openPool(place, () => {});
    try {
      if ('url' in place) await reach(pool, place.url, 0, () => {});
      return await checkAll(pool, place, more);
    } finally {
      await close();
    }
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    if ('folder' in place) return [skip('database', 'embedded, and in use by a running Quorum: ask its /readyz')];
    return [fail('database', error.message, 'Once it answers, run this again.')];
  }
}

async function checkAll(pool: pg.Pool, place: DatabasePlace, more: TableCheck[]): Promise<Finding[]> {
  const pending = await pendingMigrations(pool);
  const findings = [await server(pool, place), migrations(pending)];
  if ('url' in place) findings.push(await connections(pool), await clockOf(pool));
  if (pending.length > 0) return findings;
  findings.push(...(await queue(pool)));
  if ('url' in place) findings.push(await processes(pool));
  for (const check of more) findings.push(await check(pool));
  return findings;
}

async function server(pool: pg.Pool, place: DatabasePlace): Promise<Finding> {
  const version = await serverVersion(pool);
  const { rows } = await pool.query<{ bytes: string }>('SELECT pg_database_size(current_database()) AS bytes');
  const kind = 'url' in place ? `Postgres ${Math.floor(version / 10_000)}` : 'embedded';
  const says = `${kind}, ${size(Number(rows[0]?.bytes))}`;
  return version >= OLDEST_POSTGRES
    ? ok('database', says)
    : fail('database', says, 'Quorum needs Postgres 15 or later.');
}

function migrations(pending: string[]): Finding {
  if (pending.length === 0) return ok('migrations', 'all are applied');
  return warn(
    'migrations',
    `${pending.length} to be applied, up to ${pending.at(-1)}`,
    'The next "npm start" applies them.',
  );
}

/** One process takes up to ten. */
async function connections(pool: pg.Pool): Promise<Finding> {
  const { rows } = await pool.query<{ used: number; most: number }>(
    `SELECT (SELECT count(*)::int FROM pg_stat_activity WHERE backend_type = 'client backend') AS used,
       current_setting('max_connections')::int AS most`,
  );
  const { used, most } = rows[0]!;
  const says = `${used} of ${most} connections are taken; each process takes up to 10`;
  if (most - used >= 10) return ok('connections', says);
  return warn('connections', says, 'Raise max_connections of the Postgres, or run fewer processes.');
}

async function clockOf(pool: pg.Pool): Promise<Finding> {
  const begun = Date.now();
  const { rows } = await pool.query<{ now: Date }>('SELECT clock_timestamp() AS now');
  return clock('the database', (begun + Date.now()) / 2 - rows[0]!.now.getTime());
}

async function queue(pool: pg.Pool): Promise<Finding[]> {
  const { rows } = await pool.query<{ name: string | null }>(`SELECT to_regclass('pgboss.job') AS name`);
  if (!rows[0]?.name) return [ok('queue', 'made at the next start')];
  const { waiting, lag, failed } = await queueFigures(pool);
  const late = Object.entries(lag).filter(([, seconds]) => seconds > LAG_WARN_SECONDS);
  const given = Object.entries(failed).filter(([, count]) => count > 0);
  const total = Object.values(waiting).reduce((sum, count) => sum + count, 0);
  const found: Finding[] = [];
  if (late.length > 0) {
    const says = `jobs wait: ${late.map(([name, seconds]) => `${name} for ${Math.round(seconds / 60)} min`).join(', ')}`;
    found.push(
      warn('queue', says, 'While Quorum runs, see that one process has ROLE=worker or ROLE=all, and its log.'),
    );
  }
  if (given.length > 0) {
    const says = `jobs were given up: ${given.map(([name, count]) => `${name} (${count})`).join(', ')}`;
    found.push(warn('queue', says, 'The log tells why, at level error: look for "a job failed".'));
  }
  return found.length > 0 ? found : [ok('queue', total === 0 ? 'nothing waits' : `${total} jobs wait, none for long`)];
}

async function processes(pool: pg.Pool): Promise<Finding> {
  const { rows } = await pool.query<{ live: number; shards: number; count: number | null }>(
    `SELECT (SELECT count(*)::int FROM "GatewayProcess" WHERE "expiresAt" > now()) AS live,
       (SELECT count(*)::int FROM "ShardLease" WHERE "expiresAt" > now()) AS shards,
       (SELECT max("shardCount") FROM "GatewayProcess" WHERE "expiresAt" > now()) AS count`,
  );
  const { live, shards, count } = rows[0]!;
  if (live === 0) return ok('processes', 'none is connected to Discord now');
  const says = `${live} connected to Discord, which hold ${shards} of ${count} shards`;
  if (shards === count) return ok('processes', says);
  return warn('processes', says, 'Within a minute the rest should be taken over; if not, see the log.');
}
