import { mkdtempSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { drift } from '../../prisma/new-migration.ts';
import { openDatabase } from './database.ts';
import { MigrationError, migrate } from './migrate.ts';
import { temporaryPostgres } from './temporary-postgres.ts';
import { onEveryDatabase, onPostgres, POSTGRES } from './test-databases.ts';

onEveryDatabase('the database', (database) => {
  it('keeps what was written, with bigints and dates whole', async () => {
    const { db } = database();
    const interviewDate = new Date('2027-01-15T00:00:00Z');
    await db.learner.create({ data: { id: 2n ** 62n, interviewDate } });
    expect(await db.learner.findMany()).toMatchObject([{ id: 2n ** 62n, interviewDate, desiredRetention: 0.9 }]);
  });

  it('reads and writes times in UTC, wherever the server thinks it is', async () => {
    const { db, pool } = database();
    const { rows } = await pool.query<{ TimeZone: string }>('SHOW TIME ZONE');
    expect(rows[0]?.TimeZone).toBe('UTC');
    const createdAt = new Date('2026-07-01T12:34:56.789Z');
    await db.learner.create({ data: { id: 1n, createdAt } });
    expect((await db.$queryRaw<{ createdAt: Date }[]>`SELECT "createdAt" FROM "Learner"`)[0]?.createdAt).toEqual(
      createdAt,
    );
  });

  it('applies nothing when it is up to date', async () => {
    expect(await migrate(database().pool)).toEqual([]);
  });

  it('refuses to go on over a migration that was edited after it was applied', async () => {
    const { pool } = database();
    const { rows } = await pool.query<{ checksum: string; migration_name: string }>(
      'SELECT checksum, migration_name FROM _prisma_migrations ORDER BY migration_name LIMIT 1',
    );
    const first = rows[0]!;
    await pool.query('UPDATE _prisma_migrations SET checksum = $1 WHERE migration_name = $2', [
      'other',
      first.migration_name,
    ]);
    await expect(migrate(pool)).rejects.toThrow(MigrationError);
    await pool.query('UPDATE _prisma_migrations SET checksum = $1 WHERE migration_name = $2', [
      first.checksum,
      first.migration_name,
    ]);
  });

  it('goes on working after a statement that failed inside a transaction', async () => {
    const { db } = database();
    await expect(
      db.$transaction([db.$executeRaw`INSERT INTO "Learner" (id) VALUES (1)`, db.$executeRaw`SELECT 1/0`]),
    ).rejects.toThrow();
    expect(await db.learner.count()).toBe(0);
  });
});

onPostgres('several processes', () => {
  it('apply each migration once when they start together', async () => {
    const first = await temporaryPostgres(POSTGRES ?? '');
    try {
      await first.pool.query('DROP SCHEMA public CASCADE; CREATE SCHEMA public');
      const applied = await Promise.all([1, 2, 3, 4].map(() => migrate(first.pool)));
      expect(applied.filter((names) => names.length > 0)).toHaveLength(1);
    } finally {
      await first.close();
    }
  });
});

describe('the embedded database in a folder', () => {
  const folder = () => path.join(mkdtempSync(path.join(tmpdir(), 'quorum-')), 'db');

  it('is there again at the next start', async () => {
    const place = { folder: folder() };
    const before = await openDatabase(place);
    await before.db.learner.create({ data: { id: 7n } });
    await before.close();
    const after = await openDatabase(place);
    expect(after.migrated).toEqual([]);
    expect(await after.db.learner.count()).toBe(1);
    await after.close();
    await rm(path.dirname(place.folder), { recursive: true });
  }, 60_000);

  it('is refused to a second opener, and free again after the first closes', async () => {
    const place = { folder: folder() };
    const first = await openDatabase(place);
    await expect(openDatabase(place)).rejects.toThrow(/in use by another Quorum/);
    await first.close();
    await (await openDatabase(place)).close();
    await rm(path.dirname(place.folder), { recursive: true });
  }, 60_000);
});

describe('a Postgres that is not there', () => {
  it('is told in plain words, without the password', async () => {
    const opening = openDatabase({ url: 'postgres://quorum:geheim@127.0.0.1:1/quorum' });
    await expect(opening).rejects.toThrow(/quorum on 127\.0\.0\.1:1 can't be reached/);
    await expect(opening).rejects.not.toThrow(/geheim/);
  });
});

describe('the schema', () => {
  it('is what the migrations make', async () => {
    expect(await drift()).toBeNull();
  }, 30_000);
});
