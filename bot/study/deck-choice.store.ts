import type { Database } from '../db/database.ts';
import type { Prisma } from '../db/generated/client.ts';
import { visibleDecks } from './membership.store.ts';

/**
 * What the learner studied last of the decks they have joined, or else the first of those, whole; for a newcomer the
 * first deck of all. Null when there is none, and for one who has left all decks.
 */
export async function lastScope(
  db: Database,
  learnerId: bigint,
): Promise<{ deckSlug: string; chapters: number[] } | null> {
  const joined: Prisma.DeckWhereInput = { ...visibleDecks(learnerId), members: { some: { learnerId } } };
  const last = await db.studySession.findFirst({
    where: { learnerId, deck: joined },
    orderBy: { startedAt: 'desc' },
    select: { chapters: true, deck: { select: { slug: true } } },
  });
  if (last) return { deckSlug: last.deck.slug, chapters: last.chapters };
  const first = (await firstDeck(db, joined)) ?? (await firstForNewcomer(db, learnerId));
  return first && { deckSlug: first.slug, chapters: [] };
}

async function firstForNewcomer(db: Database, learnerId: bigint): Promise<{ slug: string } | null> {
  const studied = await db.studySession.findFirst({ where: { learnerId }, select: { id: true } });
  return studied ? null : firstDeck(db, { retiredAt: null, ownerId: null });
}

function firstDeck(db: Database, where: Prisma.DeckWhereInput): Promise<{ slug: string } | null> {
  return db.deck.findFirst({ where, orderBy: [{ title: 'asc' }, { id: 'asc' }], select: { slug: true } });
}

export type DeckChoice = { slug: string; title: string };

/** Decks that the learner sees whose title or slug holds what was typed, by title; with `own` only those of their own. */
export async function decksLike(
  db: Database,
  learnerId: bigint,
  typed: string,
  { own = false } = {},
): Promise<DeckChoice[]> {
  const contains = { contains: typed.trim(), mode: 'insensitive' as const };
  return db.deck.findMany({
    where: {
      AND: [visibleDecks(learnerId), { OR: [{ title: contains }, { slug: contains }] }],
      ...(own && { ownerId: learnerId }),
    },
    orderBy: [{ title: 'asc' }, { id: 'asc' }],
    take: 25,
    select: { slug: true, title: true },
  });
}

export type NamedDeck = { id: number; slug: string; title: string; ownerId: bigint | null };

/** The deck that is meant by what was typed, its slug or its title; null when the learner sees no such deck. */
export async function deckNamed(db: Database, learnerId: bigint, typed: string): Promise<NamedDeck | null> {
  const name = typed.trim();
  const decks = await db.deck.findMany({
    where: {
      AND: [visibleDecks(learnerId), { OR: [{ slug: name }, { title: { equals: name, mode: 'insensitive' } }] }],
    },
    orderBy: { id: 'asc' },
    select: { id: true, slug: true, title: true, ownerId: true },
  });
  const sameTitle = ({ title }: NamedDeck) => title.toLowerCase() === name.toLowerCase();
  return decks.find(({ slug }) => slug === name) ?? decks.find(sameTitle) ?? null;
}

/** A deck's chapters in order. */
export function chaptersOf(db: Database, deckId: number): Promise<{ number: number; title: string }[]> {
  return db.chapter.findMany({
    where: { deckId },
    orderBy: { number: 'asc' },
    select: { number: true, title: true },
  });
}
