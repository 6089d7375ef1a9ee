// Who watches a group interview, and what they found.
import type { Database } from '../db/database.ts';
import type { Interview } from './interview.store.ts';

export type Judgement = { observerId: bigint; name: string; met: string[] };
type Key = Pick<Interview, 'learnerId' | 'id'>;

export async function addObserver(
  db: Database,
  { learnerId, id }: Key,
  observerId: bigint,
  name: string,
): Promise<void> {
  const data = { learnerId, interviewId: id, observerId, name };
  await db.interviewObserver.createMany({ data: [data], skipDuplicates: true });
}

export async function isObserver(db: Database, { learnerId, id }: Key, observerId: bigint): Promise<boolean> {
  return (await db.interviewObserver.count({ where: { learnerId, interviewId: id, observerId } })) > 0;
}

/** Stores what an observer found met; a later choice takes the place of the earlier one. */
export async function judge(
  db: Database,
  { learnerId, id }: Key,
  { question, observerId, met }: { question: number; observerId: bigint; met: string[] },
): Promise<void> {
  const key = { learnerId, interviewId: id, question, observerId };
  await db.observerVerdict.upsert({
    where: { learnerId_interviewId_question_observerId: key },
    create: { ...key, met },
    update: { met },
  });
}

export async function judgementsOf(db: Database, { learnerId, id }: Key, question: number): Promise<Judgement[]> {
  const [verdicts, observers] = await Promise.all([
    db.observerVerdict.findMany({ where: { learnerId, interviewId: id, question }, orderBy: { observerId: 'asc' } }),
    db.interviewObserver.findMany({ where: { learnerId, interviewId: id } }),
  ]);
  const names = new Map(observers.map(({ observerId, name }) => [observerId, name]));
  return verdicts.map(({ observerId, met }) => ({ observerId, name: names.get(observerId) ?? 'somebody', met }));
}
