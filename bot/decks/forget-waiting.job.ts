// Every night: what waited for a day is forgotten, files whose preview got neither a yes nor a no, and typed answers.
import type { Database } from '../db/database.ts';
import { forgetImportsBefore } from '../learners/privacy/pending-import.store.ts';
import type { Job } from '../queue/queue.ts';
import { forgetTypedBefore } from '../study/typed-answer.store.ts';
import { dropPendingBefore } from './own-deck.store.ts';

const DAY_MS = 24 * 60 * 60_000;

export function forgetWaiting({ db, now }: { db: Database; now: () => Date }): Job {
  return {
    name: 'decks.forget-waiting',
    cron: '40 3 * * *',
    lookEvery: 60,
    async run() {
      const dayAgo = new Date(now().getTime() - DAY_MS);
      await dropPendingBefore(db, dayAgo);
      await forgetImportsBefore(db, dayAgo);
      await forgetTypedBefore(db, dayAgo);
    },
  };
}
