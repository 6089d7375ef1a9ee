// Every setting of the service, read from the environment in one place. `.env.example` documents each of them.
import path from 'node:path';
import { z } from 'zod';
import type { DatabasePlace } from './db/database.ts';
import { UserError } from './errors.ts';

const number = (least: number, most: number, what: string) => {
  const error = `must be ${what} from ${least} to ${most}`;
  return z.coerce.number(error).min(least, error).max(most, error);
};
const whole = (least: number, most: number, what: string) => {
  const inRange = number(least, most, what);
  return inRange.refine(Number.isInteger, `must be ${what} from ${least} to ${most}`);
};
const port = whole(0, 65_535, 'a port');
const calls = whole(0, 10_000_000, 'a number of calls a day');
const snowflakes = z
  .string()
  .regex(/^\s*\d{15,20}(\s*,\s*\d{15,20})*\s*$/, 'must be Discord user ids, separated by commas')
  .transform((list) => list.split(',').map((id) => BigInt(id.trim())));

/** The names and forms of all settings. A test holds `.env.example` against it. */
export const environment = z.object({
  DISCORD_TOKEN: z.string().optional(),
  DISCORD_API_URL: z
    .url({ protocol: /^https?$/, error: 'must be an address such as https://discord.com/api' })
    .optional(),
  DATABASE_URL: z
    .url({ protocol: /^postgres(ql)?$/, error: 'must be an address such as postgres://user:password@host:5432/quorum' })
    .optional(),
  SANDBOX: z.enum(['0', '1'], 'must be 1 or 0').optional(),
  SANDBOX_PORT: port.default(4600),
  SANDBOX_RECORD: z.string().optional(),
  DATA_FOLDER: z.string().default('data'),
  DECKS_FOLDER: z.string().default('decks'),
  OPERATOR_IDS: snowflakes.default([]),
  OPENAI_API_KEY: z.string().optional(),
  OPENAI_BASE_URL: z
    .url({ protocol: /^https?$/, error: 'must be an address such as http://localhost:11434/v1' })
    .optional(),
  OPENAI_MODEL: z.string().optional(),
  MODEL_CALLS_PER_LEARNER: calls.default(60),
  MODEL_CALLS_PER_DAY: calls.default(2000),
  ROLE: z.enum(['all', 'gateway', 'worker'], 'must be all, gateway or worker').default('all'),
  SHARD_COUNT: z
    .string()
    .regex(/^(auto|[1-9]\d{0,3}|10000)$/, 'must be auto, or a number from 1 to 10000')
    .transform((count) => (count === 'auto' ? count : Number(count)))
    .default('auto'),
  SHARD_LEASE: number(1, 600, 'a number of seconds').default(15),
  DATABASE_WAIT: number(0, 3600, 'a number of seconds').default(60),
  HEALTH_PORT: port.optional(),
  HEALTH_HOST: z.string().default('127.0.0.1'),
  LOG_LEVEL: z.enum(['debug', 'info', 'warn', 'error'], 'must be debug, info, warn or error').optional(),
});

export type Settings = {
  discord:
    | { kind: 'discord'; token: string; api?: string }
    | { kind: 'sandbox'; port: number; folder: string; record?: string };
  database: DatabasePlace;
  decksFolder: string;
  /** What this process does: connect to Discord, work on jobs, or, when left out, both. */
  role?: 'all' | 'gateway' | 'worker';
  /** Left out: one connection for everything, which no other process has. */
  shards?: { count: number | 'auto'; leaseSeconds: number };
  /** Where health and metrics are served; left out: nowhere. */
  health?: { port: number; host: string };
  /** The language model that grades, with calls a day; left out: there is none. */
  model?: { apiKey: string; baseUrl?: string; model: string; budget: { learner: number; instance: number } };
  /** Operators beside the application's owner and its team. */
  operatorIds: bigint[];
  logLevel: 'debug' | 'info' | 'warn' | 'error';
};

/**
 * Reads the settings; empty ones count as unset.
 * @throws UserError that lists every problem at once, in plain words.
 */
