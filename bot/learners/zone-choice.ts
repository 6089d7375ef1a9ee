// A zone as an option of a command: suggested while one types, and read from what was typed.
import type { Choice } from '../discord/route.ts';
import { UserError } from '../errors.ts';
import { ZONES, zoneOfCity, zoneOfLocale } from './zone.ts';
import { CITIES } from './zone-cities.ts';

/** @throws UserError when the text names no zone and no city that is known. */
export function wantedZone(typed = ''): string {
  const zone = zoneOfCity(typed);
  if (!zone)
    throw new UserError('I know no such time zone. Type the name of a large city near you and pick from the list.');
  return zone;
}

/** Zones whose name or city holds what was typed: the guess from the person's language first, then cities. */
export function zoneSuggestions(typed: string, locale: string): Choice[] {
  const sought = typed.trim().toLowerCase();
  const likely = zoneOfLocale(locale);
  const found = ZONES.filter((zone) => spoken(zone).toLowerCase().includes(sought.replaceAll('_', ' ')));
  const first = likely && found.includes(likely) ? [likely] : [];
  const cities = CITIES.filter(([city, zone]) => city.toLowerCase().includes(sought) && !found.includes(zone));
  return [
    ...first.map((zone) => ({ name: spoken(zone), value: zone })),
    ...cities.map(([city, zone]) => ({ name: `${city} (${spoken(zone)})`, value: zone })),
    ...found.filter((zone) => zone !== likely).map((zone) => ({ name: spoken(zone), value: zone })),
  ];
}

/** `America/New York` */
export function spoken(zone: string): string {
  return zone.replaceAll('_', ' ');
}
