// How far the clock of a zone is from UTC. Temporal knows, but to ask it takes longer than all else that an answer
// computes, so what it says is remembered from one change of the zone's clocks to the next.
import { Temporal } from 'temporal-polyfill';

/** From one change of a zone's clocks to just before the next, in epoch ms. */
type Span = { from: number; until: number; offset: number };

/** More zones than there are; each with more spans than a schedule of fifteen years has. */
const MOST_ZONES = 700;
const MOST_SPANS = 32;
const DAY_MS = 24 * 60 * 60_000;

const remembered = new Map<string, Span[]>();

/**
 * Milliseconds that the clock of a zone is ahead of UTC at an instant in epoch ms.
 * @throws RangeError for what is no zone.
 */
export function offsetAt(instant: number, zone: string): number {
  return spanAt(instant, zone).offset;
}

/** The last change of the zone's clocks up to an instant; -Infinity when there was none. In epoch ms. */
export function lastChange(instant: number, zone: string): number {
  return spanAt(instant, zone).from;
}

/**
 * When the clock of a zone shows a time, written as if it showed UTC: of a doubled time the first, of a skipped one as
 * much later as was skipped. Temporal calls that `compatible`. All in epoch ms.
 */
export function instantOf(wall: number, zone: string): number {
  const before = offsetAt(wall - DAY_MS, zone);
  const after = offsetAt(wall + DAY_MS, zone);
  const first = wall - Math.max(before, after);
  const second = wall - Math.min(before, after);
  if (first + offsetAt(first, zone) === wall) return first;
  if (second + offsetAt(second, zone) === wall) return second;
  return wall - before;
}

function spanAt(instant: number, zone: string): Span {
  const spans = remembered.get(zone) ?? [];
  const known = spans.find(({ from, until }) => from <= instant && instant < until);
  if (known) return known;
  const span = spanAround(instant, zone);
  remember(zone, [span, ...spans].slice(0, MOST_SPANS));
  return span;
}

function spanAround(instant: number, zone: string): Span {
  const from = zoned(instant + 1, zone).getTimeZoneTransition('previous');
  const there = zoned(instant, zone);
  const until = there.getTimeZoneTransition('next');
  return {
    from: from?.epochMilliseconds ?? Number.NEGATIVE_INFINITY,
    until: until?.epochMilliseconds ?? Number.POSITIVE_INFINITY,
    offset: there.offsetNanoseconds / 1e6,
  };
}

function remember(zone: string, spans: Span[]): void {
  if (!remembered.has(zone) && remembered.size >= MOST_ZONES) remembered.clear();
  remembered.set(zone, spans);
}

function zoned(instant: number, zone: string): Temporal.ZonedDateTime {
  return Temporal.Instant.fromEpochMilliseconds(instant).toZonedDateTimeISO(zone);
}
