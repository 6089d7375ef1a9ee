// Discord's ids: 42 bits of milliseconds since 2015, then 22 bits that tell ids of one millisecond apart.
export type Snowflake = string;

const EPOCH = 1_420_070_400_000;
const BLOCK_MS = 1000;

export function timeOf(id: Snowflake): number {
  return Number(BigInt(id) >> 22n) + EPOCH;
}

/** The smallest id that could be given at this time, in milliseconds since 1970. */
export function idAt(ms: number): bigint {
  return BigInt(Math.max(0, ms - EPOCH)) << 22n;
}

/** Negative, zero or positive, as `sort` wants it; far cheaper than comparing big integers. */
export function compareIds(a: Snowflake, b: Snowflake): number {
  return a.length - b.length || (a < b ? -1 : a > b ? 1 : 0);
}

/**
 * Ids that rise strictly, whatever the clock does. Ids are reserved a second at a time: `reserve` is told the end of
 * each block before an id of it is given out, so that a later run that begins there repeats none.
 */
export function snowflakes(now: () => Date, start: bigint, reserve: (end: bigint) => void): () => Snowflake {
  let last = start;
  let end = start;
  return () => {
    const fresh = idAt(now().getTime());
    last = fresh > last ? fresh : last + 1n;
    if (last >= end) {
      end = last + (BigInt(BLOCK_MS) << 22n);
      reserve(end);
    }
    return last.toString();
  };
}
