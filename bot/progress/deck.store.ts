import type { Database } from '../db/database.ts';
import { UserError } from '../errors.ts';
import { deckNamed, lastScope } from '../study/deck-choice.store.ts';
import { visibleDecks } from '../study/membership.store.ts';

/** A deck that figures are about. */
export type ShownDeck = {
  id: number;
  title: string;
  /** The chapters that the learner studies, as in their last session on it; empty: all. */
  chapters: number[];
};

/**
 * The deck that was asked for by slug or id, else the one studied last.
 * @throws UserError when the learner sees no such deck, or none at all.
 */
export async function shownDeck(
  db: Database,
  learnerId: bigint,
  wanted: { slug?: string | undefined; id?: number | undefined },
): Promise<ShownDeck> {
  const last = await lastScope(db, learnerId);
  const slug = wanted.slug ?? last?.deckSlug;
  const deck = wanted.id
    ? await deckById(db, learnerId, wanted.id)
    : slug
      ? await deckNamed(db, learnerId, slug)
      : null;
  if (!deck && (wanted.id || wanted.slug))
    throw new UserError('There is no such deck any more. /decks shows those that are.');
  if (!deck) throw new UserError('You study no deck yet. /study begins one.');
  const { id, title } = deck;
  return { id, title, chapters: last?.deckSlug === deck.slug ? last.chapters : [] };
}

/**
 * A deck that everybody sees, for what is shown to others: the one that was asked for or studied last, if it is such a
 * deck, else the first by title.
 * @throws UserError when there is none.
 */
export async function publicDeck(db: Database, learnerId: bigint, id?: number): Promise<ShownDeck> {
  const last = id ? null : await lastScope(db, learnerId);
  const where = { retiredAt: null, ownerId: null };
  const own = id ? { ...where, id } : { ...where, slug: last?.deckSlug ?? '' };
  const select = { id: true, title: true };
  const deck =
    (await db.deck.findFirst({ where: own, select })) ??
    (await db.deck.findFirst({ where, orderBy: [{ title: 'asc' }, { id: 'asc' }], select }));
  if (!deck) throw new UserError('There is no deck yet. The operator can add one: see "npm run decks".');
  return { ...deck, chapters: [] };
}

function deckById(db: Database, learnerId: bigint, id: number) {
  return db.deck.findFirst({
    where: { AND: [visibleDecks(learnerId), { id }] },
    select: { id: true, slug: true, title: true },
  });
}
