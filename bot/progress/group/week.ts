// The week of a leaderboard: Monday to Sunday, in days of the learners' own.
import { addDays } from '../../learners/learner-day.ts';

/** The first and last day of the week that a day belongs to. */
export function weekOf(day: string): { from: string; to: string } {
  const sinceMonday = (new Date(`${day}T00:00:00Z`).getUTCDay() + 6) % 7;
  const from = addDays(day, -sinceMonday);
  return { from, to: addDays(from, 6) };
}

export type WeekRow = { learnerId: bigint; days: number; answers: number };

/** Days studied count first, so that coming back beats cramming; equals share a place. */
export function ranked(rows: WeekRow[]): (WeekRow & { place: number })[] {
  const sorted = rows.toSorted(
    (one, other) => other.days - one.days || other.answers - one.answers || (one.learnerId < other.learnerId ? -1 : 1),
  );
  return sorted.map((row) => ({
    ...row,
    place: 1 + sorted.findIndex(({ days, answers }) => days === row.days && answers === row.answers),
  }));
}
