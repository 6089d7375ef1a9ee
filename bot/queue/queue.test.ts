import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, expect, it, vi } from 'vitest';
import { onEveryDatabase } from '../db/test-databases.ts';
import { type Job, openQueue, type Queue } from './queue.ts';

onEveryDatabase('the queue', (database) => {
  const opened: Queue[] = [];
  const open = async () => {
    const queue = await openQueue(database().pool, database().embedded);
    opened.push(queue);
    return queue;
  };
  afterEach(async () => {
    for (const queue of opened.splice(0)) await queue.close();
  });
  /** A job that notes what it was given, under a name of its own. */
  const noting = (more: Partial<Job> = {}) => {
    const seen: unknown[] = [];
    const job: Job = {
      name: `test.${crypto.randomUUID()}`,
      lookEvery: 0.5,
      run: async (data) => void seen.push(data),
      ...more,
    };
    return { job, seen };
  };

  it('does what was sent, also what was sent before anybody worked', async () => {
    const queue = await open();
    const { job, seen } = noting();
    await queue.declare(job);
    await queue.send(job.name, { learner: '7' });
    await queue.work(job);
    await vi.waitFor(() => expect(seen).toEqual([{ learner: '7' }]), 5000);
  });

  it('adds no second job while one with the same key waits', async () => {
    const queue = await open();
    const { job } = noting();
    await queue.declare(job);
    expect(await queue.send(job.name, {}, { key: 'a' })).toBe(true);
    expect(await queue.send(job.name, {}, { key: 'a' })).toBe(false);
    expect(await queue.send(job.name, {}, { key: 'b' })).toBe(true);
    expect(await queue.send(job.name, {})).toBe(true);
    expect(await queue.send(job.name, {})).toBe(true);
  });

  it('sends with a transaction or not at all', async () => {
    const queue = await open();
    const { job, seen } = noting();
    await queue.work(job);
    const { db } = database();
    await db
      .$transaction(async (tx) => {
        await queue.send(job.name, { kept: false }, { tx });
        throw new Error('taken back');
      })
      .catch(() => undefined);
    await db.$transaction((tx) => queue.send(job.name, { kept: true }, { tx }));
    queue.wake(job.name);
    await vi.waitFor(() => expect(seen).toEqual([{ kept: true }]), 5000);
  });

  it('does not begin before the time that was given', async () => {
    const queue = await open();
    const { job, seen } = noting();
    await queue.work(job);
    await queue.send(job.name, { when: 'later' }, { at: new Date(Date.now() + 1500) });
    await queue.send(job.name, { when: 'now' });
    queue.wake(job.name);
    await vi.waitFor(() => expect(seen).toEqual([{ when: 'now' }]), 5000);
    await vi.waitFor(() => expect(seen).toEqual([{ when: 'now' }, { when: 'later' }]), 8000);
  });

  it('tries a failed job again', async () => {
    const queue = await open();
    let tries = 0;
    const { job } = noting({
      run: async () => {
        if (++tries < 3) throw new Error('not yet');
      },
      retryAfter: 1,
    });
    await queue.work(job);
    await queue.send(job.name, {});
    await vi.waitFor(() => expect(tries).toBe(3), 15_000);
  });

  it('lets a running job finish before it closes', async () => {
    const queue = await open();
    let finished = false;
    const began = Promise.withResolvers<void>();
    const { job } = noting({
      run: async () => {
        began.resolve();
        await sleep(500);
        finished = true;
      },
    });
    await queue.work(job);
    await queue.send(job.name, {});
    await began.promise;
    await queue.close();
    opened.length = 0;
    expect(finished).toBe(true);
  });

  it('rests: finishes what runs, begins nothing, and still sends', async () => {
    const queue = await open();
    const { job, seen } = noting();
    await queue.work(job);
    await queue.rest();
    expect(await queue.send(job.name, { kept: 'for the next process' })).toBe(true);
    await sleep(700);
    expect(seen).toEqual([]);
    await queue.work(job);
    await vi.waitFor(() => expect(seen).toHaveLength(1), 5000);
  });

  it('refuses a job that nobody declared', async () => {
    const queue = await open();
    await expect(queue.send('test.unknown', {})).rejects.toThrow(/was not declared/);
  });
});
