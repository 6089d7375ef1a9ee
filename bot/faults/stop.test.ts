// The program is asked to stop while people use it and reminders are sent, and another one takes its place.
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { type TemporaryPostgres, temporaryPostgres } from '../db/temporary-postgres.ts';
import { POSTGRES } from '../db/test-databases.ts';
import { type Program, shared, startProgram } from '../operation/test-processes.ts';
import { type Sandbox, startSandbox } from '../sandbox/sandbox.ts';
import { scriptClient } from '../sandbox/script-client.ts';
import { expectOneEach, sendSweeps, sleepers } from './test-sleepers.ts';
import { newStudent, type Student, studyThrough } from './test-students.ts';

const SLEEPERS = 60;
/** The log's number for what is wrong. */
const ERROR = 50;

describe.runIf(POSTGRES)('a program that is asked to stop under load', () => {
  let sandbox: Sandbox;
  let database: TemporaryPostgres;
  let program: Program;
  const start = () => startProgram('quorum', shared(sandbox, database.url));

  beforeAll(async () => {
    sandbox = await startSandbox({ rateLimits: false });
    database = await temporaryPostgres(POSTGRES ?? '');
    program = await start();
  }, 60_000);
  afterAll(async () => {
    await program?.end('SIGKILL');
    await database?.close();
    await sandbox?.close();
  });

  it('answers or visibly refuses every press, leaves no reminder half sent, and is followed by another', async () => {
    const script = scriptClient(sandbox.url);
    const students = await Promise.all([1, 2, 3, 4].map(student));
    const people = await sleepers(database.db, script, SLEEPERS);
    await sendSweeps(database.pool, 1);
    let faults: object[] = [];
    const told = await studyThrough(students, async () => {
      const sends = () => database.db.reminderSend.count();
      await vi.waitFor(async () => expect(await sends()).toBeGreaterThan(10), 10_000);
      expect(await sends()).toBeLessThan(SLEEPERS);
      expect(await program.end('SIGTERM')).toBe(0);
      expect(await database.db.reminderSend.count({ where: { outcome: { not: 'sent' } } })).toBe(0);
      faults = program.lines.filter(({ level }) => Number(level) >= ERROR);
      program = await start();
    });
    expect(faults).toEqual([]);
    expect(told.flatMap(({ troubles }) => troubles).join('\n')).toMatch(/Quorum is restarting|no answer within 3 s/);
    await sendSweeps(database.pool, 1);
    await expectOneEach(database.db, people);
  }, 120_000);

  async function student(nth: number): Promise<Student> {
    const who = await scriptClient(sandbox.url).login(`Student ${nth}`);
    const dm = await who.dm();
    return { who: await newStudent(who, dm), dm };
  }
});
