// For tests and the bench: a database of their own on a Postgres that is there anyway.
import { randomBytes } from 'node:crypto';
import pg from 'pg';
import { type OpenDatabase, openDatabase } from './database.ts';

export type TemporaryPostgres = OpenDatabase & {
  /** Its address, for another process that works on it. */
  url: string;
};

/** A new, migrated database on the server, dropped when it is closed. */
export async function temporaryPostgres(server: string): Promise<TemporaryPostgres> {
  const { url, drop } = await emptyPostgres(server);
  const opened = await openDatabase({ url });
  return {
    ...opened,
    url,
    close: async () => {
      await opened.close();
      await drop();
    },
  };
}

/** A new database without a table; gives its address, and how to drop it. */
export async function emptyPostgres(server: string): Promise<{ url: string; drop: () => Promise<void> }> {
  const name = `quorum_test_${randomBytes(6).toString('hex')}`;
  await onServer(server, `CREATE DATABASE ${name} TEMPLATE template0`);
  const url = new URL(server);
  url.pathname = `/${name}`;
  return { url: url.href, drop: () => onServer(server, `DROP DATABASE ${name} WITH (FORCE)`) };
}

async function onServer(server: string, sql: string): Promise<void> {
  const client = new pg.Client({ connectionString: server });
  await client.connect();
  try {
    await client.query(sql);
  } finally {
    await client.end();
  }
}
