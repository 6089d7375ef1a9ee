// Who watches a group interview, and what they found.
import type { Database } from '../db/database.ts';
import type { Interview } from './interview.store.ts';

export type Judgement = {
  observerId: bigint;
  /** Escaped for Markdown. */
  name: string;
  /** Ids of the criteria that they found met; null before they gave a verdict. */
  met: string[] | null;
};
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

/** Stores what an observer found met; a later choice takes the place of the earlier one. True for the first one. */
export async function judge(
  db: Database,
  { learnerId, id }: Key,
  { question, observerId, met }: { question: number; observerId: bigint; met: string[] },
): Promise<boolean> {
  const key = { learnerId, interviewId: id, question, observerId };
  const { count } = await db.observerVerdict.createMany({ data: [{ ...key, met }], skipDuplicates: true });
  if (count === 0) await db.observerVerdict.updateMany({ where: key, data: { met } });
  return count > 0;
}

/** Of all observers, in the order in which they came to Discord. */
export async function judgementsOf(db: Database, { learnerId, id }: Key, question: number): Promise<Judgement[]> {
  const [verdicts, observers] = await Promise.all([
    db.observerVerdict.findMany({ where: { learnerId, interviewId: id, question } }),
    db.interviewObserver.findMany({ where: { learnerId, interviewId: id }, orderBy: { observerId: 'asc' } }),
  ]);
  const found = new Map(verdicts.map(({ observerId, met }) => [observerId, met]));
  return observers.map(({ observerId, name }) => ({ observerId, name, met: found.get(observerId) ?? null }));
}

export async function observersOf(db: Database, { learnerId, id }: Key): Promise<bigint[]> {
  const found = await db.interviewObserver.findMany({ where: { learnerId, interviewId: id } });
  return found.map(({ observerId }) => observerId);
}
