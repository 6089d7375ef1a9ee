import { expect, it } from 'vitest';
import { onEveryDatabase, onPostgres } from '../../bot/db/test-databases.ts';
import { claimBatch, claimBatchBare } from './claims.ts';
import { dueAgain, findsByIndex, loadReminders } from './due-learners.ts';
import { sweeping } from './whole-sweep.ts';

onEveryDatabase('learners with reminders', (database) => {
  it('are due, one in ten, until they are claimed, and again when the bench wants it, with the claims of a month', async () => {
    const { db, pool } = database();
    await loadReminders(pool, 500);
    expect(await db.reminderSend.count()).toBe(32 * 50);
    expect(await claimBatch(db)).toBe(50);
    const claims = async () => db.reminderSend.groupBy({ by: ['outcome'], _count: true });
    // The new ones came, and those of the oldest day went.
    expect(await claims()).toEqual([{ outcome: 'sent', _count: 32 * 50 }]);
    expect(await claimBatch(db)).toBe(0);
    await dueAgain(pool);
    expect(await claims()).toEqual([{ outcome: 'sent', _count: 32 * 50 }]);
    expect(await claimBatch(db)).toBe(50);
  });

  it('are claimed by the bare driver too', async () => {
    const { pool } = database();
    await loadReminders(pool, 100);
    expect(await claimBatchBare(pool)).toBe(10);
    expect(await claimBatchBare(pool)).toBe(0);
    await dueAgain(pool);
    expect(await claimBatchBare(pool)).toBe(10);
  });

  it('are reminded by the real sweep without waiting for the budget, by nine statements for each at most and those of a batch', async () => {
    const { db, pool } = database();
    await loadReminders(pool, 500);
    const sweep = sweeping({ db, pool }, Number.POSITIVE_INFINITY);
    await sweep.run();
    await sweep.run();
    expect(sweep.wholes).toMatchObject([{ reminded: 50 }, { reminded: 50 }]);
    for (const { statements } of sweep.wholes) {
      // Prisma makes one statement of look-ups that begin in the same moment.
      expect(statements).toBeLessThanOrEqual(9 * 50 + 4);
      expect(statements).toBeGreaterThan(8 * 50);
    }
    expect(await db.reminderSend.count({ where: { claimedAt: { gte: new Date('2026-06-10') } } })).toBe(50);
  });

  it('are swept in several runs, which make one sweep', async () => {
    const { db, pool } = database();
    await loadReminders(pool, 1000);
    const sweep = sweeping({ db, pool }, 20);
    while (sweep.wholes.length === 0) await sweep.run();
    expect(sweep.runs.length).toBeGreaterThan(1);
    expect(sweep.wholes).toMatchObject([{ reminded: 100 }]);
  });

  it('who are not reminded though they were due are told of', async () => {
    const { db, pool } = database();
    await loadReminders(pool, 100);
    await pool.query('UPDATE "Learner" SET "newPerDay" = 0');
    await pool.query('DELETE FROM "ReviewState"');
    await expect(sweeping({ db, pool }, 1000).run()).rejects.toThrow(/not everybody.*"nothing":10/);
  });
});

onPostgres('who is due', (database) => {
  it('is found by the index, and the bench says so when it is gone', async () => {
    const { db, pool } = database();
    await loadReminders(pool, 20_000);
    await findsByIndex(db, pool);
    await pool.query('DROP INDEX "Reminder_nextAt_idx"');
    await expect(findsByIndex(db, pool)).rejects.toThrow(/not found by the index[\s\S]+Seq Scan/);
  });
});
