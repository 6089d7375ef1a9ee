// Interview → study: an essential point that was missed comes first on the next learner day, once.
import type { Database } from '../db/database.ts';
import { addDays, clockOf, dayStart, learnerDay } from '../learners/learner-day.ts';
import type { Interview } from './interview.store.ts';
import { missedEssentials } from './turn-score.ts';

/** `day`: when it comes first, on the learner's clock. */
export type PulledCard = { front: string; chapter: number; day: Date };

/** The cards of missed essential points, in the order of the interview. */
export function missedCards({ plan, session }: Interview): string[] {
  return missedEssentials(plan, session).flatMap(
    ({ question, id }) => plan.questions[question]!.criteria.find((one) => one.id === id)?.card ?? [],
  );
}

/**
 * Pulls the cards of an interview: FSRS's due stays as it is. Siblings come on one day after another. Cards in learning,
 * which come anyway, suspended ones, and those reviewed since are left. Repeating it changes nothing.
 */
export async function pullCards(db: Database, interview: Interview, endedAt: Date): Promise<void> {
  const { learnerId } = interview;
  const cards = await cardsOf(db, interview);
  if (cards.length === 0) return;
  const clock = await clockFor(db, learnerId);
  const today = learnerDay(endedAt, clock);
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
    WHERE s.phase IN ('new', 'review') AND NOT s.suspended AND s.hold IS DISTINCT FROM 'interview'
      AND (s."lastReview" IS NULL OR s."lastReview" < ${endedAt})`;
}

/** The pulled cards of an interview that still wait to be studied, by day: today at the earliest. */
export async function pulledCards(db: Database, interview: Interview, now: Date): Promise<PulledCard[]> {
  const { learnerId } = interview;
  const cards = await cardsOf(db, interview);
  if (cards.length === 0) return [];
  const held = await db.reviewState.findMany({
    where: { learnerId, cardId: { in: cards.map(({ id }) => id) }, hold: 'interview', suspended: false },
    select: { cardId: true, showFrom: true },
  });
  const days = new Map(held.map(({ cardId, showFrom }) => [cardId, showFrom]));
  const clock = await clockFor(db, learnerId);
  const today = dayStart(learnerDay(now, clock), clock);
  const waiting = cards.flatMap(({ id, front, chapter }) => {
    const from = days.get(id);
    return from ? [{ front, chapter: chapter.number, day: new Date(Math.max(from.getTime(), today.getTime())) }] : [];
  });
  return waiting.sort((one, other) => one.day.getTime() - other.day.getTime());
}

/** Of the missed points, in the order of the interview. */
async function cardsOf(db: Database, interview: Interview) {
  const keys = missedCards(interview);
  const found = await db.card.findMany({
    where: { deckId: interview.deckId, key: { in: keys }, retiredAt: null },
    select: { id: true, key: true, front: true, siblingGroup: true, chapter: { select: { id: true, number: true } } },
  });
  return keys.flatMap((key) => found.find((card) => card.key === key) ?? []);
}

async function clockFor(db: Database, learnerId: bigint) {
  return clockOf(await db.learner.findUniqueOrThrow({ where: { id: learnerId } }));
}
