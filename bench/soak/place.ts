// Where the soak's database is: on the bench's Postgres, or embedded in a folder.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type pg from 'pg';
import { openDatabase } from '../../bot/db/database.ts';
import { newDatabase } from '../postgres.ts';

export type SoakPlace = {
  database: 'postgres' | 'embedded';
  /** What the program must be told. */
  settings: Record<string, string>;
  /** The database to look into; the embedded one once no bot uses it. */
  pool(): Promise<pg.Pool>;
};

/** Seconds after which another process takes over from a killed one. */
const LEASE = '2';

export async function onPostgres(server: string, opened: AsyncDisposableStack): Promise<SoakPlace> {
  const { pool, url } = await newDatabase({ server, opened });
  return { database: 'postgres', settings: { DATABASE_URL: url, SHARD_LEASE: LEASE }, pool: async () => pool };
}

export function embedded(opened: AsyncDisposableStack): SoakPlace {
  const folder = mkdtempSync(path.join(tmpdir(), 'quorum-soak-'));
  opened.defer(() => rmSync(folder, { recursive: true, force: true }));
  return {
    database: 'embedded',
    settings: { DATA_FOLDER: folder },
    async pool() {
      const database = await openDatabase({ folder: path.join(folder, 'postgres') });
      opened.defer(() => database.close());
      return database.pool;
    },
  };
}
