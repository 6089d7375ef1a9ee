// Interview → study: an essential point that was missed comes first on the next learner day, once.
import type { Database } from '../db/database.ts';
import { addDays, clockOf, dayStart, learnerDay } from '../learners/learner-day.ts';
import type { Interview } from './interview.store.ts';

/** `day`: when it comes first, on the learner's clock. */
export type PulledCard = { front: string; chapter: number; day: Date };

/** The cards of missed essential points, the points of skipped questions included, in the order of the interview. */
export function missedCards({ plan, session }: Interview): string[] {
  return session.turns.flatMap(({ assessment, result }, i) => {
    const { criteria } = plan.questions[i]!;
    const missed = new Set(assessment?.criteria.filter(({ verdict }) => verdict === 'missed').map(({ id }) => id));
    const gone = criteria.filter(({ id, essential }) => essential && (result === 'skipped' || missed.has(id)));
    return gone.flatMap(({ card }) => card ?? []);
  });
}

/**
 * Pulls the cards of an interview: FSRS's due stays as it is. Siblings come on one day after another. Cards in learning,
 * which come anyway, and suspended ones are left. Repeating it changes nothing.
 */
export async function pullCards(db: Database, interview: Interview, endedAt: Date): Promise<PulledCard[]> {
  const { learnerId, deckId } = interview;
  const keys = missedCards(interview);
  if (keys.length === 0) return [];
  const learner = await db.learner.findUniqueOrThrow({ where: { id: learnerId } });
  const clock = clockOf(learner);
  const today = learnerDay(endedAt, clock);
  const found = await db.card.findMany({
    where: { deckId, key: { in: keys }, retiredAt: null },
    select: { id: true, key: true, front: true, siblingGroup: true, chapter: { select: { id: true, number: true } } },
  });
  const cards = keys.flatMap((key) => found.find((card) => card.key === key) ?? []);
  const inGroup = new Map<string, number>();
  const days = cards.map(({ id, siblingGroup, chapter }) => {
    const group = siblingGroup === null ? `card ${id}` : `${chapter.id}/${siblingGroup}`;
    const before = inGroup.get(group) ?? 0;
    inGroup.set(group, before + 1);
    return dayStart(addDays(today, before + 1), clock);
  });
  const ids = cards.map(({ id }) => id);
  await db.$executeRaw`
    INSERT INTO "ReviewState" AS s ("learnerId", "cardId", phase, due, "showFrom", hold)
    SELECT ${learnerId}::bigint, w.card, 'new'::"Phase", ${endedAt}::timestamptz, w.day, 'interview'::"Hold"
    FROM unnest(${ids}::int[], ${days}::timestamptz[]) AS w(card, day)
    ON CONFLICT ("learnerId", "cardId") DO UPDATE
      SET "showFrom" = least(s."showFrom", excluded."showFrom"), hold = 'interview', version = s.version + 1
    WHERE s.phase IN ('new', 'review') AND NOT s.suspended AND s.hold IS DISTINCT FROM 'interview'`;
  const pulled = cards.map(({ front, chapter }, i) => ({ front, chapter: chapter.number, day: days[i]! }));
  return pulled.sort((one, other) => one.day.getTime() - other.day.getTime());
}
