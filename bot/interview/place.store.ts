// Where an interview is held, when that changes under way.
import type { Database } from '../db/database.ts';
import { json } from '../db/json.ts';
import type { Interview } from './interview.store.ts';

type Place = Pick<Interview, 'place' | 'channelId' | 'parentId'>;

/** Out of a server's threads no observer can follow: from then on it is no group interview. */
export async function moveInterview(db: Database, interview: Interview, place: Place): Promise<void> {
  const { learnerId, id, plan } = interview;
  const { place: kind, channelId, parentId } = place;
  const alone = { ...plan, group: plan.group && kind === 'thread' };
  const data = { place: kind, channelId, parentId, plan: json(alone) };
  await db.interview.update({ where: { learnerId_id: { learnerId, id } }, data });
}

/** Notes how the learner can be reached where nothing can be posted: their latest call lasts longest. */
export async function noteWhisper(
  db: Database,
  { learnerId, id }: Pick<Interview, 'learnerId' | 'id'>,
  { whisper, now }: { whisper: string; now: Date },
): Promise<void> {
  await db.interview.updateMany({
    where: { learnerId, id, place: 'private', open: true },
    data: { whisper, whisperAt: now },
  });
}

/**
 * The card of a question, for its passage; of a scenario's phase that of a point that was missed, or else of any. Null
 * when there is none, or when it is gone.
 */
export async function questionCard(
  db: Database,
  { plan, session, deckId }: Interview,
  question: number,
): Promise<number | null> {
  const planned = plan.questions[question];
  if (!planned) return null;
  const met = session.turns[question]?.assessment?.criteria.filter(({ verdict }) => verdict === 'met') ?? [];
  const points = planned.criteria.toSorted((one, other) => Number(isIn(met, one)) - Number(isIn(met, other)));
  const keys =
    planned.chapter === null ? points.flatMap(({ card }) => card ?? []) : [`ch${planned.chapter}-q-${planned.id}`];
  const cards = await db.card.findMany({ where: { deckId, key: { in: keys }, retiredAt: null } });
  return keys.flatMap((key) => cards.find((card) => card.key === key)?.id ?? [])[0] ?? null;
}

function isIn(some: { id: string }[], { id }: { id: string }): boolean {
  return some.some((one) => one.id === id);
}
