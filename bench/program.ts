// A program in a process of its own, such as the real one: when it was up, what it weighs, and an end of any kind.
import { execFileSync, spawn } from 'node:child_process';
import path from 'node:path';
import { surroundings } from '../bot/operation/test-surroundings.ts';

export type Program = {
  /** Resolves to the ms from its start until it said that it is up; rejects when it ends before. */
  up: Promise<number>;
  /** Resident memory, in bytes. */
  residentBytes(): number;
  /** What it wrote so far, both streams. */
  output(): string;
  /** Ends it by this signal, or does nothing when it has ended, and waits until it is gone. */
  end(signal: NodeJS.Signals): Promise<void>;
};

const ROOT = path.resolve(import.meta.dirname, '..');
/** The service as `npm start` runs it. */
export const QUORUM = 'bot/main.ts';
/** discord.js as it comes. */
export const BARE_CLIENT = 'bench/bare-client.ts';
const UP = /^\S.* is up\b/m;

/** Starts a script of this repository with these settings and none of ours, out of reach of our `.env`. It does not outlive us. */
export function startProgram(script: string, settings: Record<string, string>): Program {
  const began = performance.now();
  const child = spawn(process.execPath, [path.join(ROOT, script)], {
    ...surroundings(settings),
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const up = Promise.withResolvers<number>();
  up.promise.catch(() => undefined);
  let output = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text: string) => {
      output += text;
      if (UP.test(output)) up.resolve(performance.now() - began);
    });
  }
  const endWithUs = () => child.kill('SIGKILL');
  process.once('exit', endWithUs);
  const gone = new Promise<void>((resolve) => {
    child.once('close', (code, signal) => {
      process.off('exit', endWithUs);
      up.reject(new Error(`${script} ended before it was up, by ${signal ?? `code ${code}`}:\n${output}`));
      resolve();
    });
  });
  return {
    up: up.promise,
    residentBytes: () =>
      Number(execFileSync('ps', ['-o', 'rss=', '-p', String(child.pid)], { encoding: 'utf8' })) * 1024,
    output: () => output,
    end(signal) {
      child.kill(signal);
      return gone;
    },
  };
}

/** Starts it and waits until it is up; it ends, at once, with `opened`. */
export async function startedProgram(
  opened: AsyncDisposableStack,
  script: string,
  settings: Record<string, string>,
): Promise<Program & { startMs: number }> {
  const program = startProgram(script, settings);
  opened.defer(() => program.end('SIGKILL'));
  return { ...program, startMs: await program.up };
}
