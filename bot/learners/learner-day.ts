// A learner's day turns over at an hour of their own, in their own zone. Days are written YYYY-MM-DD.
import { instantOf, offsetAt } from './zone-offset.ts';

export type LearnerClock = {
  /** IANA name. */
  zone: string;
  /** Minutes after local midnight, 0 to 720. */
  dayStartsAt: number;
};

const MINUTE_MS = 60_000;
const DAY_MS = 24 * 60 * MINUTE_MS;

/** The clock of a learner's settings. Until they have told their zone it is UTC. */
export function clockOf(learner: { zone: string | null; dayStartsAt: number }): LearnerClock {
  return { zone: learner.zone ?? 'UTC', dayStartsAt: learner.dayStartsAt };
}

/** The learner day on which an instant falls. It never goes back while time goes on, whatever the wall clock does. */
export function learnerDay(now: Date, clock: LearnerClock): string {
  const wall = wallTime(now, clock.zone) - clock.dayStartsAt * MINUTE_MS;
  // In a doubled hour the wall clock may stand before the start of a day that has begun.
  let day = dayOfDate(new Date(wall + DAY_MS));
  while (dayStart(day, clock) > now) day = addDays(day, -1);
  return day;
}

/** When a learner day begins. A start that the local clock skips is as much later; of a doubled one it is the first. */
export function dayStart(day: string, clock: LearnerClock): Date {
  return new Date(instantOf(Date.parse(day) + clock.dayStartsAt * MINUTE_MS, clock.zone));
}

/** When the learner day after the one of `now` begins. */
export function nextDayStart(now: Date, clock: LearnerClock): Date {
  return dayStart(addDays(learnerDay(now, clock), 1), clock);
}

export function addDays(day: string, days: number): string {
  return new Date(Date.parse(day) + days * DAY_MS).toISOString().slice(0, 10);
}

/** Whole days from one day to another; negative when `to` comes first. */
export function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(to) - Date.parse(from)) / DAY_MS);
}

/** A day as the database's date columns take it, and back. */
export function dateOfDay(day: string): Date {
  return new Date(`${day}T00:00:00Z`);
}

export function dayOfDate(date: Date): string {
  return date.toISOString().slice(0, 10);
}

/**
 * The learner's wall clock written as if it were UTC and shifted so that their day begins at 00:00 UTC: what an
 * algorithm that counts days by UTC midnight must be given. The UTC date of the result is always the learner day.
 */
export function toLearnerTime(instant: Date, clock: LearnerClock): Date {
  const wall = wallTime(instant, clock.zone) - clock.dayStartsAt * MINUTE_MS;
  const midnight = Date.parse(learnerDay(instant, clock));
  return new Date(Math.min(Math.max(wall, midnight), midnight + DAY_MS - 1));
}

/** The way back: an instant on the learner day that the UTC date of `time` names, at that time by the local clock. */
export function fromLearnerTime(time: Date, clock: LearnerClock): Date {
  const day = dayOfDate(time);
  const begins = dayStart(day, clock).getTime();
  const ends = dayStart(addDays(day, 1), clock).getTime();
  const instant = instantOf(time.getTime() + clock.dayStartsAt * MINUTE_MS, clock.zone);
  return new Date(Math.max(begins, Math.min(instant, ends - 1)));
}

/** What the local clock shows, in milliseconds as if it showed UTC. */
function wallTime(instant: Date, zone: string): number {
  return instant.getTime() + offsetAt(instant.getTime(), zone);
}
