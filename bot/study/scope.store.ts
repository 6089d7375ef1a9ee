// Which cards a session is about, as conditions of a query over "Card" c.
import { Prisma } from '../db/generated/client.ts';

/** What a session studies. */
export type Scope = {
  deckId: number;
  /** Chapter numbers; empty means all. */
  chapters: number[];
};

type NewCards = {
  scope: Scope;
  /** The order of the cards, over "Card" c. */
  rank: Prisma.Sql;
  /** When the learner's day began. */
  from: Date;
  /** A query for the `"cardId"` and `pulled` of states that stand in phase new and may come today. */
  begun: Prisma.Sql;
};

/**
 * New cards of the scope whose siblings were not answered today; ends in a WHERE clause. Which cards have a state is read
 * from the index of the states alone.
 */
export function newCards(learnerId: bigint, { scope, rank, from, begun }: NewCards): Prisma.Sql {
  return Prisma.sql`
    SELECT c.id, c."siblingGroup", ${rank} AS rank, coalesce(begun.pulled, false) AS pulled
    FROM "Card" c LEFT JOIN (${begun}) begun ON begun."cardId" = c.id
    WHERE ${inScope(scope)}
      AND (begun."cardId" IS NOT NULL OR c.id NOT IN (SELECT "cardId" FROM "ReviewState" WHERE "learnerId" = ${learnerId}))
      AND (c."siblingGroup" IS NULL OR c."siblingGroup" NOT IN (
        SELECT answered."siblingGroup" FROM "Review" r JOIN "Card" answered ON answered.id = r."cardId"
        WHERE r."learnerId" = ${learnerId} AND r."reviewedAt" >= ${from} AND r."undoneAt" IS NULL
          AND answered."deckId" = ${scope.deckId} AND answered."siblingGroup" IS NOT NULL
      ))`;
}

export function inScope({ deckId, chapters }: Scope): Prisma.Sql {
  const deck = Prisma.sql`c."deckId" = ${deckId} AND c."retiredAt" IS NULL`;
  if (chapters.length === 0) return deck;
  return Prisma.sql`${deck} AND c."chapterId" IN (
    SELECT id FROM "Chapter" WHERE "deckId" = ${deckId} AND number = ANY (${chapters}::int[])
  )`;
}
