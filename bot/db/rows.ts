// Rows straight from the driver, for the statements that every press runs: on its way through Prisma a statement costs
// several times what the driver needs for it.
import pg from 'pg';
import type { Database } from './database.ts';
import { Prisma } from './generated/client.ts';
import { statementName } from './statement-name.ts';

const pools = new WeakMap<Database, pg.Pool>();

/** From now on `rowsOf` works on this pool when it is given this client. */
export function worksOn(db: Database, pool: pg.Pool): void {
  pools.set(db, pool);
}

/**
 * Reads as `db.$queryRaw` does, and gives the same: bigints, numbers, texts, times and days as dates, JSON, and lists.
 * Not inside a transaction, whose connection is Prisma's own. Rejects with the driver's error.
 */
export function rowsOf<Row extends object>(db: Database) {
  return async (strings: TemplateStringsArray, ...inserted: Parameters<typeof Prisma.sql>[1][]): Promise<Row[]> => {
    const pool = pools.get(db);
    if (!pool) throw new Error('this client was not made by the database door, or belongs to a transaction');
    const { text, values } = Prisma.sql(strings, ...inserted);
    const statement = { name: statementName(text), text, values: values.map(asText), types: TYPES };
    const { rows } = await pool.query<Row>(statement);
    return rows;
  };
}

/** The driver writes a time by the clock of this machine, where the day may be another than the UTC day that is meant. */
function asText(value: unknown): unknown {
  return value instanceof Date ? value.toISOString() : value;
}

const PARSERS: Partial<Record<number, (text: string) => unknown>> = {
  [pg.types.builtins.INT8]: BigInt,
  [pg.types.builtins.DATE]: (day) => new Date(`${day}T00:00:00Z`),
};
const TYPES: pg.CustomTypesConfig = {
  getTypeParser: (type, format) => PARSERS[type] ?? pg.types.getTypeParser(type, format),
};
