// What the next days will ask for, as far as one can know today.
import { addDays } from '../../learners/learner-day.ts';
import { studyMinutes } from '../../study/pace.ts';
import { type CourseCard, type CourseDay, type CoursePlan, playCourse, seeded } from './course.ts';

export type ForecastDay = CourseDay & { day: string; minutes: number };
export type Forecast = {
  days: ForecastDay[];
  /** Means per day. */
  reviews: number;
  minutes: number;
  busiest: ForecastDay;
};

/** Courses that are played for a mean; the figure moves by less than a card with more of them. */
const TIMES = 12;

/** `cards` in the order in which new ones come; `seconds` is what the learner takes for an answer. */
export function forecast(
  cards: CourseCard[],
  plan: CoursePlan,
  { today, seconds, seed }: { today: string; seconds: number; seed: number },
): Forecast {
  const days = playCourse(cards, plan, seeded(seed), TIMES).days.map((day, place) => ({
    ...day,
    day: addDays(today, place),
    minutes: studyMinutes({ newCards: day.newCards, others: reviewsOf(day) }, seconds),
  }));
  const mean = (of: (day: ForecastDay) => number) => days.reduce((sum, day) => sum + of(day), 0) / days.length;
  return {
    days,
    reviews: mean(reviewsOf),
    minutes: mean(({ minutes }) => minutes),
    busiest: days.reduce((most, day) => (reviewsOf(day) + day.newCards > reviewsOf(most) + most.newCards ? day : most)),
  };
}

/** Reviews of a day: scheduled already, and coming again by then. */
export function reviewsOf({ scheduled, again }: CourseDay): number {
  return scheduled + again;
}
