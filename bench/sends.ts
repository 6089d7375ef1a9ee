// Reminders that are sent, against what Discord allows a bot: 50 requests a second, and not one refused.
import { setTimeout as sleep } from 'node:timers/promises';
import type { TemporaryPostgres } from '../bot/db/temporary-postgres.ts';
import { openQueue, type Queue } from '../bot/queue/queue.ts';
import { BURST, SENDS_A_SECOND } from '../bot/reminders/send-budget.store.ts';
import { type Sandbox, startSandbox } from '../bot/sandbox/sandbox.ts';
import type { Bench, Comparison } from './comparison.ts';
import { figure, type Question } from './measure.ts';
import { newDatabase } from './postgres.ts';
import { type Program, QUORUM, startedProgram } from './program.ts';
import { newSleepers, requestsOf, sendsASecond } from './sends/sleepers.ts';

const PEOPLE = 100;
const ROUNDS = 3;
const SWEEP = 'reminders.sweep';
/** Discord's, for the whole bot. */
const LIMIT = 50;
const WITHIN_MS = 60_000;

const SHARE = SENDS_A_SECOND / LIMIT;
const unit = 'requests a second';
const ALONE: Question = {
  name: 'sends',
  better: 'higher',
  aim: 0.9 * SHARE,
  of: `reminders a second that one worker sends, divided by Discord's limit; the bot allows itself ${SHARE}`,
  unit,
};
const TOGETHER: Question = {
  name: 'sends-two-workers',
  better: 'lower',
  aim: 1.1 * SHARE,
  of: "reminders a second that two workers send between them, divided by Discord's limit",
  unit,
};
const REFUSED: Question = {
  name: 'sends-refused',
  better: 'lower',
  aim: 0,
  of: 'requests that were refused with 429 by a sandbox with the limits of Discord, divided by all requests',
  unit: 'requests of a worker',
};

export const sends: Comparison = {
  name: 'sends',
  about: "reminders a second by one and by two workers, against Discord's limit of 50 requests",
  needsPostgres: true,
  async measure(bench) {
    const place = await openPlace(bench);
    const workers = [await worker(bench, place)];
    const alone = await inRounds(place, 'Alone', 1);
    workers.push(await worker(bench, place));
    const together = await inRounds(place, 'Together', 2);
    const requests = await Promise.all(workers.map(({ output }) => requestsOf(output())));
    const limit = { label: 'limit', windows: alone.map(() => LIMIT) };
    const refused = { label: 'refused', windows: requests.map((one) => one.refused) };
    return [
      figure(ALONE, { label: 'one worker', windows: alone }, limit),
      figure(TOGETHER, { label: 'two workers', windows: together }, limit),
      figure(REFUSED, refused, { label: 'all', windows: requests.map((one) => one.all) }),
    ];
  },
};

type Place = { sandbox: Sandbox; database: TemporaryPostgres; queue: Queue };

async function openPlace(bench: Bench): Promise<Place> {
  const database = await newDatabase(bench);
  const sandbox = await startSandbox();
  bench.opened.defer(() => sandbox.close());
  const queue = await openQueue(database.pool, false);
  bench.opened.defer(() => queue.close());
  await queue.declare({ name: SWEEP, retries: 0 });
  return { sandbox, database, queue };
}

function worker({ opened }: Bench, { sandbox, database }: Place): Promise<Program> {
  return startedProgram(opened, QUORUM, {
    ...{ DISCORD_TOKEN: sandbox.token, DISCORD_API_URL: sandbox.api, DATABASE_URL: database.url },
    ...{ ROLE: 'worker', HEALTH_PORT: '0', LOG_LEVEL: 'info' },
  });
}

/** New people in each round are reminded by as many sweeps at once; gives the sends a second. */
async function inRounds({ sandbox, database, queue }: Place, name: string, sweeps: number): Promise<number[]> {
  const { pool } = database;
  const rates: number[] = [];
  for (let round = 1; round <= ROUNDS; round++) {
    const people = await newSleepers(sandbox.url, pool, `${name} ${round}`, PEOPLE);
    for (let sent = 0; sent < sweeps; sent++) await queue.send(SWEEP, {});
    const over = performance.now() + WITHIN_MS;
    let rate = await sendsASecond(pool, people, BURST);
    for (; rate === null && performance.now() < over; rate = await sendsASecond(pool, people, BURST)) await sleep(100);
    if (rate === null) throw new Error(`${PEOPLE} reminders were not sent within ${WITHIN_MS / 1000} s`);
    rates.push(rate);
  }
  return rates;
}
