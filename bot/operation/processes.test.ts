// Two gateways with a shard each and two workers on one Postgres, under load, and one of them is killed.
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { type TemporaryPostgres, temporaryPostgres } from '../db/temporary-postgres.ts';
import { POSTGRES } from '../db/test-databases.ts';
import { openQueue } from '../queue/queue.ts';
import { type Sandbox, startSandbox } from '../sandbox/sandbox.ts';
import { type Outcome, type ScriptPerson, scriptClient } from '../sandbox/script-client.ts';
import { type Program, shared, startProgram } from './test-processes.ts';

const LEASE_SECONDS = 2;
const STUDENTS = 8;
const SLEEPERS = 12;
const SWEEPS = 8;

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
    // Half of them study on the server, which is on shard 1, half in direct messages, which come to shard 0.
    const studying = students.map(async (person, at) =>
      study(person, at % 2 ? (await person.channel('random')).id : (await person.dm()).id, over.signal),
    );
    await sleep(2000);
    const [survivor, victim] = gateways() as [Program, Program];
    const killedAt = performance.now();
    await victim.end('SIGKILL');
    await vi.waitFor(async () => expect(await shardsOf(survivor)).toEqual([0, 1]), { timeout: 15_000, interval: 50 });
    const takenOverMs = performance.now() - killedAt;
    await sleep(2000);
    over.abort();
    const told = await Promise.all(studying);

    // A lease, one turn of the others, and the time to connect.
    expect(takenOverMs).toBeLessThan(LEASE_SECONDS * 1000 + 4000);
    for (const [at, { acknowledged, unanswered }] of told.entries()) {
      const kept = await database.db.review.count({ where: { learnerId: BigInt(students[at]!.id) } });
      expect(kept).toBeGreaterThanOrEqual(acknowledged);
      expect(kept).toBeLessThanOrEqual(acknowledged + unanswered);
      expect(acknowledged).toBeGreaterThan(2);
    }
    const unanswered = told.map((one) => one.unanswered + one.lost);
    expect(unanswered.some((count, at) => at % 2 === 1 && count > 0)).toBe(true);
    expect(unanswered.filter((_, at) => at % 2 === 0)).toEqual([0, 0, 0, 0]);
  }, 60_000);

  it('share the jobs, and send each reminder once', async () => {
    const people = await Promise.all(Array.from({ length: SLEEPERS }, (_, at) => sleeper(`Sleeper ${at}`)));
    const queue = await openQueue(database.pool, false);
    await queue.declare({ name: 'reminders.sweep', retries: 0 });
    for (let sent = 0; sent < SWEEPS; sent++) await queue.send('reminders.sweep', {});
    await queue.close();
    await vi.waitFor(
      async () => {
        const done = await Promise.all(workers().map((worker) => jobsOf(worker, 'reminders.sweep')));
        expect(done[0]! + done[1]!).toBeGreaterThanOrEqual(SWEEPS);
        expect(Math.min(...done)).toBeGreaterThan(0);
      },
      { timeout: 60_000, interval: 200 },
    );
    for (const person of people) expect(await person.messages(await person.dm())).toHaveLength(1);
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
    expect(await Promise.all(workers().map((worker) => worker.end('SIGTERM')))).toEqual([0, 0]);
  }, 30_000);

  async function student(name: string): Promise<ScriptPerson> {
    const person = await scriptClient(sandbox.url).login(name);
    await database.db.learner.create({ data: { id: BigInt(person.id), zone: 'Europe/Berlin', newPerDay: 500 } });
    return person;
  }

  /** Somebody whose reminder was due five minutes ago, at noon. */
  async function sleeper(name: string): Promise<ScriptPerson> {
    const person = await scriptClient(sandbox.url).login(name);
    const id = BigInt(person.id);
    const now = new Date();
    const hours = 12 - now.getUTCHours();
    const zone = `Etc/GMT${hours > 0 ? '-' : '+'}${Math.abs(hours)}`;
    await database.db.learner.create({ data: { id, zone } });
    const minutesAgo = (minutes: number) => new Date(now.getTime() - minutes * 60_000);
    const due = minutesAgo(now.getUTCMinutes() + 1);
    await database.db.reminder.create({
      data: {
        learnerId: id,
        at: 11 * 60 + 59,
        channelId: BigInt((await person.dm()).id),
        since: minutesAgo(300),
        nextAt: due,
      },
    });
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

/** Answers one card after the other until told to stop; counts what became of the answers. */
async function study(person: ScriptPerson, channel: string, over: AbortSignal) {
  const told = { acknowledged: 0, unanswered: 0, lost: 0 };
  let shown: Outcome | undefined;
  while (!over.aborted) {
    shown ??= await answered(person.command(channel, 'study', { options: { deck: 'ddia' } }));
    const back = shown?.message && (await answered(person.press(shown.message, 'Show answer')));
    if (!back?.message) {
      told.lost++;
      shown = undefined;
      continue;
    }
    shown = await answered(person.press(back.message, 'Good'));
    if (shown) told.acknowledged++;
    else told.unanswered++;
  }
  return told;
}

/** Undefined when the bot did not answer as one wishes. */
async function answered(outcome: Promise<Outcome>): Promise<Outcome | undefined> {
  const one = await outcome.catch(() => undefined);
  const fine = one?.message && !one.problem && one.followups.length === 0 && one.message.embeds.length > 0;
  return fine ? one : undefined;
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
