// A verdict with all that belongs to it.
import type { Database } from '../db/database.ts';
import type { Reply } from '../discord/route.ts';
import { judgementsOf } from './group.store.ts';
import type { Interview } from './interview.store.ts';
import { questionCard } from './place.store.ts';
import { verdictView } from './verdict.view.ts';

export async function verdictHere(db: Database, interview: Interview, question: number): Promise<Reply> {
  const [cardId, judgements] = await Promise.all([
    questionCard(db, interview, question),
    judgementsOf(db, interview, question),
  ]);
  return verdictView(interview, question, { cardId, judgements });
}
