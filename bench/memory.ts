// What the bot weighs in 1,000 servers, against itself in one, and against discord.js as it comes.
import { setTimeout as sleep } from 'node:timers/promises';
import { startSandbox } from '../bot/sandbox/sandbox.ts';
import type { Bench, Comparison } from './comparison.ts';
import { figure, type Question } from './measure.ts';
import { newDatabase } from './postgres.ts';
import { BARE_CLIENT, QUORUM, startProgram } from './program.ts';

const SERVERS = 1000;
const ROUNDS = 3;
/** After so long (ms) what the start alone needed has been given back, as far as it is. */
const REST_MS = 3000;
const MB = 1e6;

const unit = 'MB resident, at rest after the start';
const WEIGHT: Question = {
  name: 'memory-servers',
  better: 'lower',
  aim: 1.3,
  of: `memory of Quorum in ${SERVERS} servers, divided by its memory in one`,
  unit,
};
const AGAINST_CLIENT: Question = {
  name: 'memory-client',
  better: 'lower',
  aim: 2,
  of: `memory of Quorum in ${SERVERS} servers, divided by that of a discord.js client with default options there`,
  unit,
};
const A_SERVER: Question = {
  name: 'memory-a-server',
  better: 'lower',
  aim: 1,
  of: `memory that ${SERVERS} servers add to Quorum, divided by what they add to a discord.js client with default options`,
  unit: `MB for ${SERVERS} servers`,
};

export const memory: Comparison = {
  name: 'memory',
  about: `the bot's memory in ${SERVERS} servers, against one server and a bare discord.js client`,
  needsPostgres: true,
  async measure(bench) {
    const sides = [
      await quorumIn(bench, 1),
      await quorumIn(bench, SERVERS),
      await clientIn(bench, 1),
      await clientIn(bench, SERVERS),
    ];
    const weights: number[][] = sides.map(() => []);
    for (let round = 0; round < ROUNDS; round++) {
      const weighed = await Promise.all(sides.map((side) => side()));
      for (const [at, weight] of weighed.entries()) weights[at]!.push(weight);
    }
    const [ourOne, ourMany, bareOne, bareMany] = weights as [number[], number[], number[], number[]];
    const added = (of: number[], before: number[]) => of.map((value, round) => value - before[round]!);
    const ours = { label: 'Quorum', windows: ourMany };
    return [
      figure(WEIGHT, ours, { label: 'one server', windows: ourOne }),
      figure(AGAINST_CLIENT, ours, { label: 'discord.js', windows: bareMany }),
      figure(
        A_SERVER,
        { label: 'Quorum', windows: added(ourMany, ourOne) },
        { label: 'discord.js', windows: added(bareMany, bareOne) },
      ),
    ];
  },
};

type Weighing = () => Promise<number>;

async function quorumIn(bench: Bench, servers: number): Promise<Weighing> {
  const { url } = await newDatabase(bench);
  const address = await newAddress(bench, servers);
  return () => weight(QUORUM, { ...address, DATABASE_URL: url });
}

async function clientIn(bench: Bench, servers: number): Promise<Weighing> {
  const address = await newAddress(bench, servers);
  return () => weight(BARE_CLIENT, address);
}

/** Of a sandbox in which the bot is in so many servers. */
async function newAddress({ opened }: Bench, servers: number): Promise<Record<string, string>> {
  const sandbox = await startSandbox({ otherServers: servers - 1 });
  opened.defer(() => sandbox.close());
  return { DISCORD_TOKEN: sandbox.token, DISCORD_API_URL: sandbox.api };
}

/** Starts the program, lets it rest, and gives its resident memory in MB. */
async function weight(script: string, settings: Record<string, string>): Promise<number> {
  await using started = new AsyncDisposableStack();
  const program = startProgram(script, settings);
  started.defer(() => program.end('SIGTERM'));
  await program.up;
  await sleep(REST_MS);
  return program.residentBytes() / MB;
}
