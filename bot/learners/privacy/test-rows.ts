// For tests: a row in every table that there is, made out of what the database says about its tables. A new table gets one too.
import type { Database } from '../../db/database.ts';
import { NO_PERSON } from './learner-tables.ts';

type Column = { table: string; column: string; type: string; first: string | null };
type Key = { table: string; columns: string[]; parent: string; parentColumns: string[] };
type Row = Record<string, unknown>;

/** Whose rows they are, and whom their other columns for people name. */
export type People = { owner: bigint; others: bigint };

/** One row in each table, every column filled; `number` makes them differ from those of another call. */
export async function fillEveryTable(db: Database, { owner, others }: People, number: number): Promise<void> {
  const columns = await columnsOf(db);
  const keys = await keysOf(db);
  const rows = new Map<string, Row>();

  function valueFor({ table, column, type, first }: Column): unknown {
    if (type === 'bigint') {
      if (table === 'Learner' || column === 'learnerId' || column === 'ownerId') return String(owner);
      return NO_PERSON.includes(`${table}.${column}`) ? number : String(others);
    }
    if (first !== null) return first;
    const values: Record<string, unknown> = {
      boolean: false,
      jsonb: {},
      ARRAY: [],
      date: `2026-06-${10 + number}`,
      text: `text ${number}`,
      'timestamp with time zone': '2026-06-10T10:00:00Z',
    };
    return values[type] ?? number;
  }

  async function fill(table: string): Promise<Row> {
    const known = rows.get(table);
    if (known) return known;
    const own = columns.filter((one) => one.table === table);
    const row: Row = Object.fromEntries(own.map((one) => [one.column, valueFor(one)]));
    for (const { parent, columns: names, parentColumns } of keys.filter((one) => one.table === table)) {
      const values = await fill(parent);
      for (const [index, name] of names.entries()) row[name] = values[parentColumns[index]!];
    }
    rows.set(table, row);
    await db.$executeRawUnsafe(
      `INSERT INTO "${table}" SELECT * FROM jsonb_populate_record(NULL::"${table}", $1::jsonb)`,
      JSON.stringify(row),
    );
    return row;
  }
  for (const table of await tablesOf(db)) await fill(table);
}

/** In how many rows of each table of both schemas a text stands, whatever the column: tables without one are left out. */
export async function rowsThatName(db: Database, text: string): Promise<Record<string, number>> {
  const tables = await db.$queryRaw<{ name: string }[]>`
    SELECT format('%I.%I', schemaname, tablename) AS name FROM pg_tables WHERE schemaname IN ('public', 'pgboss')`;
  const found: Record<string, number> = {};
  for (const { name } of tables) {
    const sql = `SELECT count(*)::int AS count FROM ${name} t WHERE position($1 IN t::text) > 0`;
    const [row] = await db.$queryRawUnsafe<{ count: number }[]>(sql, text);
    if (row!.count > 0) found[name.replace(/^public\.|"/g, '').replaceAll('"', '')] = row!.count;
  }
  return found;
}

export async function tablesOf(db: Database): Promise<string[]> {
  return [...new Set((await columnsOf(db)).map(({ table }) => table))];
}

/** `first`: the first value of an enum. */
export function columnsOf(db: Database): Promise<Column[]> {
  return db.$queryRaw<Column[]>`
    SELECT table_name AS "table", column_name AS "column", data_type AS type,
      (SELECT enumlabel::text FROM pg_enum e JOIN pg_type t ON t.oid = e.enumtypid WHERE t.typname = udt_name
        ORDER BY enumsortorder LIMIT 1) AS first
    FROM information_schema.columns
    WHERE table_schema = 'public' AND table_name <> '_prisma_migrations' ORDER BY table_name, ordinal_position`;
}

/** Foreign keys, those of several columns too. */
export function keysOf(db: Database): Promise<Key[]> {
  return db.$queryRaw<Key[]>`
    SELECT child.relname::text AS "table", parent.relname::text AS parent,
      (SELECT array_agg(a.attname::text ORDER BY k.place) FROM unnest(c.conkey) WITH ORDINALITY k(number, place)
        JOIN pg_attribute a ON a.attrelid = c.conrelid AND a.attnum = k.number) AS columns,
      (SELECT array_agg(a.attname::text ORDER BY k.place) FROM unnest(c.confkey) WITH ORDINALITY k(number, place)
        JOIN pg_attribute a ON a.attrelid = c.confrelid AND a.attnum = k.number) AS "parentColumns"
    FROM pg_constraint c JOIN pg_class child ON child.oid = c.conrelid JOIN pg_class parent ON parent.oid = c.confrelid
    WHERE c.contype = 'f' AND c.connamespace = 'public'::regnamespace`;
}
