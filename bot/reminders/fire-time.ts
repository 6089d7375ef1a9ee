// When a daily reminder is to come, and for how long it may be late. Days are of the calendar, YYYY-MM-DD.
import { addDays, dayOfDate } from '../learners/learner-day.ts';
import { instantOf, lastChange, offsetAt } from '../learners/zone-offset.ts';

export type Schedule = {
  /** Minutes after local midnight, 0 to 1439. */
  at: number;
  /** IANA name. */
  zone: string;
};

export type Fire = {
  /** The day that it counts for. */
  day: string;
  at: Date;
};

const MINUTE_MS = 60_000;
const DAY_MS = 24 * 60 * MINUTE_MS;
const MOST_LATE_MS = 3 * 60 * MINUTE_MS;
/** So much is punctual still, at any time of day: sweeps come once a minute and are spread. */
export const PUNCTUAL_MS = 10 * MINUTE_MS;
/** Nothing comes late after this time of day. */
const EVENING = 22 * 60;

/**
 * The instant at which a local clock first shows that time on that day. A time that the clock skips is the moment right
 * after the gap; of a doubled one it is the first. Null for a day that a zone left out whole.
 */
export function fireOn(day: string, { at, zone }: Schedule): Date | null {
  const midnight = Date.parse(day);
  const wall = midnight + at * MINUTE_MS;
  const instant = instantOf(wall, zone);
  if (wallTime(instant, zone) === wall) return new Date(instant);
  const gap = lastChange(instant, zone);
  const leftOut = wallTime(gap, zone) >= midnight + DAY_MS && gap + offsetAt(gap - 1, zone) <= midnight;
  return leftOut ? null : new Date(gap);
}

/** The first reminder after an instant, and after the day for which the last one came. */
export function nextFire(schedule: Schedule, after: Date, lastDay: string | null = null): Fire {
  // A skipped time may fall on the next day, so the search begins a day early.
  let day = addDays(localDay(after, schedule.zone), -1);
  if (lastDay !== null && lastDay >= day) day = addDays(lastDay, 1);
  for (; ; day = addDays(day, 1)) {
    const at = fireOn(day, schedule);
    if (at && at > after) return { day, at };
  }
}

/** The next reminders in order. */
export function nextFires(schedule: Schedule, after: Date, lastDay: string | null, count: number): Fire[] {
  const fires: Fire[] = [];
  let last = lastDay;
  for (let left = count; left > 0; left--) {
    const fire = nextFire(schedule, after, last);
    fires.push(fire);
    last = fire.day;
  }
  return fires;
}

/** Until when it may be sent: three hours late, but not past 22:00 local. One meant for later has ten minutes. */
export function latestSend({ day, at }: Fire, { zone }: Schedule): Date {
  const evening = fireOn(day, { at: EVENING, zone })?.getTime() ?? 0;
  const late = Math.min(at.getTime() + MOST_LATE_MS, evening);
  return new Date(Math.max(late, at.getTime() + PUNCTUAL_MS));
}

/** The calendar day of an instant. */
export function localDay(instant: Date, zone: string): string {
  return dayOfDate(new Date(wallTime(instant.getTime(), zone)));
}

/** What the local clock shows, in milliseconds as if it showed UTC. */
function wallTime(instant: number, zone: string): number {
  return instant + offsetAt(instant, zone);
}
