// What a learner did on each day.
import { addDays, daysBetween } from '../../learners/learner-day.ts';

export type StudiedDay = {
  /** YYYY-MM-DD */
  day: string;
  newCards: number;
  reviews: number;
  answers: number;
};

export type DaysFigures = {
  /** Without a gap, the last one today. */
  days: StudiedDay[];
  answers: number;
  newCards: number;
  reviews: number;
  /** Days with at least one answer. */
  studied: number;
  /** Days studied without a break, up to today or, where today has no answer yet, to yesterday. */
  inARow: number;
};

/** The `count` days up to today. `rows` are the days with answers, in any order; older ones count for the row alone. */
export function daysFigures(rows: StudiedDay[], today: string, count: number): DaysFigures {
  const byDay = new Map(rows.map((row) => [row.day, row]));
  const days = Array.from({ length: count }, (_, place) => {
    const day = addDays(today, place - count + 1);
    return byDay.get(day) ?? { day, newCards: 0, reviews: 0, answers: 0 };
  });
  const sum = (key: 'newCards' | 'reviews' | 'answers') => days.reduce((total, day) => total + day[key], 0);
  return {
    days,
    answers: sum('answers'),
    newCards: sum('newCards'),
    reviews: sum('reviews'),
    studied: days.filter(({ answers }) => answers > 0).length,
    inARow: daysInARow(byDay, today),
  };
}

function daysInARow(byDay: Map<string, StudiedDay>, today: string): number {
  const studied = (day: string) => (byDay.get(day)?.answers ?? 0) > 0;
  const last = studied(today) ? today : addDays(today, -1);
  let first = last;
  while (studied(first)) first = addDays(first, -1);
  return daysBetween(first, last);
}
