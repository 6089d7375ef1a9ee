// Applies prisma/migrations as `prisma migrate deploy` does: same table, same checksums, same advisory lock, so either
// may be used on one database. Each migration runs in one transaction with its bookkeeping row: a failed one leaves
// nothing behind and is tried again at the next start.
import { createHash, randomUUID } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import type { Pool, PoolClient } from 'pg';

/** The advisory lock of Prisma's own migrate. */
const MIGRATE_LOCK = 72707369;

const BOOKKEEPING = `CREATE TABLE IF NOT EXISTS _prisma_migrations (
  id VARCHAR(36) PRIMARY KEY NOT NULL, checksum VARCHAR(64) NOT NULL, finished_at TIMESTAMPTZ,
  migration_name VARCHAR(255) NOT NULL, logs TEXT, rolled_back_at TIMESTAMPTZ,
  started_at TIMESTAMPTZ NOT NULL DEFAULT now(), applied_steps_count INTEGER NOT NULL DEFAULT 0)`;

export const MIGRATIONS = path.resolve(import.meta.dirname, '../../prisma/migrations');

export class MigrationError extends Error {
  override name = 'MigrationError';
}

type Applied = { migration_name: string; checksum: string; finished_at: Date | null };

/**
 * Brings the database up to date; gives back the names that were applied now. Safe when several processes start at once.
 * @throws MigrationError when one fails, failed earlier, or was edited after it was applied.
 */
export async function migrate(pool: Pool, folder = MIGRATIONS): Promise<string[]> {
  const names = await migrationNames(folder);
  const connection = await pool.connect();
  let broken: Error | undefined;
  try {
    await connection.query('SELECT pg_advisory_lock($1)', [MIGRATE_LOCK]);
    try {
      return await applyMissing(connection, folder, names);
    } finally {
      await connection.query('SELECT pg_advisory_unlock($1)', [MIGRATE_LOCK]);
    }
  } catch (error) {
    if (!(error instanceof MigrationError)) broken = error as Error;
    throw error;
  } finally {
    connection.release(broken);
  }
}

/** Names of the migrations that the database still lacks: all of them on an empty one. */
export async function pendingMigrations(pool: Pick<Pool, 'query'>, folder = MIGRATIONS): Promise<string[]> {
  const names = await migrationNames(folder);
  const { rows: tables } = await pool.query<{ name: string | null }>(
    `SELECT to_regclass('_prisma_migrations') AS name`,
  );
  if (!tables[0]?.name) return names;
  const { rows } = await pool.query<Pick<Applied, 'migration_name'>>(
    'SELECT migration_name FROM _prisma_migrations WHERE finished_at IS NOT NULL AND rolled_back_at IS NULL',
  );
  const finished = new Set(rows.map(({ migration_name }) => migration_name));
  return names.filter((name) => !finished.has(name));
}

async function migrationNames(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { withFileTypes: true });
  return entries
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => name)
    .sort();
}

async function applyMissing(connection: PoolClient, folder: string, names: string[]): Promise<string[]> {
  await connection.query(BOOKKEEPING);
  const { rows } = await connection.query<Applied>(
    'SELECT migration_name, checksum, finished_at FROM _prisma_migrations WHERE rolled_back_at IS NULL',
  );
  const applied: string[] = [];
  for (const name of names) {
    const sql = await readFile(path.join(folder, name, 'migration.sql'), 'utf8');
    const checksum = createHash('sha256').update(sql).digest('hex');
    const row = rows.find(({ migration_name }) => migration_name === name);
    if (row && !row.finished_at)
      throw new MigrationError(`Migration ${name} failed earlier: see "prisma migrate resolve".`);
    if (row && row.checksum !== checksum)
      throw new MigrationError(`Migration ${name} was edited after it was applied.`);
    if (row) continue;
    await apply(connection, name, sql, checksum);
    applied.push(name);
  }
  return applied;
}

async function apply(connection: PoolClient, name: string, sql: string, checksum: string): Promise<void> {
  try {
    await connection.query('BEGIN');
    await connection.query(sql);
    await connection.query(
      `INSERT INTO _prisma_migrations (id, checksum, migration_name, started_at, finished_at, applied_steps_count)
       VALUES ($1, $2, $3, now(), clock_timestamp(), 1)`,
      [randomUUID(), checksum, name],
    );
    await connection.query('COMMIT');
  } catch (cause) {
    await connection.query('ROLLBACK');
    throw new MigrationError(`Migration ${name} failed: ${(cause as Error).message}`, { cause });
  }
}
