// For tests: learners whose reminders are due, and what became of them.
import type pg from 'pg';
import { expect, vi } from 'vitest';
import type { Database } from '../db/database.ts';
import { openQueue } from '../queue/queue.ts';
import type { ScriptClient, ScriptPerson } from '../sandbox/script-client.ts';

/** So many learners whose reminder was due a minute ago, with a direct message each. */
export async function sleepers(db: Database, script: ScriptClient, count: number): Promise<ScriptPerson[]> {
  const now = new Date();
  // At noon of their own time: late reminders come until ten in the evening.
  const hours = 12 - now.getUTCHours();
  const zone = `Etc/GMT${hours > 0 ? '-' : '+'}${Math.abs(hours)}`;
  const nextAt = new Date(now.getTime() - (now.getUTCMinutes() + 1) * 60_000);
  const since = new Date(now.getTime() - 300 * 60_000);
  return Promise.all(
    Array.from({ length: count }, async (_, nth) => {
      const person = await script.login(`Sleeper ${crypto.randomUUID().slice(0, 8)} ${nth}`);
      const [learnerId, channelId] = [BigInt(person.id), BigInt((await person.dm()).id)];
      await db.learner.create({ data: { id: learnerId, zone } });
      await db.reminder.create({ data: { learnerId, at: 11 * 60 + 59, channelId, since, nextAt } });
      return person;
    }),
  );
}

/** A minute passes for what a dead process, or one without a database, has taken: its leases end. */
export async function leasesEnd(db: Database): Promise<void> {
  await db.$executeRaw`
    UPDATE "Reminder" SET "nextAt" = now() WHERE "nextAt" BETWEEN now() AND now() + interval '1 minute'`;
}

/** Has so many sweeps done at once, by whoever works on this database. */
export async function sendSweeps(pool: pg.Pool, count: number): Promise<void> {
  const queue = await openQueue(pool, false);
  await queue.declare({ name: 'reminders.sweep', retries: 0 });
  for (let sent = 0; sent < count; sent++) await queue.send('reminders.sweep', {});
  await queue.close();
}

/** Waits until all reminders are dealt with; each was sent, and each sleeper has one message. */
export async function expectOneEach(db: Database, people: ScriptPerson[]): Promise<void> {
  await vi.waitFor(
    async () => {
      const sends = await db.reminderSend.groupBy({ by: ['outcome'], _count: true });
      expect(sends).toEqual([{ outcome: 'sent', _count: people.length }]);
    },
    { timeout: 20_000, interval: 100 },
  );
  const received = await Promise.all(people.map(async (one) => (await one.messages(await one.dm())).length));
  expect(received.filter((count) => count !== 1)).toEqual([]);
}
