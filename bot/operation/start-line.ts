// What the log says of the process at its start, and what it must never say.
import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { DatabasePlace } from '../db/database.ts';

/** Of all settings, those that hold a secret. */
const SECRET_SETTINGS = ['DISCORD_TOKEN', 'OPENAI_API_KEY'];

export type StartSettings = {
  role?: string;
  shards?: { count: number | 'auto' };
  discord: { kind: string };
  database: DatabasePlace;
};

/** Version, role, shards, kinds of database and Discord. */
export function startLine({ role = 'all', shards, discord, database }: StartSettings): Record<string, unknown> {
  return {
    version: version(),
    node: process.version,
    role,
    shards: shards?.count ?? 1,
    discord: discord.kind,
    database: 'url' in database ? 'Postgres' : 'embedded',
  };
}

/** What the console says once the process is up: processes that share their work may hold no connection now. */
export function upLine({ role = 'all', shards }: Pick<StartSettings, 'role' | 'shards'>): string {
  if (role === 'worker') return 'Quorum is up, and does the jobs.';
  return shards
    ? 'Quorum is up, and connects to Discord with the shards that fall to it: the log tells which.'
    : 'Quorum is up and connected to Discord.';
}

export function version(): string {
  const file = path.resolve(import.meta.dirname, '../../package.json');
  return (JSON.parse(readFileSync(file, 'utf8')) as { version: string }).version;
}

/** The values that no log line and no report may show. */
export function secretsOf(env: Record<string, string | undefined>): (string | undefined)[] {
  return [...SECRET_SETTINGS.map((name) => env[name]), ...passwordsIn(env.DATABASE_URL ?? '')];
}

/** The password of an address, as it stands there and as it is meant. */
function passwordsIn(address: string): string[] {
  const written = /^\w+:\/\/[^:@/]*:(.+)@/.exec(address)?.[1];
  if (!written) return [];
  try {
    return [written, decodeURIComponent(written)];
  } catch {
    return [written];
  }
}
