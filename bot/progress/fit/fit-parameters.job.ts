// Every night: whoever has enough new reviews gets FSRS's parameters fitted to them, if that predicts better.
import type { Database } from '../../db/database.ts';
import type { Job, Queue } from '../../queue/queue.ts';
import { ENOUGH_REVIEWS, outcomeOf } from './comparison.ts';
import { answerLog, type Fit, lastAnswered, learnersToFit, saveFit } from './fit.store.ts';
import { fitInThread } from './fit-thread.ts';
import { spacedReviews } from './replay.ts';

const FIND = 'progress.find-fits';
const FIT = 'progress.fit';
const BATCH = 500;
/** Nobody's cards change while they study: a fit waits until they have paused for so long. */
const PAUSE_MS = 60 * 60_000;

type Parts = { db: Database; queue: Pick<Queue, 'send'>; now: () => Date };

export function fitJobs({ db, queue, now }: Parts): Job[] {
  return [
    {
      name: FIND,
      cron: '20 3 * * *',
      async run() {
        let after = 0n;
        for (;;) {
          const due = await learnersToFit(db, { now: now(), after, limit: BATCH });
          for (const id of due) await queue.send(FIT, { learner: String(id) }, { key: String(id) });
          if (due.length < BATCH) return;
          after = due.at(-1)!;
        }
      },
    },
    {
      name: FIT,
      retryAfter: 60,
      lookEvery: 30,
      async run({ learner }) {
        const learnerId = BigInt(String(learner));
        const again = await fitParameters(db, learnerId, now());
        if (again) await queue.send(FIT, { learner: String(learner) }, { key: String(learner), at: again });
      },
    },
  ];
}

/** Fits and writes down what came of it. Gives the time to try again when the learner is studying; null when done. */
export async function fitParameters(db: Database, learnerId: bigint, now: Date): Promise<Date | null> {
  const last = await lastAnswered(db, learnerId);
  if (!last) return null;
  const paused = new Date(last.getTime() + PAUSE_MS);
  if (paused > now) return paused;

  const log = await answerLog(db, learnerId);
  const cards = log.map(({ answers }) => answers.map(({ rating, day }) => ({ rating, day })));
  const reviews = spacedReviews(cards);
  if (reviews < ENOUGH_REVIEWS) return null;
  const learner = await db.learner.findUnique({ where: { id: learnerId }, select: { fsrsParameters: true } });
  if (!learner) return null;
  const { comparison, parameters } = await fitInThread(cards);
  const outcome = outcomeOf(comparison, learner.fsrsParameters.length > 0);
  await saveFit(db, { learnerId, now, outcome, comparison, parameters, log } satisfies Fit);
  return null;
}
