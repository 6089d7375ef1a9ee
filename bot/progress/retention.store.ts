import type { Database } from '../db/database.ts';
import { addDays, dateOfDay } from '../learners/learner-day.ts';
import { MATURE_DAYS, type Reviewed } from './figures/retention.ts';

/** Reviews of the last so many days are measured. */
export const MEASURED_DAYS = 90;

export type Retention = {
  young: Reviewed;
  mature: Reviewed;
  /** Reviews of all time that came at least a learner day after the answer before, learning cards included. */
  spacedEver: number;
};

type Row = Reviewed & { mature: boolean };

/**
 * Reviews of cards in review that came at least a learner day after the answer before, and those answered with anything
 * but Again. A card is mature by its stability before the answer.
 */
export async function measuredRetention(db: Database, learnerId: bigint, today: string): Promise<Retention> {
  const from = dateOfDay(addDays(today, 1 - MEASURED_DAYS));
  const rows = await db.$queryRaw<(Row & { ever: number })[]>`
    WITH spaced AS (
      SELECT day, rating, "phaseBefore", (before ->> 'stability')::float8 >= ${MATURE_DAYS} AS mature,
        day > lag(day) OVER (PARTITION BY "cardId" ORDER BY "reviewedAt", id) AS apart
      FROM "Review" WHERE "learnerId" = ${learnerId} AND "undoneAt" IS NULL
    )
    SELECT coalesce(mature, false) AS mature, count(*)::int AS ever,
      (count(*) FILTER (WHERE "phaseBefore" = 'review' AND day >= ${from}::date))::int AS reviews,
      (count(*) FILTER (WHERE "phaseBefore" = 'review' AND day >= ${from}::date AND rating > 1))::int AS known
    FROM spaced WHERE apart GROUP BY 1`;
  const of = (wanted: boolean): Reviewed => {
    const { reviews = 0, known = 0 } = rows.find(({ mature }) => mature === wanted) ?? {};
    return { reviews, known };
  };
  return { young: of(false), mature: of(true), spacedEver: rows.reduce((sum, { ever }) => sum + ever, 0) };
}
