// The database door: Prisma over one pool, on a Postgres by address or on the embedded PGlite in a folder.
import { PGlite } from '@electric-sql/pglite';
import { PrismaPg } from '@prisma/adapter-pg';
import pg from 'pg';
import { lockFolder } from './folder-lock.ts';
import { PrismaClient } from './generated/client.ts';
import { migrate } from './migrate.ts';
import { pglitePool } from './pglite-pool.ts';
import { type OnWait, reach } from './reach.ts';
import { worksOn } from './rows.ts';
import { statementName } from './statement-name.ts';

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

export type DatabasePlace =
  | {
      url: string;
      poolSize?: number;
      /** How long to wait for a Postgres that is down or starting; 0 unless told. */
      waitSeconds?: number;
    }
  | { folder: string };

/** PGlite has no autovacuum, so dead rows are cleared away at this interval (ms). */
const VACUUM_EVERY = 60 * 60 * 1000;

/**
 * Opens the database and brings its schema up to date. `onError` hears of connections that break while idle; the pool
 * replaces them by itself. `onWait` hears of a Postgres that is waited for.
 * @throws UserError when another process uses the folder, or Postgres can't be reached; MigrationError.
 */
export async function openDatabase(
  place: DatabasePlace,
  onError: (error: Error) => void = () => {},
  onWait: OnWait = () => {},
): Promise<OpenDatabase> {
  const opened = await openPool(place, onError);
  try {
    if ('url' in place) await reach(opened.pool, place.url, place.waitSeconds ?? 0, onWait);
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
  const db = new PrismaClient({
    errorFormat: 'minimal',
    adapter: new PrismaPg(pool, { statementNameGenerator: ({ sql }) => statementName(sql) }),
  });
  worksOn(db, pool);
  return db;
}

type Opened = { pool: pg.Pool; close(): Promise<void> };

/**
 * The connections alone: nothing is migrated, and a Postgres need not be up yet.
 * @throws UserError when another process uses the folder.
 */
export async function openPool(place: DatabasePlace, onError: (error: Error) => void): Promise<Opened> {
  const opened = 'url' in place ? postgres(place.url, place.poolSize ?? 10) : await embedded(place);
  opened.pool.on('error', onError);
  return opened;
}

/**
 * Prisma's driver writes times without an offset and expects UTC, whatever the server is set to. A prepared statement keeps
 * its plan: each begins with a learner, a key or the head of an index, so that no values call for another plan than others,
 * while Postgres goes on planning anew, for longer than the statement runs, where it overrates what that could win.
 */
async function settle(client: pg.ClientBase): Promise<void> {
  await client.query("SET TIME ZONE 'UTC'; SET plan_cache_mode = force_generic_plan");
}

/** For a connection, free or new (ms): a server that swallows packets must not hold the callers for ever. */
const CONNECT_WITHIN = 10_000;

function postgres(url: string, poolSize: number): Opened {
  const pool = new pg.Pool({
    connectionString: url,
    max: poolSize,
    connectionTimeoutMillis: CONNECT_WITHIN,
    keepAlive: true,
    onConnect: settle,
  });
  return { pool, close: () => pool.end() };
}

/**
 * The memory in which PGlite keeps pages. It is taken whole when it opens, 128 MB unless told; what does not fit is read
 * from the system's cache of files.
 */
const PAGES = '32MB';

async function embedded({ folder }: { folder: string }): Promise<Opened> {
  const unlock = lockFolder(folder);
  try {
    const startParams = [...PGlite.defaultStartParams, '-c', `shared_buffers=${PAGES}`];
    const pglite = await PGlite.create({ dataDir: folder, startParams });
    const pool = pglitePool(pglite, settle);
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
