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
import { expectWithinBudget } from './test-within-budget.ts';

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
    for (let count = 0; count < 3; count++) children.push(sweeper());
    await Promise.all(children.map((child) => once(child.stdout!, 'data')));
    const people = await learnersWithReminders();
    while ((await db.reminderSend.count()) < LEARNERS / 2) await sleep(5);
    children[1]!.kill('SIGKILL');
    expect(await db.reminderSend.count()).toBeLessThan(LEARNERS);
    while ((await db.reminderSend.count()) < LEARNERS - 10) await sleep(50);
    await sleep(1500);
    for (const child of children) child.kill('SIGKILL');
    await sweepLater(61_000);

    await expectWithinBudget(people, children.length);
    const sends = await db.reminderSend.groupBy({ by: ['outcome'], _count: true });
    expect(sends).toEqual([{ outcome: 'sent', _count: LEARNERS }]);
  }, 120_000);

  /** What the dead process had taken is free again a minute later, within the time in which Discord drops a repeat. */
  async function sweepLater(ms: number): Promise<void> {
    const rest = requests(new REST({ api: sandbox.api, version: '10' }), sandbox.token);
    const send = (...message: Parameters<SweepParts['send']>) => sendIn(rest, ...message);
    await sweep({ db: database.db, send, now: () => new Date(Date.now() + ms), log: pino({ level: 'silent' }) });
  }

  /** All of them fall due in the same moment. */
  async function learnersWithReminders(): Promise<ScriptPerson[]> {
    const script = scriptClient(sandbox.url);
    const people = await Promise.all(
      Array.from({ length: LEARNERS }, async (_, index) => {
        const person = await script.login(`Learner ${index}`);
        return { person, learnerId: BigInt(person.id), channelId: BigInt((await person.dm()).id) };
      }),
    );
    await database.db.learner.createMany({ data: people.map(({ learnerId }) => ({ id: learnerId, zone: 'UTC' })) });
    const nextAt = new Date(Date.now() - 1000);
    const at = nextAt.getUTCHours() * 60 + nextAt.getUTCMinutes();
    const since = new Date(Date.now() - 2 * 60_000);
    await database.db.reminder.createMany({
      data: people.map(({ learnerId, channelId }) => ({ learnerId, channelId, at, since, nextAt })),
    });
    return people.map(({ person }) => person);
  }

  function sweeper(): ChildProcess {
    const child = spawn(process.execPath, [SWEEPER, database.url, sandbox.api, sandbox.token], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    child.stdout!.setEncoding('utf8');
    return child;
  }
});
