// Every setting of the service, read from the environment in one place. `.env.example` documents each of them.
import path from 'node:path';
import { z } from 'zod';
import type { DatabasePlace } from './db/database.ts';
import { UserError } from './errors.ts';

const port = z.coerce.number('must be a number').int().min(0).max(65535);
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
  LOG_LEVEL: z.enum(['debug', 'info', 'warn', 'error'], 'must be debug, info, warn or error').optional(),
});

export type Settings = {
  discord:
    | { kind: 'discord'; token: string; api?: string }
    | { kind: 'sandbox'; port: number; folder: string; record?: string };
  database: DatabasePlace;
  decksFolder: string;
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
    database: env.DATABASE_URL ? { url: env.DATABASE_URL } : { folder: folder('postgres') },
    decksFolder: path.resolve(env.DECKS_FOLDER),
    operatorIds: env.OPERATOR_IDS,
    logLevel: env.LOG_LEVEL ?? (env.DISCORD_TOKEN ? 'info' : 'warn'),
  };
}
