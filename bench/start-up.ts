// From the start of the process to a bot that is connected, against discord.js as it comes.
import type pg from 'pg';
import { type Sandbox, startSandbox } from '../bot/sandbox/sandbox.ts';
import type { Bench, Comparison } from './comparison.ts';
import { figure, inTurns, type Question } from './measure.ts';
import { emptyDatabase, newDatabase } from './postgres.ts';
import { BARE_CLIENT, QUORUM, startProgram } from './program.ts';

const ROUNDS = 4;

const unit = 'ms from the start of the process to connected';
const AGAIN: Question = {
  name: 'start',
  better: 'lower',
  aim: 5,
  of: 'time in which Quorum starts on its database of before, divided by that of a discord.js client with default options',
  unit,
};
const FIRST: Question = {
  name: 'start-first',
  better: 'lower',
  aim: 8,
  of: 'time in which Quorum first starts, with all migrations, the deck and its commands, divided by the same',
  unit,
};

export const startUp: Comparison = {
  name: 'start',
  about: 'from the start of the process to connected, against a bare discord.js client',
  needsPostgres: true,
  async measure(bench) {
    const sandbox = await sandboxFor(bench.opened);
    const { pool, url } = await newDatabase(bench);
    const windows = await inTurns(
      {
        again: async () => {
          await forgetProcesses(pool);
          return start(QUORUM, sandbox, { DATABASE_URL: url });
        },
        first: () => firstStart(bench),
        bare: () => start(BARE_CLIENT, sandbox, {}),
      },
      { rounds: ROUNDS },
    );
    const bare = { label: 'discord.js', windows: windows.bare };
    return [
      figure(AGAIN, { label: 'Quorum', windows: windows.again }, bare),
      figure(FIRST, { label: 'Quorum', windows: windows.first }, bare),
    ];
  },
};

async function sandboxFor(opened: AsyncDisposableStack): Promise<Sandbox> {
  const sandbox = await startSandbox();
  opened.defer(() => sandbox.close());
  return sandbox;
}

async function firstStart({ server }: Bench): Promise<number> {
  await using opened = new AsyncDisposableStack();
  const sandbox = await sandboxFor(opened);
  return await start(QUORUM, sandbox, { DATABASE_URL: await emptyDatabase({ server, opened }) });
}

/** Starts the program, and ends it as soon as it is connected; gives how long it took, in ms. */
async function start(script: string, { token, api }: Sandbox, settings: Record<string, string>): Promise<number> {
  const program = startProgram(script, { DISCORD_TOKEN: token, DISCORD_API_URL: api, ...settings });
  return program.up.finally(() => program.end('SIGKILL'));
}

/** The one of before was killed: without this, the next one waits for its leases, as it does not after a proper end. */
async function forgetProcesses(pool: pg.Pool): Promise<void> {
  await pool.query('DELETE FROM "ShardLease"');
  await pool.query('DELETE FROM "GatewayProcess"');
  await pool.query('DELETE FROM "IdentifyTurn"');
}
