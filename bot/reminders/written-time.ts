// Times of day as people write them: 7:30, 7.30pm, 19h, noon. In minutes after midnight.

const NOON = 12 * 60;
const DAY = 24 * 60;
const NAMED: Record<string, number> = { noon: NOON, midday: NOON, midnight: 0 };
const HALVES: [RegExp, 'am' | 'pm'][] = [
  [/\s*(a\.?\s?m\.?|in the morning)$/, 'am'],
  [/\s*(p\.?\s?m\.?|in the (afternoon|evening)|at night)$/, 'pm'],
];
const CLOCK = /^(\d{1,2})(?:\s*[:.h]\s*(\d{2}))?\s*(?:h|uhr|o'?clock)?$/;
const FOUR_DIGITS = /^(\d{2})(\d{2})$/;

/** The time that a text names; null when it names none. Without "am" or "pm" a time is read on a clock of 24 hours. */
export function readTime(text: string): number | null {
  const words = text
    .trim()
    .toLowerCase()
    .replace(/\s+/g, ' ')
    .replace(/^(at|um|à) /, '');
  const [rest, half] = withoutHalf(words);
  if (half === null && Object.hasOwn(NAMED, rest)) return NAMED[rest]!;
  const [, hours, minutes = '00'] = CLOCK.exec(rest) ?? FOUR_DIGITS.exec(rest) ?? [];
  if (hours === undefined || Number(minutes) > 59) return null;
  const hour = hourOf(Number(hours), half, Number(minutes));
  return hour === null ? null : (hour * 60 + Number(minutes)) % DAY;
}

/** The times that a text may mean, the likeliest first: "7:30" may also be half past seven in the evening. */
export function timesMeant(text: string): number[] {
  const time = readTime(text);
  if (time === null) return [];
  const spoken = withoutHalf(text.trim().toLowerCase())[1] !== null || /^\D*0/.test(text) || /[a-z]{4}/i.test(text);
  return spoken || time < 60 || time >= NOON + 60 ? [time] : [time, (time + NOON) % DAY];
}

/** `07:30` */
export function timeLabel(minutes: number): string {
  return `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;
}

function withoutHalf(words: string): [rest: string, half: 'am' | 'pm' | null] {
  const found = HALVES.find(([pattern]) => pattern.test(words));
  return found ? [words.replace(found[0], ''), found[1]] : [words, null];
}

/** 12 am is midnight, 12 pm noon; 24:00 is the midnight at which a day ends. */
function hourOf(hour: number, half: 'am' | 'pm' | null, minutes: number): number | null {
  if (half === null) return hour < 24 || (hour === 24 && minutes === 0) ? hour : null;
  if (hour < 1 || hour > 12) return null;
  return (hour % 12) + (half === 'pm' ? 12 : 0);
}
