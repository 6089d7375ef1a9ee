// Postgres is restarted, and crashes, while people use the program and jobs run.
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { type OpenDatabase, openDatabase } from '../db/database.ts';
import { type Cluster, newCluster, POSTGRES_PROGRAMS } from '../db/test-cluster.ts';
import { POSTGRES } from '../db/test-databases.ts';
import { textOf, until, WHOLE_PROGRAM } from '../interview/test-interview.ts';
import { type FaultyProgram, faultyProgram } from './test-program.ts';
import { expectOneEach, leasesEnd, sendSweeps, sleepers } from './test-sleepers.ts';
import { studyThrough } from './test-students.ts';

vi.setConfig(WHOLE_PROGRAM);

const AWAY_MS = 1500;
const SLEEPERS = 60;

describe.runIf(POSTGRES && POSTGRES_PROGRAMS)('a Postgres that goes away under load', () => {
  let cluster: Cluster;
  let program: FaultyProgram;
  let database: OpenDatabase;

  beforeAll(async () => {
    cluster = await newCluster();
    await cluster.start();
    program = await faultyProgram({ database: { url: cluster.url } });
    database = await openDatabase({ url: cluster.url, poolSize: 2 });
  }, 60_000);
  afterAll(async () => {
    await program?.end();
    await database?.close();
    await cluster?.remove();
  });

  async function restart(how: 'fast' | 'immediate'): Promise<void> {
    await cluster.stop(how);
    await sleep(AWAY_MS);
    await cluster.start();
  }

  it.each(['fast', 'immediate'] as const)(
    'loses no acknowledged answer, counts none twice, and costs no more than presses that say so (%s)',
    async (how) => {
      const students = await Promise.all([1, 2, 3, 4, 5, 6].map((nth) => program.student(`${how} ${nth}`)));
      const told = await studyThrough(students, () => restart(how));
      expect(told.flatMap(({ troubles }) => troubles).join('\n')).toMatch(/Something broke on our side/);
    },
    60_000,
  );

  it('is no reason to lose a piece of an answer that is written meanwhile', async () => {
    const { who, dm } = await program.student('Candidate');
    await who.command(dm, 'interview', { subcommand: 'start', options: { questions: 1 } });
    await who.press(await until(who, dm, 'Begin'), 'Begin');
    await until(who, dm, /Question 1 of 1/);
    await cluster.stop();
    await who.say(dm, 'The replica lags behind the leader.');
    await who.say(dm, 'So a read may be stale.');
    await sleep(AWAY_MS);
    await cluster.start();
    await vi.waitFor(async () => expect(await database.db.interviewMessage.count()).toBe(2), { timeout: 20_000 });
    const done = await who.press(await until(who, dm, /Noted/), 'Done');
    expect(textOf(done.message)).toMatch(/Answer taken: 12 words/);
  }, 60_000);

  it('lets the sweep of reminders go on, and each come once', async () => {
    const people = await sleepers(database.db, program.script, SLEEPERS);
    await sendSweeps(database.pool, 1);
    await vi.waitFor(async () => expect(await database.db.reminderSend.count()).toBeGreaterThan(SLEEPERS / 4), 10_000);
    await restart('immediate');
    await leasesEnd(database.db);
    await sendSweeps(database.pool, 1);
    await expectOneEach(database.db, people);
  }, 60_000);
});
