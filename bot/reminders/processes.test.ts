// Three processes that sweep the same learners, and one of them is killed while it sends.
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { REST } from 'discord.js';
import { pino } from 'pino';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type TemporaryPostgres, temporaryPostgres } from '../db/temporary-postgres.ts';
import { POSTGRES } from '../db/test-databases.ts';
import { sendIn } from '../discord/direct-messages.ts';
import { requests } from '../discord/requests.ts';
import { type Sandbox, startSandbox } from '../sandbox/sandbox.ts';
import { type ScriptPerson, scriptClient } from '../sandbox/script-client.ts';
import { deckWith } from '../study/test-deck.ts';
import { type SweepParts, sweep } from './sweep.job.ts';

const LEARNERS = 150;
const SWEEPER = path.join(import.meta.dirname, 'test-sweeper.ts');

describe.runIf(POSTGRES)('three processes, one of them killed', () => {
  let database: TemporaryPostgres;
  let sandbox: Sandbox;
  const children: ChildProcess[] = [];
  beforeAll(async () => {
    database = await temporaryPostgres(POSTGRES ?? '');
    sandbox = await startSandbox();
  }, 60_000);
  afterAll(async () => {
    for (const child of children) child.kill('SIGKILL');
    await sandbox.close();
    await database.close();
  });

  it('remind everybody exactly once, with the sends of all within the budget', async () => {
    const { db } = database;
    await deckWith(db, [{}, {}, {}]);
    const people = await learnersWithReminders();
    const began = performance.now();
    for (let count = 0; count < 3; count++) children.push(sweeper());
    await Promise.all(children.map((child) => once(child.stdout!, 'data')));
    while ((await db.reminderSend.count()) < LEARNERS / 3) await sleep(5);
    children[1]!.kill('SIGKILL');
    while ((await db.reminderSend.count()) < LEARNERS - 10) await sleep(50);
    const seconds = (performance.now() - began) / 1000;
    expect(seconds).toBeGreaterThan((LEARNERS - 20) / 30);
    await sleep(1500);
    for (const child of children) child.kill('SIGKILL');
    await sweepLater(61_000);

    const received = await Promise.all(people.map(async (person) => (await person.messages(await person.dm())).length));
    expect(received.filter((count) => count !== 1)).toEqual([]);
    const sends = await db.reminderSend.groupBy({ by: ['outcome'], _count: true });
    expect(sends).toEqual([{ outcome: 'sent', _count: LEARNERS }]);
  }, 120_000);

  /** What the dead process had taken is free again a minute later, within the time in which Discord drops a repeat. */
  async function sweepLater(ms: number): Promise<void> {
    const rest = requests(new REST({ api: sandbox.api, version: '10' }), sandbox.token);
    const send = (...message: Parameters<SweepParts['send']>) => sendIn(rest, ...message);
    await sweep({ db: database.db, send, now: () => new Date(Date.now() + ms), log: pino({ level: 'silent' }) });
  }

  async function learnersWithReminders(): Promise<ScriptPerson[]> {
    const script = scriptClient(sandbox.url);
    const dueAt = new Date(Date.now() - 1000);
    const at = dueAt.getUTCHours() * 60 + dueAt.getUTCMinutes();
    const since = new Date(Date.now() - 2 * 60_000);
    return Promise.all(
      Array.from({ length: LEARNERS }, async (_, index) => {
        const person = await script.login(`Learner ${index}`);
        const channelId = BigInt((await person.dm()).id);
        const learnerId = BigInt(person.id);
        await database.db.learner.create({ data: { id: learnerId, zone: 'UTC' } });
        await database.db.reminder.create({ data: { learnerId, at, channelId, since, nextAt: dueAt } });
        return person;
      }),
    );
  }

  function sweeper(): ChildProcess {
    const child = spawn(process.execPath, [SWEEPER, database.url, sandbox.api, sandbox.token], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    child.stdout!.setEncoding('utf8');
    return child;
  }
});
