// For tests: one suite on the embedded database, and again on a real Postgres when TEST_DATABASE_URL is set.
import { afterAll, beforeAll, beforeEach, describe } from 'vitest';
import type { OpenDatabase } from './database.ts';
import { temporaryPostgres } from './temporary-postgres.ts';
import { openEmbedded } from './test-embedded.ts';

export const POSTGRES = process.env.TEST_DATABASE_URL;

/** Runs the suite on PGlite and, where there is one, on Postgres. Tables are empty before each test. */
export function onEveryDatabase(name: string, suite: (database: () => OpenDatabase) => void): void {
  describe(`${name} (embedded)`, () => suite(withDatabase(openEmbedded)));
  onPostgres(name, suite);
}

/** Runs the suite on Postgres alone: for what needs several connections at once. Left out without TEST_DATABASE_URL. */
export function onPostgres(name: string, suite: (database: () => OpenDatabase) => void): void {
  describe.runIf(POSTGRES)(`${name} (Postgres)`, () => suite(withDatabase(() => temporaryPostgres(POSTGRES ?? ''))));
}

function withDatabase(open: () => Promise<OpenDatabase>): () => OpenDatabase {
  let opened: OpenDatabase | undefined;
  const database = () => {
    if (!opened) throw new Error('the database is only open inside a test');
    return opened;
  };
  beforeAll(async () => {
    opened = await open();
  });
  beforeEach(() => emptyTables(database()));
  afterAll(async () => opened?.close());
  return database;
}

async function emptyTables({ pool }: OpenDatabase): Promise<void> {
  const { rows } = await pool.query<{ tables: string | null }>(
    `SELECT string_agg(format('%I', tablename), ', ') AS tables FROM pg_tables
     WHERE schemaname = 'public' AND tablename <> '_prisma_migrations'`,
  );
  if (rows[0]?.tables) await pool.query(`TRUNCATE ${rows[0].tables} RESTART IDENTITY CASCADE`);
}
