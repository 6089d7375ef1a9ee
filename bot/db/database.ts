// The database door: Prisma over one pool, on a Postgres by address or on the embedded PGlite in a folder.
import { createHash } from 'node:crypto';
import { PGlite } from '@electric-sql/pglite';
import { PrismaPg } from '@prisma/adapter-pg';
import pg from 'pg';
import { UserError } from '../errors.ts';
import { lockFolder } from './folder-lock.ts';
import { PrismaClient } from './generated/client.ts';
import { migrate } from './migrate.ts';
import { pglitePool } from './pglite-pool.ts';

export type Database = PrismaClient;

export type OpenDatabase = {
  db: Database;
  /** The same connections, for plain SQL. */
  pool: pg.Pool;
  /** True on PGlite: one session, one process, no autovacuum. */
  embedded: boolean;
  /** Names of the migrations that this start applied. */
  migrated: string[];
  close(): Promise<void>;
};

export type DatabasePlace = { url: string; poolSize?: number } | { folder: string } | { memory: true };

/** PGlite has no autovacuum, so dead rows are cleared away at this interval (ms). */
const VACUUM_EVERY = 60 * 60 * 1000;

/**
 * Opens the database and brings its schema up to date. `onError` hears of connections that break while idle; the pool
 * replaces them by itself.
 * @throws UserError when another process uses the folder, or Postgres can't be reached; MigrationError.
 */
export async function openDatabase(
  place: DatabasePlace,
  onError: (error: Error) => void = () => {},
): Promise<OpenDatabase> {
  const opened = 'url' in place ? postgres(place.url, place.poolSize ?? 10) : await embedded(place);
  opened.pool.on('error', onError);
  // Prisma's driver writes times without an offset and expects UTC, whatever the server is set to.
  opened.pool.on('connect', (client) => client.query("SET TIME ZONE 'UTC'").catch(onError));
  try {
    if ('url' in place) await reach(opened.pool, place.url);
    const migrated = await migrate(opened.pool);
    const db = prismaOver(opened.pool);
    const vacuum =
      'url' in place
        ? undefined
        : setInterval(() => opened.pool.query('VACUUM (ANALYZE)').catch(onError), VACUUM_EVERY);
    vacuum?.unref();
    return {
      db,
      pool: opened.pool,
      embedded: !('url' in place),
      migrated,
      close: async () => {
        clearInterval(vacuum);
        await db.$disconnect();
        await opened.close();
      },
    };
  } catch (error) {
    await opened.close();
    throw error;
  }
}

/** A Prisma client that prepares its statements on the pool's connections. */
export function prismaOver(pool: pg.Pool): Database {
  return new PrismaClient({
    errorFormat: 'minimal',
    adapter: new PrismaPg(pool, { statementNameGenerator: ({ sql }) => statementName(sql) }),
  });
}

/** Postgres 15 and later have what we use. */
const OLDEST_POSTGRES = 150_000;

async function reach(pool: pg.Pool, url: string): Promise<void> {
  const { host, pathname } = new URL(url);
  const { rows } = await pool
    .query<{ version: number }>(`SELECT current_setting('server_version_num')::int AS version`)
    .catch((error: Error) => {
      throw new UserError(
        `The database ${pathname.slice(1)} on ${host} can't be reached: ${reason(error)}. Check DATABASE_URL and that Postgres runs.`,
      );
    });
  if (rows[0] && rows[0].version < OLDEST_POSTGRES) {
    throw new UserError(
      `The Postgres on ${host} is too old (${Math.floor(rows[0].version / 10_000)}): Quorum needs 15 or later.`,
    );
  }
}

/** Node reports several failed addresses as one error without a message of its own. */
function reason(error: Error & { code?: string }): string {
  return error.message || (error.code ?? 'no connection');
}

type Opened = { pool: pg.Pool; close(): Promise<void> };

function postgres(url: string, poolSize: number): Opened {
  const pool = new pg.Pool({ connectionString: url, max: poolSize });
  return { pool, close: () => pool.end() };
}

async function embedded(place: { folder: string } | { memory: true }): Promise<Opened> {
  const unlock = 'folder' in place ? lockFolder(place.folder) : () => {};
  try {
    const pglite = await PGlite.create('folder' in place ? { dataDir: place.folder } : {});
    const pool = pglitePool(pglite);
    return {
      pool,
      close: async () => {
        await pool.end();
        await pglite.close();
        unlock();
      },
    };
  } catch (error) {
    unlock();
    throw error;
  }
}

const names = new Map<string, string>();
/** A statement of many sizes (lists of values) makes many texts: beyond this number they run unprepared. */
const MOST_NAMES = 500;

function statementName(sql: string): string {
  const known = names.get(sql);
  if (known !== undefined) return known;
  if (names.size >= MOST_NAMES) return '';
  const name = `q_${createHash('sha1').update(sql).digest('hex').slice(0, 16)}`;
  names.set(sql, name);
  return name;
}
