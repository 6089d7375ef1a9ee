// Figures of agreement between a grader and people. Pure; shares and scores are from 0 to 1.

export type Pair = { grader: number; human: number };

/** Mean of some numbers; NaN of none. */
export function mean(values: number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

/** How often two yes-or-no answers agree, and how the errors fall. Each is NaN when there is nothing to count. */
export type Decisions = { accuracy: number; f1: number; tpr: number; tnr: number };

/** From pairs of decisions, 1 for yes and 0 for no. `tpr`: yes found among the people's yes; `tnr`: the same for no. */
export function decisionFigures(pairs: Pair[]): Decisions {
  const count = (grader: number, human: number) =>
    pairs.filter((pair) => pair.grader === grader && pair.human === human).length;
  const [hits, alarms, misses, rests] = [count(1, 1), count(1, 0), count(0, 1), count(0, 0)];
  return {
    accuracy: (hits + rests) / pairs.length,
    f1: (2 * hits) / (2 * hits + alarms + misses),
    tpr: hits / (hits + misses),
    tnr: rests / (rests + alarms),
  };
}

/** Pearson's correlation; NaN when one side doesn't vary. */
export function pearson(pairs: Pair[]): number {
  const [a, b] = [mean(pairs.map(({ grader }) => grader)), mean(pairs.map(({ human }) => human))];
  const product = mean(pairs.map(({ grader, human }) => (grader - a) * (human - b)));
  const variance = (centre: number, values: number[]) => mean(values.map((value) => (value - centre) ** 2));
  return (
    product /
    Math.sqrt(
      variance(
        a,
        pairs.map(({ grader }) => grader),
      ) *
        variance(
          b,
          pairs.map(({ human }) => human),
        ),
    )
  );
}

/** Root of the mean squared difference. */
export function rmse(pairs: Pair[]): number {
  return Math.sqrt(mean(pairs.map(({ grader, human }) => (grader - human) ** 2)));
}

/** Spearman's rank correlation: Pearson's over ranks, where equal values share the mean of their ranks. */
export function spearman(pairs: Pair[]): number {
  const [a, b] = [ranks(pairs.map(({ grader }) => grader)), ranks(pairs.map(({ human }) => human))];
  return pearson(pairs.map((_, i) => ({ grader: a[i]!, human: b[i]! })));
}

/** Kendall's tau-b: over all couples of answers, ordered alike less ordered otherwise, corrected for ties. */
export function kendall(pairs: Pair[]): number {
  let [agreement, untiedGrader, untiedHuman] = [0, 0, 0];
  for (const [i, one] of pairs.entries()) {
    for (const other of pairs.slice(i + 1)) {
      const [a, b] = [Math.sign(one.grader - other.grader), Math.sign(one.human - other.human)];
      agreement += a * b;
      untiedGrader += Math.abs(a);
      untiedHuman += Math.abs(b);
    }
  }
  return agreement / Math.sqrt(untiedGrader * untiedHuman);
}

function ranks(values: number[]): number[] {
  const sorted = [...values].sort((a, b) => a - b);
  return values.map((value) => (sorted.indexOf(value) + sorted.lastIndexOf(value)) / 2 + 1);
}

export type Interval = { low: number; high: number };

/**
 * The 95 % interval of a figure by drawing as many items anew, with replacement. Seeded, so that it comes out the same
 * every time. Draws for which the figure is not defined are left out.
 */
export function bootstrap<T>(items: T[], figure: (drawn: T[]) => number, { draws = 2000, seed = 1 } = {}): Interval {
  const random = generator(seed);
  const figures = Array.from({ length: draws }, () =>
    figure(items.map(() => items[Math.floor(random() * items.length)]!)),
  )
    .filter((value) => !Number.isNaN(value))
    .sort((a, b) => a - b);
  const at = (share: number) => figures[Math.min(figures.length - 1, Math.floor(share * figures.length))] ?? Number.NaN;
  return { low: at(0.025), high: at(0.975) };
}

/** Mulberry32: numbers from 0 to 1 that depend on the seed alone. */
export function generator(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