export function readSettings(env: Record<string, string | undefined>): Settings {
  const given = Object.fromEntries(Object.entries(env).filter(([, value]) => value?.trim()));
  const read = environment.safeParse(given);
  const problems = read.success
    ? contradictions(read.data)
    : read.error.issues.map(({ path, message }) => `${path.join('.')} ${message}`);
  if (!read.success || problems.length > 0) {
    throw new UserError(
      `The settings need attention (see .env.example):\n${problems.map((line) => `  - ${line}`).join('\n')}`,
    );
  }
  return decide(read.data);
}

type Environment = z.infer<typeof environment>;

function contradictions(env: Environment): string[] {
  const problems: string[] = [];
  if (env.DISCORD_TOKEN && env.SANDBOX === '1') {
    problems.push('SANDBOX=1 and DISCORD_TOKEN exclude each other: unset one of them');
  }
  if (!env.DISCORD_TOKEN && env.DATABASE_URL && env.SANDBOX !== '1') {
    problems.push(
      'DATABASE_URL without DISCORD_TOKEN needs SANDBOX=1, since the sandbox lets anyone be anyone: set DISCORD_TOKEN, or SANDBOX=1 if that is what you want',
    );
  }
  if (!env.DISCORD_TOKEN && env.SANDBOX === '0') {
    problems.push('SANDBOX=0 needs DISCORD_TOKEN: without a token there is only the sandbox to connect to');
  }
  if (env.OPENAI_MODEL && !env.OPENAI_API_KEY && !env.OPENAI_BASE_URL) {
    problems.push('OPENAI_MODEL needs OPENAI_API_KEY, or OPENAI_BASE_URL for a server that asks for no key');
  }
  if ((env.OPENAI_API_KEY || env.OPENAI_BASE_URL) && !env.OPENAI_MODEL) {
    problems.push('OPENAI_MODEL is missing: name the model that is to grade');
  }
  const alone = !env.DATABASE_URL || !env.DISCORD_TOKEN;
  if (alone && env.ROLE !== 'all') {
    problems.push(`ROLE=${env.ROLE} needs DATABASE_URL and DISCORD_TOKEN, which the processes share: unset it`);
  }
  if (alone && env.SHARD_COUNT !== 'auto' && env.SHARD_COUNT > 1) {
    problems.push('SHARD_COUNT over 1 needs DATABASE_URL and DISCORD_TOKEN: unset it');
  }
  return problems;
}

function decide(env: Environment): Settings {
  const folder = (name: string) => path.resolve(env.DATA_FOLDER, name);
  return {
    discord: env.DISCORD_TOKEN
      ? { kind: 'discord', token: env.DISCORD_TOKEN, ...(env.DISCORD_API_URL && { api: env.DISCORD_API_URL }) }
      : {
          kind: 'sandbox',
          port: env.SANDBOX_PORT,
          folder: folder('sandbox'),
          ...(env.SANDBOX_RECORD && { record: env.SANDBOX_RECORD }),
        },
    database: env.DATABASE_URL
      ? { url: env.DATABASE_URL, waitSeconds: env.DATABASE_WAIT }
      : { folder: folder('postgres') },
    role: env.ROLE,
    ...(env.DISCORD_TOKEN && env.DATABASE_URL && { shards: { count: env.SHARD_COUNT, leaseSeconds: env.SHARD_LEASE } }),
    ...(env.HEALTH_PORT !== undefined && { health: { port: env.HEALTH_PORT, host: env.HEALTH_HOST } }),
    decksFolder: path.resolve(env.DECKS_FOLDER),
    ...(env.OPENAI_MODEL && { model: modelPlace(env, env.OPENAI_MODEL) }),
    operatorIds: env.OPERATOR_IDS,
    logLevel: env.LOG_LEVEL ?? (env.DISCORD_TOKEN ? 'info' : 'warn'),
  };
}

function modelPlace(env: Environment, model: string): NonNullable<Settings['model']> {
  return {
    model,
    // Servers on one's own machine ask for none, but the client insists on one.
    apiKey: env.OPENAI_API_KEY ?? 'none',
    ...(env.OPENAI_BASE_URL && { baseUrl: env.OPENAI_BASE_URL }),
    budget: { learner: env.MODEL_CALLS_PER_LEARNER, instance: env.MODEL_CALLS_PER_DAY },
  };
}
