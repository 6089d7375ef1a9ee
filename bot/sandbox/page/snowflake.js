// Discord's ids: numbers too large for JavaScript, kept as strings, rising with time.
const DISCORD_EPOCH = 1_420_070_400_000n;

/** Negative when `a` is older than `b`, as a comparison for sort. */
export function compareIds(a, b) {
  return a.length - b.length || (a < b ? -1 : a > b ? 1 : 0);
}

/** True when `a` is newer than `b`; anything is newer than no id at all. */
export function isNewer(a, b) {
  return Boolean(a) && (!b || compareIds(a, b) > 0);
}

/** An id as Discord would give it at that instant (milliseconds), for messages that only this page knows. */
export function idAt(milliseconds) {
  return String((BigInt(milliseconds) - DISCORD_EPOCH) << 22n);
}
