import type { Database } from '../db/database.ts';
import { addDays, dateOfDay, dayOfDate } from '../learners/learner-day.ts';
import type { StudiedDay } from './figures/days.ts';

/** How far back days in a row are counted. */
const MOST_DAYS = 400;

/** The days with answers up to today, the latest first. */
export async function studiedDays(db: Database, learnerId: bigint, today: string): Promise<StudiedDay[]> {
  const rows = await db.studyDay.findMany({
    where: {
      learnerId,
      day: { gte: dateOfDay(addDays(today, -MOST_DAYS)), lte: dateOfDay(today) },
      answers: { gt: 0 },
    },
    orderBy: { day: 'desc' },
  });
  return rows.map(({ day, newCards, reviews, answers }) => ({ day: dayOfDate(day), newCards, reviews, answers }));
}
