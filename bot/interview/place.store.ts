// Where an interview is held, when that changes under way.
import type { Database } from '../db/database.ts';
import type { Prisma } from '../db/generated/client.ts';
import type { Interview } from './interview.store.ts';

type Place = Pick<Interview, 'place' | 'channelId' | 'parentId'>;

/** Out of a server's threads no observer can follow: from then on it is no group interview. */
export async function moveInterview(db: Database, interview: Interview, place: Place): Promise<void> {
  const { learnerId, id, plan } = interview;
  const { place: kind, channelId, parentId } = place;
  const alone = { ...plan, group: plan.group && kind === 'thread' } as unknown as Prisma.InputJsonValue;
  const data = { place: kind, channelId, parentId, plan: alone };
  await db.interview.update({ where: { learnerId_id: { learnerId, id } }, data });
}

/** The card of a question, for its passage; null for a scenario's phase, and for a card that is gone. */
export async function questionCard(
  db: Database,
  { plan, deckId }: Interview,
  question: number,
): Promise<number | null> {
  const planned = plan.questions[question];
  if (!planned || planned.chapter === null) return null;
  const key = `ch${planned.chapter}-q-${planned.id}`;
  const card = await db.card.findFirst({ where: { deckId, key, retiredAt: null }, select: { id: true } });
  return card?.id ?? null;
}
