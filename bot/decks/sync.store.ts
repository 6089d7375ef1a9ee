// Brings decks, chapters and cards in the database in step with the deck folders.
import type { Database } from '../db/database.ts';
import { Prisma } from '../db/generated/client.ts';
import type { Card } from './card.ts';
import type { Ranks } from './ranks.ts';
import { type QuestionToSync, retireInterviews, type ScenarioToSync, syncInterviews } from './sync-interviews.store.ts';

/** A card with its places in the orders in which new cards come. */
export type DeckCard = Card & Ranks;
export type DeckToSync = {
  slug: string;
  title: string;
  description: string;
  source: string;
  licence: string;
  chapters: { number: number; title: string; text: string }[];
  cards: DeckCard[];
  /** Left out for a deck without rubrics. */
  questions?: QuestionToSync[];
  scenarios?: ScenarioToSync[];
};
/** How many cards of a deck the sync touched. A card that comes back after it was retired counts as added. */
export type DeckChange = { slug: string; added: number; changed: number; retired: number };

type Transaction = Prisma.TransactionClient;

/** Any number will do, as long as no other advisory lock of ours uses it. */
const SYNC_LOCK = 5_411_001;

/**
 * Writes all decks in one transaction. By stable id: changed text updates in place and keeps everybody's schedule, a
 * vanished card is retired, a deck that is no longer there is retired with all its cards. Repeating it changes
 * nothing, and processes that start together take turns.
 */
export async function syncDecks(db: Database, decks: DeckToSync[], now: Date): Promise<DeckChange[]> {
  return db.$transaction(
    async (tx) => {
      await tx.$executeRaw`SELECT pg_advisory_xact_lock(${SYNC_LOCK})`;
      const changes: DeckChange[] = [];
      for (const deck of decks) changes.push(await syncDeck(tx, deck, now));
      return [...changes, ...(await retireAbsent(tx, decks, now))];
    },
    { maxWait: 60_000, timeout: 120_000 },
  );
}

/** Brings one deck in step, within a transaction; a new one belongs to `ownerId`, or to everybody. */
export async function syncDeck(
  tx: Transaction,
  deck: DeckToSync,
  now: Date,
  ownerId: bigint | null = null,
): Promise<DeckChange> {
  const { slug, title, description, source, licence } = deck;
  const texts = { title, description, source, licence, retiredAt: null };
  const { id } = await tx.deck.upsert({
    where: { slug },
    create: { slug, ownerId, ...texts },
    update: texts,
    select: { id: true },
  });
  await syncChapters(tx, id, deck.chapters);
  const counts = await syncCards(tx, id, deck.cards, now);
  await syncInterviews(tx, id, deck.questions ?? [], deck.scenarios ?? [], now);
  await tx.chapter.deleteMany({
    where: { deckId: id, number: { notIn: deck.chapters.map(({ number }) => number) }, cards: { none: {} } },
  });
  return { slug, ...counts };
}

async function syncChapters(tx: Transaction, deckId: number, chapters: DeckToSync['chapters']): Promise<void> {
  await tx.$executeRaw`
    INSERT INTO "Chapter" ("deckId", "number", "title", "text")
    SELECT ${deckId}, c.number, c.title, c.text
    FROM jsonb_to_recordset(${JSON.stringify(chapters)}::jsonb) AS c(number int, title text, text text)
    ON CONFLICT ("deckId", "number") DO UPDATE SET "title" = EXCLUDED."title", "text" = EXCLUDED."text"
    WHERE ("Chapter"."title", "Chapter"."text") IS DISTINCT FROM (EXCLUDED."title", EXCLUDED."text")`;
}

const COLUMNS = [
  'chapterId',
  'kind',
  'front',
  'back',
  'heading',
  'line',
  'siblingGroup',
  'essential',
  'draft',
  'guideRank',
  'interviewRank',
];

/** The columns of a wanted card, or of a card, which has the same names. */
function columns(of?: 'wanted' | 'old'): Prisma.Sql {
  return Prisma.raw(COLUMNS.map((column) => (of ? `${of}."${column}"` : `"${column}"`)).join(', '));
}

async function syncCards(
  tx: Transaction,
  deckId: number,
  cards: DeckCard[],
  now: Date,
): Promise<Omit<DeckChange, 'slug'>> {
  const rows = JSON.stringify(
    cards.map(({ id, source, group, ...card }) => ({
      ...card,
      key: id,
      heading: source.heading,
      line: source.line,
      siblingGroup: group,
    })),
  );
  const wanted = Prisma.sql`
    SELECT w."key", c."id" AS "chapterId", w."kind", w."front", w."back", w."heading", w."line", w."siblingGroup",
      w."essential", w."draft", w."guideRank", w."interviewRank"
    FROM jsonb_to_recordset(${rows}::jsonb) AS w("key" text, "chapter" int, "kind" "CardKind", "front" text, "back" text,
      "heading" text, "line" int, "siblingGroup" text, "essential" boolean, "draft" boolean, "guideRank" int, "interviewRank" int)
    JOIN "Chapter" c ON c."deckId" = ${deckId} AND c."number" = w."chapter"`;
  // Each side is read once, since a database that was just restored knows nothing of its tables and would plan badly.
  const changed = await tx.$queryRaw<{ revived: boolean }[]>`
    WITH wanted AS MATERIALIZED (${wanted}), old AS MATERIALIZED (SELECT * FROM "Card" WHERE "deckId" = ${deckId})
    UPDATE "Card" SET (${columns()}) = ROW(${columns('wanted')}), "retiredAt" = NULL
    FROM old JOIN wanted USING ("key")
    WHERE "Card"."id" = old."id"
      AND (old."retiredAt" IS NOT NULL OR ROW(${columns('wanted')}) IS DISTINCT FROM ROW(${columns('old')}))
    RETURNING old."retiredAt" IS NOT NULL AS revived`;
  const added = await tx.$executeRaw`
    INSERT INTO "Card" ("deckId", "key", ${columns()})
    SELECT ${deckId}, "key", ${columns()} FROM (${wanted}) AS wanted
    WHERE NOT EXISTS (SELECT 1 FROM "Card" WHERE "deckId" = ${deckId} AND "Card"."key" = wanted."key")`;
  const retired = await tx.card.updateMany({
    where: { deckId, retiredAt: null, key: { notIn: cards.map(({ id }) => id) } },
    data: { retiredAt: now },
  });
  const revived = changed.filter((row) => row.revived).length;
  return { added: added + revived, changed: changed.length - revived, retired: retired.count };
}

async function retireAbsent(tx: Transaction, decks: DeckToSync[], now: Date): Promise<DeckChange[]> {
  const absent = await tx.deck.findMany({
    where: { slug: { notIn: decks.map(({ slug }) => slug) }, retiredAt: null, ownerId: null },
    select: { id: true, slug: true },
  });
  const changes: DeckChange[] = [];
  for (const { id, slug } of absent) {
    await tx.deck.update({ where: { id }, data: { retiredAt: now } });
    await retireInterviews(tx, id, now);
    const { count } = await tx.card.updateMany({ where: { deckId: id, retiredAt: null }, data: { retiredAt: now } });
    changes.push({ slug, added: 0, changed: 0, retired: count });
  }
  return changes;
}
