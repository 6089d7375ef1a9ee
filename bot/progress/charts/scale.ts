// Round numbers for an axis.

/** Whole numbers from 0 up, evenly apart in a round step, the last one at or above `most`; at most `count` steps. */
export function ticks(most: number, count = 5): number[] {
  const step = roundStep(Math.max(1, most) / count);
  const steps = Math.max(1, Math.ceil(most / step));
  return Array.from({ length: steps + 1 }, (_, place) => place * step);
}

/** The least of 1, 2, 5, 10, 20, 25, 50, 100, 200, 250 … that is at or above the wanted one. */
function roundStep(wanted: number): number {
  const power = 10 ** Math.floor(Math.log10(Math.max(1, wanted)));
  const factors = power >= 10 ? [1, 2, 2.5, 5, 10] : [1, 2, 5, 10];
  return power * factors.find((factor) => factor * power >= wanted)!;
}

/** Where a value stands between two ends of an axis. */
export function along(value: number, from: number, to: number, start: number, end: number): number {
  return start + ((value - from) / (to - from)) * (end - start);
}
