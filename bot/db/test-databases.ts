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
  let emptying: string;
  const database = () => {
    if (!opened) throw new Error('the database is only open inside a test');
    return opened;
  };
  beforeAll(async () => {
    opened = await open();
    emptying = await emptyingOf(opened);
  });
  beforeEach(async () => void (await database().pool.query(emptying)));
  afterAll(async () => opened?.close());
  return database;
}

/**
 * What empties all tables, those first that refer to others, and lets ids begin at 1 again. Tests have few rows, for which
 * deleting takes a few milliseconds where TRUNCATE, which makes each table's files anew, takes over a hundred.
 */
async function emptyingOf({ pool }: OpenDatabase): Promise<string> {
  const { rows } = await pool.query<{ sql: string }>(`
    WITH RECURSIVE referred AS (
      SELECT oid AS place, 0 AS depth FROM pg_class
      WHERE relnamespace = 'public'::regnamespace AND relkind = 'r' AND relname <> '_prisma_migrations'
      UNION
      SELECT confrelid, depth + 1 FROM referred JOIN pg_constraint ON conrelid = place
      WHERE contype = 'f' AND confrelid <> conrelid
    ), ordered AS (SELECT place, max(depth) AS depth FROM referred GROUP BY place)
    SELECT string_agg(format('DELETE FROM %s', place::regclass), '; ' ORDER BY depth) || '; ' || (
      SELECT string_agg(format('SELECT setval(%L, 1, false)', oid::regclass), '; ') FROM pg_class
      WHERE relnamespace = 'public'::regnamespace AND relkind = 'S'
    ) AS sql FROM ordered`);
  return rows[0]!.sql;
}
