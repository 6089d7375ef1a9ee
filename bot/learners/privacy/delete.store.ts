// Takes away everything about a learner. Every table of theirs hangs on their row; what is left are places in the rows of others.
import type { Database } from '../../db/database.ts';
import type { Queue } from '../../queue/queue.ts';

/**
 * Deletes the learner's rows in every table, and their jobs. Idempotent; false when nothing was stored. What concerns
 * other learners is done by statements of its own.
 */
export async function deleteLearner(db: Database, queue: Pick<Queue, 'forget'>, learnerId: bigint): Promise<boolean> {
  await db.interviewObserver.deleteMany({ where: { observerId: learnerId } });
  await db.observerVerdict.deleteMany({ where: { observerId: learnerId } });
  await db.contest.updateMany({ where: { decidedBy: learnerId }, data: { decidedBy: null } });
  const { count } = await db.learner.deleteMany({ where: { id: learnerId } });
  await queue.forget(String(learnerId));
  return count > 0;
}
