// The real program, killed with -9 at random moments and started again, until it is let be.
import { setTimeout as sleep } from 'node:timers/promises';
import { type Program, QUORUM, startProgram } from '../program.ts';

export type KilledBot = {
  /** Resolves as soon as the bot is up, or at once when it is. */
  up(): Promise<void>;
  kills(): number;
  /** What it logged as errors, while it was killed and after. */
  errors(): string[];
  /** Kills it no more, and resolves when it is up for good. */
  letBe(): Promise<void>;
  close(): Promise<void>;
};

/** It lives for so long at most (ms), from the moment when it was up. */
const LIFE_MS = 7_000;
/** So often it is killed before it is up. */
const DIES_YOUNG = 0.15;
const YOUNG_MS = 2_500;
const ERROR_LEVEL = 50;

export function killAgainAndAgain(settings: Record<string, string>, random: () => number): KilledBot {
  let kills = 0;
  let letBe = false;
  let program: Program | undefined;
  const errors: string[] = [];
  const standing = gate();

  async function kill(killed: Program): Promise<void> {
    standing.shut();
    await killed.end('SIGKILL');
    errors.push(...errorsIn(killed.output()));
  }
  async function live(): Promise<void> {
    while (!letBe) {
      program = startProgram(QUORUM, settings);
      const up = program.up.then(standing.open);
      if (random() < DIES_YOUNG) await Promise.race([sleep(random() * YOUNG_MS), up]);
      else await up.then(() => sleep(random() * LIFE_MS));
      up.catch(() => undefined); // it may be killed before
      await kill(program);
      kills++;
    }
    program = startProgram(QUORUM, settings);
    await program.up.then(standing.open);
  }
  const lived = live();
  // Told to whoever waits for it: a bot that does not start any more must not leave people waiting for ever.
  lived.catch(standing.fail);
  return {
    up: standing.passed,
    kills: () => kills,
    errors: () => [...errors, ...errorsIn(program?.output() ?? '')],
    letBe() {
      letBe = true;
      return lived;
    },
    async close() {
      letBe = true;
      await lived.catch(() => undefined);
      if (program) await kill(program);
      program = undefined;
    },
  };
}

/** What one waits at for as long as it is shut. */
function gate() {
  let way = Promise.withResolvers<void>();
  let isOpen = false;
  return {
    passed: () => way.promise,
    open() {
      isOpen = true;
      way.resolve();
    },
    shut() {
      if (isOpen) way = Promise.withResolvers();
      isOpen = false;
    },
    fail(reason: unknown) {
      way.promise.catch(() => undefined);
      way.reject(reason);
    },
  };
}

function errorsIn(output: string): string[] {
  return output.split('\n').filter((line) => {
    if (!line.startsWith('{')) return false;
    try {
      return JSON.parse(line).level >= ERROR_LEVEL;
    } catch {
      return false; // the last line of one that was killed
    }
  });
}
