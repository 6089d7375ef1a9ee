// Learners' own decks: nobody else sees them, and only their owner can add to them or remove them.
import { z } from 'zod';
import type { Database } from '../db/database.ts';
import type { Prisma } from '../db/generated/client.ts';
import { UserError } from '../errors.ts';
import type { OwnCard } from './own-cards.ts';
import { MOST_DECKS, type OwnDeckChange, ownDeckChange, ownDeckToSync, type StoredDeck } from './own-deck.ts';
import { ownSlug } from './plain-name.ts';
import { syncDeck } from './sync.store.ts';

export const PREVIEW_OVER =
  'This preview is over: its cards were added, another file took its place, or a day went by. Send the file again.';

/** Cards that were read from a file and wait for a yes. */
export type PendingDeck = { id: number; name: string; file: string; cards: OwnCard[] };

const SAVED_CARDS = z.array(
  z.object({ front: z.string(), back: z.string(), chapter: z.string().nullable(), line: z.int() }),
);

/** Keeps what was read until the learner says yes, in place of what they read before; and what the yes would do. */
export async function savePending(
  db: Database,
  { learnerId, now, ...pending }: { learnerId: bigint; now: Date } & Omit<PendingDeck, 'id'>,
): Promise<{ id: number; change: OwnDeckChange }> {
  const stored = await storedDeck(db, learnerId, pending.name);
  if (!stored && (await db.deck.count({ where: { ownerId: learnerId } })) >= MOST_DECKS) {
    throw new UserError(`You have ${MOST_DECKS} decks of your own; more are not allowed. /decks remove makes room.`);
  }
  const [, { id }] = await db.$transaction([
    db.pendingDeck.deleteMany({ where: { learnerId } }),
    db.pendingDeck.create({ data: { learnerId, createdAt: now, ...pending } }),
  ]);
  return { id, change: ownDeckChange(stored ?? EMPTY, pending.name, pending.cards) };
}

/** Forgets what was read; false when it was added, forgotten or replaced already. */
export async function dropPending(
  db: Database,
  { learnerId, id }: { learnerId: bigint; id: number },
): Promise<boolean> {
  const { count } = await db.pendingDeck.deleteMany({ where: { learnerId, id } });
  return count > 0;
}

/** Forgets what was read before this time and never added. */
export async function dropPendingBefore(db: Database, time: Date): Promise<void> {
  await db.pendingDeck.deleteMany({ where: { createdAt: { lt: time } } });
}

export type Added = { deckId: number; added: number; changed: number; retired: number };

/**
 * Adds what was read, whole or not at all, and once however often it is called. Cards are known again by their fronts
 * and keep their schedule; with `dropAbsent` those that the file doesn't hold are retired. The owner has joined the deck.
 * @throws UserError when the preview is no longer the last one, or there would be too many cards.
 */
export async function addPending(
  db: Database,
  { learnerId, id, dropAbsent, now }: { learnerId: bigint; id: number; dropAbsent: boolean; now: Date },
): Promise<Added> {
  return db.$transaction(
    async (tx) => {
      await tx.$queryRaw`SELECT id FROM "Learner" WHERE id = ${learnerId} FOR UPDATE`;
      const pending = await tx.pendingDeck.findUnique({ where: { learnerId_id: { learnerId, id } } });
      if (!pending) throw new UserError(PREVIEW_OVER);
      const { name, file } = pending;
      const cards = SAVED_CARDS.parse(pending.cards);
      const stored = (await storedDeck(tx, learnerId, name)) ?? EMPTY;
      const slug = ownSlug(learnerId, name);
      const deck = ownDeckToSync(stored, { name, slug, file, cards, dropAbsent });
      const { added, changed, retired } = await syncDeck(tx, deck, now, learnerId);
      const { id: deckId } = await tx.deck.findUniqueOrThrow({ where: { slug }, select: { id: true } });
      await tx.deckMember.createMany({ data: [{ learnerId, deckId, joinedAt: now }], skipDuplicates: true });
      await tx.pendingDeck.deleteMany({ where: { learnerId } });
      return { deckId, added, changed, retired };
    },
    { maxWait: 30_000, timeout: 60_000 },
  );
}

/** Deletes an own deck with its cards, schedules and history; false when the learner has no such deck. */
export async function removeOwnDeck(
  db: Database,
  { learnerId, deckId }: { learnerId: bigint; deckId: number },
): Promise<boolean> {
  const { count } = await db.deck.deleteMany({ where: { id: deckId, ownerId: learnerId } });
  return count > 0;
}

export type OwnDeck = { id: number; title: string; cards: number; answers: number };

/** A deck of the learner's own, with what would be lost with it. @throws UserError when they have no such deck. */
export async function ownDeck(db: Database, learnerId: bigint, deckId: number): Promise<OwnDeck> {
  const deck = await db.deck.findFirst({
    where: { id: deckId, ownerId: learnerId },
    select: { id: true, title: true, _count: { select: { cards: { where: { retiredAt: null } } } } },
  });
  if (!deck) throw new UserError('You have no such deck of your own. Decks of everybody are left by the button Leave.');
  const answers = await db.review.count({ where: { learnerId, card: { deckId }, undoneAt: null } });
  return { id: deck.id, title: deck.title, cards: deck._count.cards, answers };
}

const EMPTY: StoredDeck = { chapters: [], cards: [] };

/** A deck of the learner's own by its name, with the cards that are not retired; null when there is none. */
export async function storedDeck(
  db: Database | Prisma.TransactionClient,
  learnerId: bigint,
  name: string,
): Promise<StoredDeck | null> {
  const deck = await db.deck.findFirst({
    where: { slug: ownSlug(learnerId, name), ownerId: learnerId },
    select: {
      chapters: { select: { number: true, title: true }, orderBy: { number: 'asc' } },
      cards: {
        where: { retiredAt: null },
        orderBy: { guideRank: 'asc' },
        select: {
          key: true,
          front: true,
          back: true,
          heading: true,
          line: true,
          chapter: { select: { number: true } },
        },
      },
    },
  });
  if (!deck) return null;
  return { chapters: deck.chapters, cards: deck.cards.map((card) => ({ ...card, chapter: card.chapter.number })) };
}
