// What stands in the queue, for those who watch over it.
import type pg from 'pg';

export type QueueFigures = {
  /** Jobs that could run now, by name. */
  waiting: Record<string, number>;
  /** For how many seconds the oldest of them has waited, by name. */
  lag: Record<string, number>;
  /** Jobs that were given up after all their tries, by name; kept for a day. */
  failed: Record<string, number>;
};

type Row = { name: string; waiting: number; lag: number; failed: number };

/** Of the job queue in this database. Rejects when there is none. */
export async function queueFigures(pool: Pick<pg.Pool, 'query'>): Promise<QueueFigures> {
  const { rows } = await pool.query<Row>(
    `SELECT queue.name,
       count(job.id) FILTER (WHERE job.state < 'active' AND job.start_after <= now())::int AS waiting,
       coalesce(extract(epoch FROM now() - min(greatest(job.start_after, job.created_on))
         FILTER (WHERE job.state < 'active' AND job.start_after <= now())), 0)::float8 AS lag,
       count(job.id) FILTER (WHERE job.state = 'failed')::int AS failed
     FROM pgboss.queue LEFT JOIN pgboss.job ON job.name = queue.name
     WHERE queue.name NOT LIKE '\\_\\_%' GROUP BY queue.name`,
  );
  const by = (figure: Exclude<keyof Row, 'name'>) => Object.fromEntries(rows.map((row) => [row.name, row[figure]]));
  return { waiting: by('waiting'), lag: by('lag'), failed: by('failed') };
}
