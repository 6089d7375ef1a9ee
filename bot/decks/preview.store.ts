// Paging through a deck's cards without studying them.
import type { Database } from '../db/database.ts';
import { UserError } from '../errors.ts';
import { visibleDecks } from '../study/membership.store.ts';
import type { ShownCard } from '../study/queue.store.ts';

export type PreviewedCard = {
  deckId: number;
  chapters: { id: number; number: number; title: string; cards: number }[];
  /** The chapter that is paged through; null for the whole deck. */
  chapterId: number | null;
  /** From 0, of `count`; null when there is no card at all. */
  card: ShownCard | null;
  position: number;
  count: number;
};

/**
 * A card of a deck or of one of its chapters, by its place in the guide's order; the last one for a place beyond.
 * @throws UserError when the learner sees no such deck.
 */
export async function previewedCard(
  db: Database,
  {
    learnerId,
    deckId,
    chapterId,
    position,
  }: { learnerId: bigint; deckId: number; chapterId: number | null; position: number },
): Promise<PreviewedCard> {
  const deck = await db.deck.findFirst({
    where: { id: deckId, ...visibleDecks(learnerId) },
    select: { title: true, ownerId: true, chapters: CHAPTERS },
  });
  if (!deck) throw new UserError('This deck is no longer there. /decks list shows those that are.');
  const chapters = deck.chapters
    .map(({ _count, ...chapter }) => ({ ...chapter, cards: _count.cards }))
    .filter(({ cards }) => cards > 0);
  const chosen = chapters.find(({ id }) => id === chapterId);
  const count = chosen?.cards ?? chapters.reduce((sum, { cards }) => sum + cards, 0);
  const place = Math.max(0, Math.min(position, count - 1));
  const card = await db.card.findFirst({
    where: { deckId, retiredAt: null, ...(chosen && { chapterId: chosen.id }) },
    orderBy: [{ guideRank: 'asc' }, { id: 'asc' }],
    skip: place,
    select: CARD,
  });
  const { title: deckTitle, ownerId } = deck;
  return {
    ...{ deckId, chapters, chapterId: chosen?.id ?? null, position: place, count },
    card: card && { ...card, deckTitle, own: ownerId !== null },
  };
}

const CHAPTERS = {
  select: { id: true, number: true, title: true, _count: { select: { cards: { where: { retiredAt: null } } } } },
  orderBy: { number: 'asc' },
} as const;

const CARD = {
  ...{ id: true, kind: true, front: true, back: true, heading: true, line: true, draft: true },
  chapter: { select: { id: true, number: true, title: true } },
} as const;
