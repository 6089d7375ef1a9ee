// Which cards a session is about, as conditions of a query over "Card" c.
import { Prisma } from '../db/generated/client.ts';

/** What a session studies. */
export type Scope = {
  deckId: number;
  /** Chapter numbers; empty means all. */
  chapters: number[];
};

/** New cards of the scope whose siblings were not answered today; ends in a WHERE clause. */
export function newCards(learnerId: bigint, scope: Scope, rank: Prisma.Sql, from: Date, tomorrow: Date): Prisma.Sql {
  return Prisma.sql`
    SELECT c.id, c."siblingGroup", ${rank} AS rank, s.hold IS NOT DISTINCT FROM 'interview' AS pulled
    FROM "Card" c LEFT JOIN "ReviewState" s ON s."learnerId" = ${learnerId} AND s."cardId" = c.id
    WHERE ${inScope(scope)}
      AND (s."cardId" IS NULL OR (s.phase = 'new' AND NOT s.suspended AND s."showFrom" < ${tomorrow}))
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
