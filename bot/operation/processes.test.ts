// Two gateways with a shard each and two workers on one Postgres, under load, and one of each is killed.
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { type TemporaryPostgres, temporaryPostgres } from '../db/temporary-postgres.ts';
import { POSTGRES } from '../db/test-databases.ts';
import { expectOneEach, leasesEnd, sendSweeps, sleepers } from '../faults/test-sleepers.ts';
import { eachGoesOn, expectKept, newTold, study } from '../faults/test-students.ts';
import { expectWithinBudget } from '../reminders/test-within-budget.ts';
import { type Sandbox, startSandbox } from '../sandbox/sandbox.ts';
import { type ScriptPerson, scriptClient } from '../sandbox/script-client.ts';
import { type Program, shared, startProgram } from './test-processes.ts';

const LEASE_SECONDS = 2;
const STUDENTS = 8;
const SLEEPERS = 200;
const SWEEP = 'reminders.sweep';

describe.runIf(POSTGRES)('several processes on one Postgres', () => {
  let sandbox: Sandbox;
  let database: TemporaryPostgres;
  const programs: Program[] = [];
  const gateways = () => programs.filter(({ name }) => name.startsWith('gateway'));
  const workers = () => programs.filter(({ name }) => name.startsWith('worker'));

  beforeAll(async () => {
    sandbox = await sandboxOnShard(1, 2);
    database = await temporaryPostgres(POSTGRES ?? '');
    const env = {
      ...shared(sandbox, database.url),
      SHARD_COUNT: '2',
      SHARD_LEASE: String(LEASE_SECONDS),
    };
    const start = async (name: string, role: string) => {
      programs.push(await startProgram(name, { ...env, ROLE: role }));
    };
    await start('gateway 1', 'gateway');
    await Promise.all([start('gateway 2', 'gateway'), start('worker 1', 'worker'), start('worker 2', 'worker')]);
    await vi.waitFor(async () => expect(await Promise.all(gateways().map(shardsOf))).toEqual([[0], [1]]), 10_000);
  }, 60_000);
  afterAll(async () => {
    await Promise.all(programs.map((program) => program.end('SIGKILL')));
    await database?.close();
    await sandbox?.close();
  });

  it('are ready, each in its role', async () => {
    for (const { health } of programs) {
      const response = await fetch(`${health}/readyz`);
      expect([response.status, await response.json()]).toMatchObject([200, { ready: true }]);
    }
    expect(await Promise.all(workers().map(shardsOf))).toEqual([[], []]);
  });

  it('lose no acknowledged answer and do nothing twice when a gateway is killed, and its shard is taken over', async () => {
    const students = await Promise.all(Array.from({ length: STUDENTS }, (_, at) => student(`Student ${at}`)));
    const over = new AbortController();
    const told = students.map(newTold);
    // Half of them study on the server, which is on shard 1, half in direct messages, which come to shard 0.
    const studying = students.map(async (person, at) =>
      study(person, at % 2 ? await person.channel('random') : await person.dm(), told[at]!, over.signal),
    );
    await eachGoesOn(told);
    const [survivor, victim] = gateways() as [Program, Program];
    const killedAt = performance.now();
    await victim.end('SIGKILL');
    await vi.waitFor(async () => expect(await shardsOf(survivor)).toEqual([0, 1]), { timeout: 15_000, interval: 50 });
    const takenOverMs = performance.now() - killedAt;
    await eachGoesOn(told);
    over.abort();
    await Promise.all(studying);

    // A lease, one turn of the others, and the time to connect.
    expect(takenOverMs).toBeLessThan(LEASE_SECONDS * 1000 + 4000);
    for (const [at, one] of told.entries()) {
      // Whom the killed one had asked to wait, waits: Discord lets them press again.
      const troubles = one.troubles.filter((trouble) => trouble !== 'thinking');
      await expectKept(students[at]!, { ...one, troubles });
    }
    const troubles = told.map((one) => one.troubles.length);
    expect(troubles.some((count, at) => at % 2 === 1 && count > 0)).toBe(true);
    expect(troubles.filter((_, at) => at % 2 === 0)).toEqual([0, 0, 0, 0]);
  }, 60_000);

  it('share a sweep of reminders, and when one is killed in the middle the other goes on: each comes once, within the budget', async () => {
    const [survivor, victim] = workers() as [Program, Program];
    const done = await jobsOf(survivor, SWEEP);
    const people = await sleepers(database.db, scriptClient(sandbox.url), SLEEPERS);
    await sendSweeps(database.pool, 2);
    await vi.waitFor(async () => expect(await sweeping()).toBe(2), 10_000);
    // Long enough for two budgets to show, if each had its own.
    await vi.waitFor(async () => expect(await sends()).toBeGreaterThan(SLEEPERS / 2), {
      timeout: 20_000,
      interval: 20,
    });
    await victim.end('SIGKILL');
    expect(await sends()).toBeLessThan(SLEEPERS);
    await vi.waitFor(async () => expect(await jobsOf(survivor, SWEEP)).toBeGreaterThan(done), 20_000);
    await leasesEnd(database.db);
    await sendSweeps(database.pool, 1);
    await expectOneEach(database.db, people);
    await expectWithinBudget(people, workers().length);
  }, 90_000);

  it('stop in good order when they are asked to, and at once when they are asked twice', async () => {
    const [survivor] = gateways() as [Program];
    const ada = await scriptClient(sandbox.url).login('Ada');
    await scriptClient(sandbox.url).fault({ kind: 'slow', ms: 6000, times: 1, path: 'callback' });
    void ada.command(await ada.channel('random'), 'help').catch(() => undefined);
    await sleep(500);
    const begun = performance.now();
    const ended = survivor.end('SIGTERM');
    await vi.waitFor(() => expect(survivor.output()).toContain('Stopping'));
    expect((await fetch(`${survivor.health}/readyz`)).status).toBe(503);
    survivor.child.kill('SIGTERM');
    expect(await ended).toBe(1);
    expect(performance.now() - begun).toBeLessThan(3000);
    const [worker] = workers() as [Program];
    expect(await worker.end('SIGTERM')).toBe(0);
  }, 30_000);

  /** How many sweeps run now. */
  async function sweeping(): Promise<number> {
    const { rows } = await database.pool.query<{ active: number }>(
      `SELECT count(*)::int AS active FROM pgboss.job WHERE name = $1 AND state = 'active'`,
      [SWEEP],
    );
    return rows[0]!.active;
  }

  const sends = () => database.db.reminderSend.count();

  async function student(name: string): Promise<ScriptPerson> {
    const person = await scriptClient(sandbox.url).login(name);
    await database.db.learner.create({ data: { id: BigInt(person.id), zone: 'Europe/Berlin', newPerDay: 500 } });
    return person;
  }
});

/** A sandbox whose server belongs to this shard. */
async function sandboxOnShard(shard: number, count: number): Promise<Sandbox> {
  for (;;) {
    const sandbox = await startSandbox({ rateLimits: false });
    const ada = await scriptClient(sandbox.url).login('Ada');
    const { guild } = await ada.state();
    if ((BigInt(guild.id) >> 22n) % BigInt(count) === BigInt(shard)) return sandbox;
    await sandbox.close();
  }
}

async function metricsOf({ health }: Program): Promise<string> {
  return (await fetch(`${health}/metrics`)).text();
}

/** The shards that this process holds and hears events of. */
async function shardsOf(program: Program): Promise<number[]> {
  const text = await metricsOf(program);
  return [...text.matchAll(/^quorum_shard_connected\{shard="(\d+)"\} 1$/gm)].map(([, shard]) => Number(shard)).sort();
}

async function jobsOf(program: Program, job: string): Promise<number> {
  const text = await metricsOf(program);
  return Number(
    new RegExp(`^quorum_job_seconds_count\\{job="${job}",outcome="done"\\} (\\d+)$`, 'm').exec(text)?.[1] ?? 0,
  );
}
