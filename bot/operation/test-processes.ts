// For tests: the real program as processes of its own, on one sandbox and one Postgres.
import { type ChildProcess, spawn } from 'node:child_process';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Sandbox } from '../sandbox/sandbox.ts';
import { surroundings } from './test-surroundings.ts';

export type Program = {
  name: string;
  child: ChildProcess;
  /** The lines of its log so far, and what else it wrote. */
  lines: Record<string, unknown>[];
  output(): string;
  /** The address of its health and metrics, once it is up. */
  health: string;
  /** Ends it by this signal and waits until it is gone; gives its exit code, null when it was killed. */
  end(signal: NodeJS.Signals): Promise<number | null>;
};

const MAIN = path.resolve(import.meta.dirname, '../main.ts');

/** Starts `bot/main.ts` with these settings, the others as in a new `.env`, and nothing of the environment; resolves when it is up. */
export async function startProgram(name: string, env: Record<string, string>): Promise<Program> {
  const child = spawn(process.execPath, [MAIN], {
    ...surroundings({ HEALTH_PORT: '0', LOG_LEVEL: 'info', ...env }),
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const gone = new Promise<number | null>((resolve) => child.once('exit', resolve));
  let output = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (data) => (output += String(data)));
  const lines = () =>
    output
      .split('\n')
      .filter((line) => line.startsWith('{'))
      .map((line) => JSON.parse(line) as Record<string, unknown>);
  const health = () =>
    lines()
      .map(({ msg }) => /^health and metrics: (.*)$/.exec(String(msg))?.[1])
      .find(Boolean);
  while (!health()) {
    if (child.exitCode !== null) throw new Error(`${name} did not start:\n${output}`);
    await sleep(50);
  }
  return {
    name,
    child,
    get lines() {
      return lines();
    },
    output: () => output,
    health: health()!,
    end(signal) {
      child.kill(signal);
      return gone;
    },
  };
}

/** What a process needs to be one of those that share this sandbox and this Postgres. */
export function shared(sandbox: Pick<Sandbox, 'token' | 'api'>, databaseUrl: string): Record<string, string> {
  return { DISCORD_TOKEN: sandbox.token, DISCORD_API_URL: sandbox.api, DATABASE_URL: databaseUrl };
}
