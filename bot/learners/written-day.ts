// Days as people write them: 2026-05-18, "18 May", "in 2 weeks".
import { addDays } from './learner-day.ts';

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const UNITS: Record<string, number> = { day: 1, week: 7, month: 30 };
const NUMBERS: Record<string, number> = { a: 1, an: 1, one: 1, two: 2, three: 3, four: 4, five: 5, six: 6 };

/** The day (YYYY-MM-DD) that a text names, seen from `today`; a day without a year is the next one. Null when it names none. */
export function readDay(text: string, today: string): string | null {
  const words = text.trim().toLowerCase().replace(/[,.]/g, ' ').replace(/\s+/g, ' ');
  if (words === 'today') return today;
  if (words === 'tomorrow') return addDays(today, 1);
  return isoDay(words) ?? inSoLong(words, today) ?? dayAndMonth(words, today);
}

/** `Mon 18 May 2026` */
export function dayLabel(day: string): string {
  const format = { timeZone: 'UTC', weekday: 'short', day: 'numeric', month: 'short', year: 'numeric' } as const;
  return new Intl.DateTimeFormat('en-GB', format).format(new Date(`${day}T00:00:00Z`)).replace(',', '');
}

function isoDay(words: string): string | null {
  const [, year, month, day] = /^(\d{4})[-/](\d{1,2})[-/](\d{1,2})$/.exec(words) ?? [];
  return year ? existingDay(Number(year), Number(month), Number(day)) : null;
}

function inSoLong(words: string, today: string): string | null {
  const [, count = '', unit = ''] =
    /^(?:in )?(\d{1,3}|an?|one|two|three|four|five|six) (day|week|month)s?$/.exec(words) ?? [];
  const days = UNITS[unit];
  return days ? addDays(today, (NUMBERS[count] ?? Number(count)) * days) : null;
}

function dayAndMonth(words: string, today: string): string | null {
  const [, day, name = '', year] =
    /^(?:[a-z]+ )?(\d{1,2})(?:st|nd|rd|th)? (?:of )?([a-z]{3,9})(?: (\d{4}))?$/.exec(words) ?? swapped(words) ?? [];
  const month = MONTHS.indexOf(name.slice(0, 3)) + 1;
  if (!day || month === 0) return null;
  if (year) return existingDay(Number(year), month, Number(day));
  const thisYear = Number(today.slice(0, 4));
  const next = existingDay(thisYear, month, Number(day));
  return next && next < today ? existingDay(thisYear + 1, month, Number(day)) : next;
}

/** `May 18 2026`, in the order of `18 May 2026`. */
function swapped(words: string): (string | undefined)[] | null {
  const match = /^([a-z]{3,9}) (\d{1,2})(?:st|nd|rd|th)?(?: (\d{4}))?$/.exec(words);
  return match && [match[0], match[2], match[1], match[3]];
}

function existingDay(year: number, month: number, day: number): string | null {
  const date = new Date(Date.UTC(year, month - 1, day));
  return date.getUTCMonth() === month - 1 && date.getUTCDate() === day ? date.toISOString().slice(0, 10) : null;
}
