// Ratios, not timings: two sides run in the same minute, in short alternating windows, and each round gives one ratio.
import { setImmediate } from 'node:timers/promises';

/** One comparison as it is reported. */
export type Figure = {
  name: string;
  /** Ours divided by theirs: the median over the rounds, so that a disturbed round tells nothing. */
  ratio: number;
  better: 'higher' | 'lower';
  /** What the ratio should reach: at least or at most, as `better` says. */
  aim: number;
  reached: boolean;
  /** What was divided by what, in words. */
  of: string;
  /** The first and the third quartile of the rounds' ratios: how far the machine's noise reaches. */
  spread: [low: number, high: number];
  /** The medians of the windows, by side. */
  medians: Record<string, number>;
  /** What the medians count. */
  unit: string;
};

export type Question = Pick<Figure, 'name' | 'better' | 'aim' | 'of' | 'unit'>;
/** What the windows of one side measured, in the order of the rounds. */
export type Side = { label: string; windows: number[] };

/**
 * Runs one window of each side in turn, `warmUps` times for nothing and then `rounds` times. Every other round runs in
 * reverse, so that a machine that slows down favours nobody. Gives what each window measured, in the order of the rounds.
 */
export async function inTurns<Name extends string, Measured>(
  sides: Record<Name, () => Promise<Measured>>,
  { rounds, warmUps = 1 }: { rounds: number; warmUps?: number },
): Promise<Record<Name, Measured[]>> {
  const names = Object.keys(sides) as Name[];
  const measured = Object.fromEntries(names.map((name) => [name, []])) as unknown as Record<Name, Measured[]>;
  for (let round = -warmUps; round < rounds; round++) {
    for (const name of round % 2 === 0 ? names : names.toReversed()) {
      await setImmediate(); // lets signals and the garbage of the last window pass
      const window = await sides[name]();
      if (round >= 0) measured[name].push(window);
    }
  }
  return measured;
}

/** A window that calls for `ms` with so many calls under way at once, and gives the calls a second. */
export function callsPerSecond(
  call: () => unknown,
  { ms = 500, atOnce = 1 }: { ms?: number; atOnce?: number } = {},
): () => Promise<number> {
  return async () => {
    const start = performance.now();
    let calls = 0;
    const worker = async () => {
      while (performance.now() - start < ms) {
        await call();
        calls++;
      }
    };
    await Promise.all(Array.from({ length: atOnce }, worker));
    return (calls / (performance.now() - start)) * 1000;
  };
}

/** A window that calls for at least `ms`, one call after the other, and gives the ms of a call. */
export function msPerCall(call: () => unknown, ms = 500): () => Promise<number> {
  const rate = callsPerSecond(call, { ms });
  return async () => 1000 / (await rate());
}

export function figure(question: Question, ours: Side, theirs: Side): Figure {
  const ratios = ours.windows.map((value, round) => value / (theirs.windows[round] ?? Number.NaN));
  const ratio = round(median(ratios));
  const { unit, ...asked } = question;
  return {
    ...asked,
    ratio,
    reached: question.better === 'higher' ? ratio >= question.aim : ratio <= question.aim,
    spread: [round(quantile(ratios, 0.25)), round(quantile(ratios, 0.75))],
    medians: Object.fromEntries([ours, theirs].map(({ label, windows }) => [label, round(median(windows))])),
    unit,
  };
}

export function median(values: number[]): number {
  return quantile(values, 0.5);
}

/** Between two values where the share falls between them; NaN without values. */
export function quantile(values: number[], share: number): number {
  const sorted = values.toSorted((one, other) => one - other);
  const place = (sorted.length - 1) * share;
  const low = sorted[Math.floor(place)] ?? Number.NaN;
  const high = sorted[Math.ceil(place)] ?? Number.NaN;
  return low + (high - low) * (place - Math.floor(place));
}

/** To three significant digits. */
export function round(value: number): number {
  return Number(value.toPrecision(3));
}
