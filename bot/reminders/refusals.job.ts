// What Discord refuses is counted for all processes together, whoever asked for it: presses and interviews count, too.
import type { Logger } from 'pino';
import type { Database } from '../db/database.ts';
import { countRefusal } from './send-budget.store.ts';

/** Gives what to call for each response that counts towards a ban; it returns at once and never throws. */
export function refusalCount({ db, now, log }: { db: Database; now: () => Date; log: Logger }): () => void {
  const count = async () => {
    try {
      if (!(await countRefusal(db, now()))) return;
      log.error('Discord refuses too much: no reminder is sent for ten minutes');
    } catch (err) {
      log.warn({ err }, 'a refusal of Discord could not be counted');
    }
  };
  return () => void count();
}
