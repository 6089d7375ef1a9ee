// Which time zone somebody lives in: from its name, or from what their clock shows.
import { Temporal } from 'temporal-polyfill';
import { CITIES, PRESENT_NAME, ZONE_OF_LOCALE } from './zone-cities.ts';
import { OTHER_NAMES, zonesAbbreviated } from './zone-other-names.ts';

/** A menu of Discord holds no more. */
const MOST_CHOICES = 25;
const CITIES_IN_A_LABEL = 4;
const DAY_MINUTES = 24 * 60;
/** Zones differ by quarters of an hour, so a clock read this many minutes wrong still names its zone. */
const MISREAD_MINUTES = 7;

/** All zones by their present names, in alphabetical order. */
export const ZONES: readonly string[] = Intl.supportedValuesOf('timeZone')
  .map((name) => PRESENT_NAME[name] ?? name)
  .sort();

/** The zone that a text names, rightly spelt (`europe/berlin` is Europe/Berlin); null when there is none. Offsets are no zones; an abbreviation names one only where it means one. */
export function zoneNamed(text: string): string | null {
  const name = text.trim().replace(/\s+/g, '_');
  if (!/^[a-z]/i.test(name)) return null;
  const abbreviated = zonesAbbreviated(name);
  if (abbreviated.length > 0) return abbreviated.length === 1 ? abbreviated[0]! : null;
  try {
    const zone = new Temporal.ZonedDateTime(0n, name).timeZoneId;
    return PRESENT_NAME[zone] ?? zone;
  } catch {
    return null;
  }
}

/** As it is compared: without accents, capitals, and underscores for spaces. */
export function plainly(name: string): string {
  return name.normalize('NFKD').replace(/\p{M}/gu, '').replaceAll('_', ' ').replaceAll('’', "'").trim().toLowerCase();
}

/** The zone of a city, by its name or by that of a zone; null for a place that is not known. */
export function zoneOfCity(text: string): string | null {
  const sought = plainly(text);
  const known = [...CITIES, ...OTHER_NAMES].find(([city]) => plainly(city) === sought)?.[1];
  return known ?? zoneNamed(text) ?? ZONES.find((zone) => plainly(cityOf(zone)) === sought) ?? null;
}

/** The zones where a clock shows this time of day now, 7 minutes more or less. */
export function zonesAt(now: Date, minutesOfDay: number): string[] {
  const target = minutesOfDay - minutesIntoDay(now);
  return ZONES.filter((zone) => {
    const difference = modulo(offsetMinutes(now, zone) - target, DAY_MINUTES);
    return Math.min(difference, DAY_MINUTES - difference) <= MISREAD_MINUTES;
  });
}

/** The likeliest zone of somebody whose Discord speaks this language. */
export function zoneOfLocale(locale: string): string | null {
  return ZONE_OF_LOCALE[locale] ?? null;
}

export type ClockChoice = {
  /** Minutes east of UTC. */
  offset: number;
  /** What clocks there show, in the learner's language, and cities: `Mon 14:07 · Berlin, Paris, Lagos`. */
  label: string;
  /** True for the one that the learner's language suggests. */
  likely: boolean;
};

/** The times that clocks of the world show now, at most 25, from west to east: "what time is it for you?" */
export function clockChoices(now: Date, locale: string): ClockChoice[] {
  const likely = zoneOfLocale(locale);
  const cities = Map.groupBy(CITIES, ([, zone]) => offsetMinutes(now, zone));
  return [...cities]
    .slice(0, MOST_CHOICES)
    .map(([offset, there]) => ({
      offset,
      label: `${clockFace(now, offset, locale)} · ${diverse(now, there).join(', ')}`,
      likely: likely !== null && offsetMinutes(now, likely) === offset,
    }))
    .sort((one, other) => one.offset - other.offset);
}

export type ZoneChoice = { zone: string /** Cities with the same clock all year. */; label: string };

/**
 * For an offset, one zone for each way its clocks run over the coming year, at most 25: the language's guess first, then
 * by how many people live there. A single one needs no further question.
 */
export function zoneChoices(now: Date, offset: number, locale: string): ZoneChoice[] {
  const likely = zoneOfLocale(locale);
  const names = [...new Set([...(likely ? [likely] : []), ...CITIES.map(([, zone]) => zone), ...ZONES])];
  const alike = Map.groupBy(
    names.filter((zone) => offsetMinutes(now, zone) === offset),
    (zone) => comingYear(now, zone),
  );
  return [...alike.values()].slice(0, MOST_CHOICES).map((zones) => {
    const first = zones[0]!;
    const known = CITIES.filter(([, zone]) => zones.includes(zone)).map(([city]) => city);
    const cities = new Set([cityOf(first), ...(known.length > 0 ? known : zones.map(cityOf))]);
    return { zone: first, label: [...cities].slice(0, CITIES_IN_A_LABEL).join(', ') };
  });
}

/** Cities for a label, those whose clocks part during the year before those whose clocks go together. */
function diverse(now: Date, cities: (readonly [string, string])[]): string[] {
  const groups = [...Map.groupBy(cities, ([, zone]) => comingYear(now, zone)).values()];
  const ranked = groups.flatMap((group) => group.map(([city], place) => ({ city, place })));
  return ranked
    .sort((one, other) => one.place - other.place)
    .slice(0, CITIES_IN_A_LABEL)
    .map(({ city }) => city);
}

/** How a zone's clock runs for a year: its offset and every change. Equal texts mean equal clocks. */
function comingYear(now: Date, zone: string): string {
  const start = zoned(now, zone);
  const end = start.add({ hours: 366 * 24 }).epochMilliseconds;
  let rules = start.offset;
  let change = start.getTimeZoneTransition('next');
  while (change && change.epochMilliseconds < end) {
    rules += ` ${change.epochMilliseconds}${change.offset}`;
    change = change.getTimeZoneTransition('next');
  }
  return rules;
}

function clockFace(now: Date, offset: number, locale: string): string {
  const format = { timeZone: 'UTC', weekday: 'short', hour: 'numeric', minute: '2-digit' } as const;
  return new Intl.DateTimeFormat(locale, format).format(new Date(now.getTime() + offset * 60_000));
}

function cityOf(zone: string): string {
  const known = CITIES.find(([, of]) => of === zone);
  return known ? known[0] : zone.slice(zone.lastIndexOf('/') + 1).replaceAll('_', ' ');
}

function offsetMinutes(now: Date, zone: string): number {
  return zoned(now, zone).offsetNanoseconds / 60e9;
}

function zoned(now: Date, zone: string): Temporal.ZonedDateTime {
  return Temporal.Instant.fromEpochMilliseconds(now.getTime()).toZonedDateTimeISO(zone);
}

function minutesIntoDay(now: Date): number {
  return now.getUTCHours() * 60 + now.getUTCMinutes();
}

function modulo(value: number, by: number): number {
  return ((value % by) + by) % by;
}
