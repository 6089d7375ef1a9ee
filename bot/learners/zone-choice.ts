// A zone as an option of a command: suggested while one types, and read from what was typed.
import type { Choice } from '../discord/route.ts';
import { UserError } from '../errors.ts';
import { plainly, ZONES, zoneOfCity, zoneOfLocale } from './zone.ts';
import { CITIES } from './zone-cities.ts';
import { OTHER_NAMES, zonesAbbreviated } from './zone-other-names.ts';

/** @throws UserError when the text names no zone and no city that is known, or an abbreviation of several zones. */
export function wantedZone(typed = ''): string {
  const zone = zoneOfCity(typed);
  if (zone) return zone;
  const several = zonesAbbreviated(typed);
  if (several.length === 0)
    throw new UserError('I know no such time zone. Type the name of a large city near you and pick from the list.');
  const zones = several.map((one) => `**${spoken(one)}**`).join(', ');
  throw new UserError(
    `${typed.trim().toUpperCase()} is used in several places, whose clocks differ. Pick one of ${zones}.`,
  );
}

/**
 * What an abbreviation stands for, then zones whose name or city holds what was typed: the guess from the person's
 * language first, then cities, then zones, those in which a word begins with it first.
 */
export function zoneSuggestions(typed: string, locale: string): Choice[] {
  const sought = plainly(typed);
  const meant = zonesAbbreviated(typed);
  const likely = zoneOfLocale(locale);
  const found = [...ZONES, 'UTC'].filter((zone) => plainly(zone).includes(sought) && !meant.includes(zone));
  const first = likely && found.includes(likely) ? [likely] : [];
  const cities = [...CITIES, ...OTHER_NAMES].filter(
    ([city, zone]) => plainly(city).includes(sought) && !found.includes(zone) && !meant.includes(zone),
  );
  const others = found.filter((zone) => zone !== likely);
  const begins = (zone: string) => ` ${plainly(zone).replaceAll('/', ' ')}`.includes(` ${sought}`);
  return [
    ...meant.map((zone) => ({ name: `${typed.trim().toUpperCase()}: ${spoken(zone)}`, value: zone })),
    ...first.map((zone) => ({ name: spoken(zone), value: zone })),
    ...cities.map(([city, zone]) => ({ name: `${city} (${spoken(zone)})`, value: zone })),
    ...others.filter(begins).map((zone) => ({ name: spoken(zone), value: zone })),
    ...others.filter((zone) => !begins(zone)).map((zone) => ({ name: spoken(zone), value: zone })),
  ];
}

/** `America/New York` */
export function spoken(zone: string): string {
  return zone.replaceAll('_', ' ');
}
