// Walks the database itself, so that a table that is added later can't be forgotten by the export or the deletion.
import { describe, expect, it } from 'vitest';
import { onEveryDatabase } from '../../db/test-databases.ts';
import { openQueue } from '../../queue/queue.ts';
import { deleteLearner } from './delete.store.ts';
import { exportOf } from './export.store.ts';
import { EXPORTED, LEFT_OUT, NO_PERSON } from './learner-tables.ts';
import { columnsOf, fillEveryTable, keysOf, rowsThatName, tablesOf } from './test-rows.ts';

const ADA = 112233445566778899n;
const LINUS = 223344556677889900n;
const NOW = new Date('2026-06-10T10:00Z');
const withoutJobs = { forget: async () => {} };

onEveryDatabase('all tables', (database) => {
  it('are known where they can name a person: exported, or left out for a reason', async () => {
    const { db } = database();
    const columns = (await columnsOf(db)).filter(({ type }) => type === 'bigint');
    const known = [...EXPORTED.map(({ table, whose }) => `${table}.${whose}`), ...Object.keys(LEFT_OUT), ...NO_PERSON];
    const there = columns.map(({ table, column }) => `${table}.${column}`);
    expect(there.filter((column) => !known.includes(column))).toEqual([]);
    expect(known.filter((column) => !there.includes(column))).toEqual([]);
  });

  it('keep a learner only by a bigint, so that no other column can name one', async () => {
    const { db } = database();
    const types = await columnsOf(db);
    const toLearner = (await keysOf(db)).filter(({ parent }) => parent === 'Learner');
    const typeOf = (table: string, column: string) => types.find((one) => one.table === table && one.column === column);
    expect(toLearner.length).toBeGreaterThan(15);
    for (const { table, columns } of toLearner) expect(typeOf(table, columns[0]!)?.type).toBe('bigint');
  });

  describe('of a learner who is deleted', () => {
    it('hold nothing of them, in any column, and all of the others', async () => {
      const { db } = database();
      await fillEveryTable(db, { owner: ADA, others: ADA }, 1);
      await fillEveryTable(db, { owner: LINUS, others: ADA }, 2);
      const before = await rowsThatName(db, String(ADA));
      expect(Object.keys(before)).toEqual(expect.arrayContaining(EXPORTED.map(({ table }) => table)));
      expect(await deleteLearner(db, withoutJobs, ADA)).toBe(true);
      expect(await rowsThatName(db, String(ADA))).toEqual({});
      const left = await rowsThatName(db, String(LINUS));
      const named = EXPORTED.map(({ table }) => table).filter((table) => !/Observer/.test(table));
      expect(Object.keys(left)).toEqual(expect.arrayContaining(named));
      expect(await deleteLearner(db, withoutJobs, ADA)).toBe(false);
    });

    it('leave no job behind, whether it waits, is done or has a key of theirs', async () => {
      const { db, pool, embedded } = database();
      const queue = await openQueue(pool, embedded);
      try {
        await queue.declare({ name: 'test.privacy' });
        await queue.send('test.privacy', { learner: String(ADA) });
        await queue.send('test.privacy', { learnerId: String(ADA), more: 1 }, { at: new Date(Date.now() + 60_000) });
        await queue.send('test.privacy', {}, { key: `interview/${ADA}/3` });
        await queue.send('test.privacy', { learner: String(LINUS) }, { key: `${LINUS}` });
        expect((await rowsThatName(db, String(ADA)))['pgboss.job_common']).toBe(3);
        await deleteLearner(db, queue, ADA);
        expect(await rowsThatName(db, String(ADA))).toEqual({});
        expect((await rowsThatName(db, String(LINUS)))['pgboss.job_common']).toBe(1);
      } finally {
        await queue.close();
      }
    });
  });

  describe('of a learner who exports', () => {
    it('are all in the file, with every column but those about others', async () => {
      const { db } = database();
      await fillEveryTable(db, { owner: ADA, others: LINUS }, 1);
      await fillEveryTable(db, { owner: LINUS, others: ADA }, 2);
      const file = await exportOf(db, ADA, NOW);
      const columns = await columnsOf(db);
      for (const { table, as, whose, without = [] } of EXPORTED) {
        const rows = file[as] as Record<string, unknown>[];
        expect([as, rows.length]).toEqual([as, 1]);
        const renamed: Record<string, string> = { cardId: 'card', deckId: 'deck' };
        const wanted = columns.filter((one) => one.table === table && ![whose, ...without].includes(one.column));
        expect(Object.keys(rows[0]!).toSorted()).toEqual(
          wanted.map(({ column }) => renamed[column] ?? column).toSorted(),
        );
      }
      const text = JSON.stringify(file);
      expect(text).not.toContain(String(LINUS));
      expect(JSON.parse(text)).toMatchObject({
        format: 'quorum-learner',
        version: 1,
        exportedAt: NOW.toISOString(),
        discordId: String(ADA),
        reviews: [
          { id: '1', card: { deck: 'text 1', key: 'text 1' }, day: '2026-06-11', reviewedAt: NOW.toISOString() },
        ],
        ownCards: [{ deck: 'text 1', chapter: 1, key: 'text 1', front: 'text 1' }],
      });
    });

    it('are empty lists for somebody who is not known', async () => {
      const file = await exportOf(database().db, LINUS, NOW);
      for (const { as } of EXPORTED) expect(file[as]).toEqual([]);
    });
  });

  it('are all filled by the test itself, those that come later too', async () => {
    const { db } = database();
    await fillEveryTable(db, { owner: ADA, others: ADA }, 1);
    for (const table of await tablesOf(db)) {
      expect([table, await db.$queryRawUnsafe(`SELECT 1 AS one FROM "${table}"`)]).toEqual([table, [{ one: 1 }]]);
    }
  });
});
