// Everything about a learner as one value that becomes a JSON file. The format is described in README.md beside this file.
import type { Database } from '../../db/database.ts';
import { Prisma } from '../../db/generated/client.ts';
import { FORMAT, VERSION } from './learner-file.ts';
import { EXPORTED, type LearnerTable } from './learner-tables.ts';

export type LearnerExport = { format: string; version: number; exportedAt: string; discordId: string } & Record<
  string,
  unknown
>;

/** All tables as of one moment. Ids are texts, days are YYYY-MM-DD, instants are ISO; cards and decks go by their names. */
export async function exportOf(db: Database, learnerId: bigint, now: Date): Promise<LearnerExport> {
  const columns = await columnTypes(db);
  const queries = EXPORTED.map((table) => rowsOf(db, table, learnerId, columns));
  const [cards, chapters, ...tables] = await db.$transaction(
    [ownCards(db, learnerId), ownChapters(db, learnerId), ...queries],
    { isolationLevel: Prisma.TransactionIsolationLevel.RepeatableRead },
  );
  const lists = EXPORTED.map(({ as }, index) => [as, (tables[index] as Row[]).map(readable)] as const);
  return {
    format: FORMAT,
    version: VERSION,
    exportedAt: now.toISOString(),
    discordId: String(learnerId),
    ...Object.fromEntries(lists),
    ownChapters: chapters,
    ownCards: cards,
  };
}

/** What is left out of the state before an answer: it means something in this database alone. */
const IDS_BEFORE = `ARRAY['learnerId', 'cardId', 'heldBy']`;

type Row = Record<string, unknown>;
type Column = { table: string; column: string; type: string };

function columnTypes(db: Database): Promise<Column[]> {
  return db.$queryRaw<Column[]>`
    SELECT table_name AS "table", column_name AS "column", data_type AS type FROM information_schema.columns
    WHERE table_schema = 'public' ORDER BY table_name, ordinal_position`;
}

function rowsOf(db: Database, { table, whose, without = [] }: LearnerTable, learnerId: bigint, columns: Column[]) {
  const wanted = columns.filter((one) => one.table === table && ![whose, ...without].includes(one.column));
  const fields = wanted.flatMap(({ column, type }) => {
    if (column === 'cardId') return ['card.key AS "cardKey"', 'deck.slug AS "cardDeck"'];
    if (column === 'deckId') return ['deck.slug AS deck'];
    if (column === 'before') return [`t.before - ${IDS_BEFORE} AS before`];
    const asText = ['bigint', 'date', 'USER-DEFINED'].includes(type);
    return [`t."${column}"${asText ? '::text' : ''} AS "${column}"`];
  });
  const has = (column: string) => wanted.some((one) => one.column === column);
  const card = has('cardId')
    ? 'JOIN "Card" card ON card.id = t."cardId" JOIN "Deck" deck ON deck.id = card."deckId"'
    : '';
  const deck = !card && has('deckId') ? 'JOIN "Deck" deck ON deck.id = t."deckId"' : '';
  const [first] = wanted;
  const order = first ? `ORDER BY t."${first.column}"` : '';
  // Names come from the list above and from the database itself, never from a person.
  return db.$queryRawUnsafe<Row[]>(
    `SELECT ${fields.join(', ') || '1 AS one'} FROM "${table}" t ${card} ${deck} WHERE t."${whose}" = $1 ${order}`,
    learnerId,
  );
}

function readable({ cardKey, cardDeck, ...row }: Row): Row {
  return cardKey === undefined ? row : { card: { deck: cardDeck, key: cardKey }, ...row };
}

function ownCards(db: Database, learnerId: bigint) {
  return db.$queryRaw<Row[]>`
    SELECT deck.slug AS deck, chapter.number AS chapter, c.key, c.kind::text, c.front, c.back, c.heading, c.line,
      c."retiredAt" IS NOT NULL AS retired
    FROM "Card" c JOIN "Chapter" chapter ON chapter.id = c."chapterId" JOIN "Deck" deck ON deck.id = c."deckId"
    WHERE deck."ownerId" = ${learnerId} ORDER BY deck.id, c."guideRank", c.id`;
}

function ownChapters(db: Database, learnerId: bigint) {
  return db.$queryRaw<Row[]>`
    SELECT deck.slug AS deck, chapter.number, chapter.title, chapter.text
    FROM "Chapter" chapter JOIN "Deck" deck ON deck.id = chapter."deckId"
    WHERE deck."ownerId" = ${learnerId} ORDER BY chapter.id`;
}
