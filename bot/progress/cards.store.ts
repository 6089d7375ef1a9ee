import type { Database } from '../db/database.ts';
import type { Phase } from '../db/generated/client.ts';
import { inJoinedDeck } from '../study/membership.store.ts';
import type { KnownCard, KnownState } from './figures/known-card.ts';

type Row = Omit<KnownCard, 'state'> & Omit<KnownState, 'phase'> & { phase: Phase | null };

/** All cards of a deck, seen or not, and with `allDecks` also those answered of other decks that count for the learner's day. */
export async function knownCards(
  db: Database,
  { learnerId, deckId, allDecks = false }: { learnerId: bigint; deckId: number; allDecks?: boolean },
): Promise<KnownCard[]> {
  const rows = await db.$queryRaw<Row[]>`
    SELECT c.id AS "cardId", c."deckId", chapter.number AS chapter, chapter.title, c.essential, c."guideRank", c."interviewRank",
      s.phase::text, s."showFrom", s.stability, s.difficulty, s."lastReview", s.suspended
    FROM "Card" c JOIN "Chapter" chapter ON chapter.id = c."chapterId"
    LEFT JOIN "ReviewState" s ON s."learnerId" = ${learnerId} AND s."cardId" = c.id
    WHERE c."deckId" = ${deckId} AND c."retiredAt" IS NULL
    UNION ALL
    SELECT c.id, c."deckId", chapter.number, chapter.title, c.essential, c."guideRank", c."interviewRank",
      s.phase::text, s."showFrom", s.stability, s.difficulty, s."lastReview", s.suspended
    FROM "ReviewState" s JOIN "Card" c ON c.id = s."cardId" JOIN "Chapter" chapter ON chapter.id = c."chapterId"
    WHERE ${allDecks} AND s."learnerId" = ${learnerId} AND c."deckId" <> ${deckId} AND c."retiredAt" IS NULL
      AND s.phase <> 'new' AND ${inJoinedDeck(learnerId)}`;
  return rows.map(cardOf);
}

function cardOf(row: Row): KnownCard {
  const { phase, showFrom, stability, difficulty, lastReview, suspended, ...card } = row;
  return { ...card, state: phase && { phase, showFrom, stability, difficulty, lastReview, suspended } };
}
