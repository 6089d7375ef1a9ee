// Which decks a learner may see, and which of them they have joined: those count for their day.
import type { Database } from '../db/database.ts';
import { Prisma } from '../db/generated/client.ts';
import { UserError } from '../errors.ts';

/** Everybody's decks and the learner's own, retired ones left out. Every list and every look-up of decks goes by this. */
export function visibleDecks(learnerId: bigint): Prisma.DeckWhereInput {
  return { retiredAt: null, OR: [{ ownerId: null }, { ownerId: learnerId }] };
}

/** The same as a condition of a query over "Deck" deck, which may be retired. */
export function mayBeSeenBy(learnerId: bigint): Prisma.Sql {
  return Prisma.sql`(deck."ownerId" IS NULL OR deck."ownerId" = ${learnerId})`;
}

/** A condition of a query over "Card" c: it belongs to a deck that the learner has joined. */
export function inJoinedDeck(learnerId: bigint): Prisma.Sql {
  return Prisma.sql`c."deckId" IN (SELECT "deckId" FROM "DeckMember" WHERE "learnerId" = ${learnerId})`;
}

/** Joins a deck; nothing changes for one who has joined it. To be awaited, or to be given to a transaction. */
export function membership(
  db: Database,
  { learnerId, deckId, now }: { learnerId: bigint; deckId: number; now: Date },
): Prisma.PrismaPromise<Prisma.BatchPayload> {
  return db.deckMember.createMany({ data: [{ learnerId, deckId, joinedAt: now }], skipDuplicates: true });
}

/** @throws UserError when the learner sees no such deck. */
export async function visibleDeck(db: Database, learnerId: bigint, deckId: number): Promise<{ slug: string }> {
  const where = { id: deckId, ...visibleDecks(learnerId) };
  const deck = await db.deck.findFirst({ where, select: { slug: true } });
  if (!deck) throw new UserError('This deck is no longer there. /decks list shows those that are.');
  return deck;
}

/** The learner must exist. @throws UserError when they see no such deck. */
export async function joinDeck(db: Database, member: { learnerId: bigint; deckId: number; now: Date }): Promise<void> {
  await visibleDeck(db, member.learnerId, member.deckId);
  await membership(db, member);
}

/** The deck counts no longer for the learner's day. Schedules and history stay as they are. */
export async function leaveDeck(
  db: Database,
  { learnerId, deckId }: { learnerId: bigint; deckId: number },
): Promise<void> {
  await db.deckMember.deleteMany({ where: { learnerId, deckId } });
}
