import type { Database } from '../db/database.ts';

/** What the learner studied last, or else the first deck by title, whole; null when there is no deck at all. */
export async function lastScope(
  db: Database,
  learnerId: bigint,
): Promise<{ deckSlug: string; chapters: number[] } | null> {
  const last = await db.studySession.findFirst({
    where: { learnerId, deck: { retiredAt: null } },
    orderBy: { startedAt: 'desc' },
    select: { chapters: true, deck: { select: { slug: true } } },
  });
  if (last) return { deckSlug: last.deck.slug, chapters: last.chapters };
  const first = await db.deck.findFirst({
    where: { retiredAt: null },
    orderBy: [{ title: 'asc' }, { id: 'asc' }],
    select: { slug: true },
  });
  return first && { deckSlug: first.slug, chapters: [] };
}

export type DeckChoice = { slug: string; title: string };

/** Decks whose title or slug holds what was typed, by title. */
export async function decksLike(db: Database, typed: string, take = 25): Promise<DeckChoice[]> {
  const contains = { contains: typed.trim(), mode: 'insensitive' as const };
  return db.deck.findMany({
    where: { retiredAt: null, OR: [{ title: contains }, { slug: contains }] },
    orderBy: { title: 'asc' },
    take,
    select: { slug: true, title: true },
  });
}

/** A deck's chapters in order; none for an unknown deck. */
export async function chaptersOf(db: Database, slug: string): Promise<{ number: number; title: string }[]> {
  return db.chapter.findMany({
    where: { deck: { slug, retiredAt: null } },
    orderBy: { number: 'asc' },
    select: { number: true, title: true },
  });
}
