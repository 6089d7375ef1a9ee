import type pg from 'pg';

/** Counts the statements that are sent through the pool itself from now on; gives how many so far. */
export function countStatements(pool: pg.Pool): () => number {
  const query = pool.query.bind(pool);
  let count = 0;
  pool.query = ((...statement: Parameters<typeof query>) => {
    count++;
    return query(...statement);
  }) as typeof pool.query;
  return () => count;
}
