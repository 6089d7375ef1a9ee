import type pg from 'pg';

export type Heard = {
  /** How many so far. */
  count(): number;
  /** The text of the latest. */
  last(): string;
};

/** Hears the statements that are sent through the pool itself from now on. */
export function heardStatements(pool: pg.Pool): Heard {
  const query = pool.query.bind(pool);
  let count = 0;
  let last = '';
  pool.query = ((...statement: Parameters<typeof query>) => {
    count++;
    const [asked] = statement as unknown as [string | { text: string }];
    last = typeof asked === 'string' ? asked : asked.text;
    return query(...statement);
  }) as typeof pool.query;
  return { count: () => count, last: () => last };
}
