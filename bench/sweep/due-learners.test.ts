import { expect, it } from 'vitest';
import { onEveryDatabase, onPostgres } from '../../bot/db/test-databases.ts';
import { countStatements } from './count-statements.ts';
import { claimBatch, claimBatchBare, dueAgain, findsByIndex, loadReminders } from './due-learners.ts';

onEveryDatabase('learners with reminders', (database) => {
  it('are due, one in ten, until they are claimed, and again when the bench wants it', async () => {
    const { db, pool } = database();
    await loadReminders(pool, 500);
    expect(await claimBatch(db)).toBe(50);
    expect(await db.reminderSend.count({ where: { outcome: 'sent' } })).toBe(50);
    expect(await claimBatch(db)).toBe(0);
    await dueAgain(pool);
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

  it('cost as many statements as are counted', async () => {
    const { db, pool } = database();
    await loadReminders(pool, 100);
    const statements = countStatements(pool);
    await claimBatchBare(pool);
    expect(statements()).toBe(11);
    await dueAgain(pool);
    const before = statements();
    await claimBatch(db);
    expect(statements() - before).toBe(31);
  });
});

onPostgres('who is due', (database) => {
  it('is found by the index, and the bench says so when it is gone', async () => {
    const { pool } = database();
    await loadReminders(pool, 20_000);
    await findsByIndex(pool);
    await pool.query('DROP INDEX "Reminder_nextAt_idx"');
    await expect(findsByIndex(pool)).rejects.toThrow(/not found by the index[\s\S]+Seq Scan/);
  });
});
