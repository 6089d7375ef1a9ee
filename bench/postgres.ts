// Temporary databases on the Postgres that the bench was given.
import pg from 'pg';
import { emptyPostgres, type TemporaryPostgres, temporaryPostgres } from '../bot/db/temporary-postgres.ts';
import { UserError } from '../bot/errors.ts';
import type { Bench } from './comparison.ts';

/** The address of the Postgres to measure with. */
export function givenServer(): string {
  const { BENCH_DATABASE_URL, TEST_DATABASE_URL } = process.env;
  return BENCH_DATABASE_URL || TEST_DATABASE_URL || 'postgres://postgres@127.0.0.1:5432/postgres';
}

/** A new, migrated database, dropped when the comparison is done. */
export function newDatabase({ server, opened }: Pick<Bench, 'server' | 'opened'>): Promise<TemporaryPostgres> {
  const database = temporaryPostgres(server);
  opened.defer(() =>
    database.then(
      (one) => one.close(),
      () => undefined,
    ),
  );
  return database;
}

/** The address of a database in which there is nothing yet, dropped like the others. */
export async function emptyDatabase({ server, opened }: Pick<Bench, 'server' | 'opened'>): Promise<string> {
  const { url, drop } = await emptyPostgres(server);
  opened.defer(drop);
  return url;
}

/** @throws UserError when no database can be created on the server. */
export async function checkServer(server: string): Promise<void> {
  if (!URL.canParse(server)) {
    throw new UserError(
      `"${server}" is no address of a Postgres. It looks like postgres://user:password@host:5432/database.`,
    );
  }
  const client = new pg.Client({ connectionString: server, connectionTimeoutMillis: 5000 });
  try {
    await client.connect();
    const { rows } = await client.query(
      'SELECT rolcreatedb OR rolsuper AS may FROM pg_roles WHERE rolname = current_user',
    );
    if (!rows[0]?.may) throw new Error('this user may not create databases');
  } catch (error) {
    throw new UserError(
      `There is no Postgres to measure with at ${withoutPassword(server)}: ${reason(error)}.\n` +
        'Start one, or name another in BENCH_DATABASE_URL (or TEST_DATABASE_URL); its user must be allowed to create databases.\n' +
        '"--only import" needs none.',
    );
  } finally {
    await client.end().catch(() => undefined);
  }
}

function withoutPassword(server: string): string {
  const url = new URL(server);
  url.password = '';
  return url.href;
}

/** A refused connection to a name with several addresses is an AggregateError without a message. */
function reason(error: unknown): string {
  if (error instanceof AggregateError) return error.errors.map(reason).join(', ');
  return error instanceof Error ? error.message : String(error);
}
