// How instants are written: beside a message, between days, and in Discord's <t:…> timestamps.
const DAY = 86_400;
const STYLES = {
  t: { timeStyle: 'short' },
  T: { timeStyle: 'medium' },
  d: { dateStyle: 'short' },
  D: { dateStyle: 'long' },
  f: { dateStyle: 'long', timeStyle: 'short' },
  F: { dateStyle: 'full', timeStyle: 'short' },
  s: { dateStyle: 'short', timeStyle: 'short' },
  S: { dateStyle: 'short', timeStyle: 'medium' },
};
/** Units with their seconds, and from how many of them on the next one is used. */
const UNITS = [
  ['second', 1, 60],
  ['minute', 60, 60],
  ['hour', 3600, 24],
  ['day', DAY, 30],
  ['month', 30 * DAY, 12],
  ['year', 365 * DAY, Number.POSITIVE_INFINITY],
];

/** `in 3 days`, `2 hours ago`: rounded to the nearest of the unit. */
export function relativeTime(date, now, locale) {
  const seconds = (date.getTime() - now.getTime()) / 1000;
  const count = (size) => Math.sign(seconds) * Math.round(Math.abs(seconds) / size);
  const [unit, size] = UNITS.find(([, length, most]) => Math.abs(count(length)) < most);
  return new Intl.RelativeTimeFormat(locale).format(count(size), unit);
}

/** The text of `<t:unix:style>`, or undefined for an instant that no calendar has. */
export function timestampText(unix, style, now, locale) {
  const date = new Date(unix * 1000);
  if (Number.isNaN(date.getTime())) return undefined;
  if (style === 'R') return relativeTime(date, now, locale);
  return new Intl.DateTimeFormat(locale, STYLES[style] ?? STYLES.f).format(date);
}

export function clockTime(date, locale) {
  return new Intl.DateTimeFormat(locale, { timeStyle: 'short' }).format(date);
}

/** The time beside an author: the clock for today, with the day in front for anything older. */
export function messageTime(date, now, locale) {
  const clock = clockTime(date, locale);
  const days = daysBetween(date, now);
  if (days === 0) return clock;
  if (days === 1) return `Yesterday at ${clock}`;
  return new Intl.DateTimeFormat(locale, { dateStyle: 'short', timeStyle: 'short' }).format(date);
}

export function fullTime(date, locale) {
  return new Intl.DateTimeFormat(locale, STYLES.F).format(date);
}

export function dayTitle(date, locale) {
  return new Intl.DateTimeFormat(locale, { dateStyle: 'long' }).format(date);
}

/** Whole local days from `date` to `now`: 0 is today, 1 yesterday. */
export function daysBetween(date, now) {
  const midnight = (moment) => Date.UTC(moment.getFullYear(), moment.getMonth(), moment.getDate());
  return Math.round((midnight(now) - midnight(date)) / (DAY * 1000));
}
