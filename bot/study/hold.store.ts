// What a learner decides about a card besides answering it: out of the queue, back into it, not today.
import type { Database } from '../db/database.ts';
import type { Prisma } from '../db/generated/client.ts';
import { clockOf, nextDayStart } from '../learners/learner-day.ts';
import { visibleDecks } from './membership.store.ts';

/** A press on a card that was shown with a version of its state; 0 for a card without one. */
export type CardPress = { learnerId: bigint; cardId: number; version: number; now: Date };

/** Takes a card out of the queue until the learner takes it back; false when it has changed since it was shown. */
export async function suspendCard(db: Database, press: CardPress): Promise<boolean> {
  const { learnerId, cardId, version, now } = press;
  if (version === 0) return firstTouched(db, { learnerId, cardId, due: now, showFrom: now, suspended: true });
  const { count } = await db.reviewState.updateMany({
    where: { learnerId, cardId, version },
    data: { suspended: true, version: { increment: 1 } },
  });
  return count > 0;
}

/** Brings a suspended card back into the queue as it was; false when it was not suspended. */
export async function unsuspendCard(
  db: Database,
  { learnerId, cardId }: { learnerId: bigint; cardId: number },
): Promise<boolean> {
  const { count } = await db.reviewState.updateMany({
    where: { learnerId, cardId, suspended: true },
    data: { suspended: false, version: { increment: 1 } },
  });
  return count > 0;
}

/**
 * Puts a card off until the next learner day, whatever its phase; false when it has changed since it was shown. Its
 * siblings stay where they are.
 */
export async function buryCard(db: Database, press: CardPress): Promise<boolean> {
  const { learnerId, cardId, version, now } = press;
  const learner = await db.learner.findUniqueOrThrow({ where: { id: learnerId } });
  const tomorrow = nextDayStart(now, clockOf(learner));
  if (version === 0) return firstTouched(db, { learnerId, cardId, due: now, showFrom: tomorrow, hold: 'bury' });
  const rows = await db.$executeRaw`
    UPDATE "ReviewState" SET "showFrom" = greatest("showFrom", ${tomorrow}), hold = 'bury', version = version + 1
    WHERE "learnerId" = ${learnerId} AND "cardId" = ${cardId} AND version = ${version}`;
  return rows > 0;
}

export type SuspendedCard = { cardId: number; front: string; chapter: number; deckTitle: string };

/** The learner's suspended cards in the order of deck and chapter, at most `take`. */
export async function suspendedCards(db: Database, learnerId: bigint, take = 25): Promise<SuspendedCard[]> {
  const states = await db.reviewState.findMany({
    where: { learnerId, suspended: true, card: { retiredAt: null, deck: visibleDecks(learnerId) } },
    select: { card: { select: { id: true, front: true, chapter: { select: { number: true } }, deck: true } } },
    orderBy: [{ card: { deckId: 'asc' } }, { card: { guideRank: 'asc' } }],
    take,
  });
  return states.map(({ card }) => ({
    cardId: card.id,
    front: card.front,
    chapter: card.chapter.number,
    deckTitle: card.deck.title,
  }));
}

/** False, too, for a card that the learner does not see. */
async function firstTouched(db: Database, state: Prisma.ReviewStateCreateManyInput): Promise<boolean> {
  const { learnerId, cardId: id } = state;
  const card = await db.card.findFirst({
    where: { id, retiredAt: null, deck: visibleDecks(BigInt(learnerId)) },
    select: { id: true },
  });
  if (!card) return false;
  const { count } = await db.reviewState.createMany({ data: [state], skipDuplicates: true });
  return count > 0;
}
