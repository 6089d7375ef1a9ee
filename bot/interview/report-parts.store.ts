// What belongs to a report beside the interview itself.
import type { Database } from '../db/database.ts';
import { type Judgement, judgementsOf, observersOf } from './group.store.ts';
import type { Interview } from './interview.store.ts';
import { type PulledCard, pulledCards } from './pull.store.ts';

export type ReportParts = {
  /** The cards that wait because of this interview. */
  pulled: PulledCard[];
  /** The learner's time zone. */
  zone: string;
  /** What a group's observers found, by question. */
  judgements: Judgement[][];
};

export async function reportParts(db: Database, interview: Interview, now: Date): Promise<ReportParts> {
  const { learnerId, session } = interview;
  const [pulled, learner, observers] = await Promise.all([
    pulledCards(db, interview, now),
    db.learner.findUnique({ where: { id: learnerId }, select: { zone: true } }),
    observersOf(db, interview),
  ]);
  const watched = observers.length > 0 ? session.turns : [];
  const judgements = await Promise.all(watched.map((_, question) => judgementsOf(db, interview, question)));
  return { pulled, zone: learner?.zone ?? 'UTC', judgements };
}
