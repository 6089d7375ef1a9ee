// The sweep itself, in runs as the job makes them, over everybody who is due. Only Discord is left out.
import { pino } from 'pino';
import type { TemporaryPostgres } from '../../bot/db/temporary-postgres.ts';
import { takeSend } from '../../bot/reminders/send-budget.store.ts';
import { type SweepParts, sweep } from '../../bot/reminders/sweep.job.ts';
import { dueAgain, NOW } from './due-learners.ts';
import { heardStatements } from './heard-statements.ts';

/** What a run did, or several in a row. */
export type Run = { seconds: number; reminded: number; statements: number };

export type Sweeping = {
  /** Sweeps for so long. Whoever was due is due again when a run begins after a whole sweep. */
  run(): Promise<void>;
  runs: Run[];
  /** The sweeps that came to their end, with the sums of their runs. */
  wholes: Run[];
};

/** Sweeps again and again, `forMs` in a run at most; a run throws when somebody who was due was not reminded. */
export function sweeping({ db, pool }: Pick<TemporaryPostgres, 'db' | 'pool'>, forMs: number): Sweeping {
  const heard = heardStatements(pool);
  const runs: Run[] = [];
  const wholes: Run[] = [];
  let sum: Run | null = null;
  const parts: SweepParts = {
    db,
    now: () => NOW,
    log: pino({ level: 'silent' }),
    send: async (channelId) => ({ channelId, messageId: 1n }),
    // Asked for each as in earnest, but nobody waits until it has room.
    takeSend: async (...asked) => {
      await takeSend(...asked);
      return true;
    },
  };

  async function measured(): Promise<Run & { more: boolean }> {
    const before = heard.count();
    const began = performance.now();
    const { swept, more } = await sweep(parts, forMs);
    const seconds = (performance.now() - began) / 1000;
    const { sent, ...others } = swept;
    if (Object.values(others).some((count) => count > 0))
      throw new Error(`not everybody who was due was reminded: ${JSON.stringify(swept)}`);
    return { seconds, reminded: sent, statements: heard.count() - before, more };
  }

  return {
    runs,
    wholes,
    async run() {
      if (!sum) await dueAgain(pool);
      const { more, ...run } = await measured();
      runs.push(run);
      sum = sum ? sumOf(sum, run) : run;
      if (more) return;
      wholes.push(sum);
      sum = null;
    },
  };
}

function sumOf(one: Run, other: Run): Run {
  return {
    seconds: one.seconds + other.seconds,
    reminded: one.reminded + other.reminded,
    statements: one.statements + other.statements,
  };
}
