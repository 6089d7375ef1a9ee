import type { Database } from '../db/database.ts';
import type { ReviewState } from '../db/generated/client.ts';
import { UserError } from '../errors.ts';
import { visibleDecks } from './membership.store.ts';
import type { ShownCard } from './queue.store.ts';
import { DEFAULT_PARAMETERS, type FsrsParameters, parametersOf } from './schedule.ts';

export type CardDetails = {
  card: ShownCard;
  /** The chapter's whole text, for the passage. */
  chapterText: string;
  /** Null until the learner has touched the card. */
  state: ReviewState | null;
  /** What FSRS computes with for this learner. */
  parameters: FsrsParameters;
};

/** @throws UserError when the learner sees no such card, or it was retired. */
export async function cardDetails(db: Database, learnerId: bigint, cardId: number): Promise<CardDetails> {
  const found = await db.card.findFirst({
    where: { id: cardId, retiredAt: null, deck: visibleDecks(learnerId) },
    include: {
      chapter: true,
      deck: { select: { title: true, ownerId: true } },
      states: { where: { learnerId }, include: { learner: { select: { fsrsParameters: true } } } },
    },
  });
  if (!found) throw new UserError('There is no such card any more.');
  const { id, kind, front, back, heading, line, draft, chapter, deck, states } = found;
  return {
    card: { id, kind, front, back, heading, line, draft, chapter, deckTitle: deck.title, own: deck.ownerId !== null },
    chapterText: chapter.text,
    state: states[0] ?? null,
    parameters: states[0] ? parametersOf(states[0].learner) : DEFAULT_PARAMETERS,
  };
}

export type CardHit = { id: number; front: string; chapter: number };

const MOST_HITS = 300;

/** Cards that the learner sees whose front or back holds every word that was typed, the closest first, else in the guide's order. */
export async function cardsLike(db: Database, learnerId: bigint, typed: string, take = 25): Promise<CardHit[]> {
  const words = typed.trim().toLowerCase().split(/\s+/).filter(Boolean).slice(0, 8);
  const holds = (word: string) => ({ contains: word, mode: 'insensitive' as const });
  const cards = await db.card.findMany({
    where: {
      retiredAt: null,
      deck: visibleDecks(learnerId),
      AND: words.map((word) => ({ OR: [{ front: holds(word) }, { back: holds(word) }] })),
    },
    orderBy: [{ deckId: 'asc' }, { guideRank: 'asc' }],
    take: MOST_HITS,
    select: { id: true, front: true, back: true, chapter: { select: { number: true } } },
  });
  return cards
    .map(({ id, front, back, chapter }) => ({ id, front, chapter: chapter.number, rank: rankOf(words, front, back) }))
    .sort((one, other) => one.rank - other.rank)
    .slice(0, take)
    .map(({ rank: _, ...hit }) => hit);
}

/** 0 for the phrase in the front, 1 for its words there, 2 for the phrase in the back, 3 for the rest. */
function rankOf(words: string[], front: string, back: string): number {
  const phrase = words.join(' ');
  const [asked, answered] = [front.toLowerCase(), back.toLowerCase()];
  if (asked.includes(phrase)) return 0;
  if (words.every((word) => asked.includes(word))) return 1;
  return answered.includes(phrase) ? 2 : 3;
}
