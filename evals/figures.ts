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
  const [grader, human] = [pairs.map((pair) => pair.grader), pairs.map((pair) => pair.human)];
  // Rounding would make a tiny variance of equal values.
  if ([grader, human].some((values) => values.every((value) => value === values[0]))) return Number.NaN;
  const [a, b] = [mean(grader), mean(human)];
  let [product, squaresA, squaresB] = [0, 0, 0];
  for (const pair of pairs) {
    product += (pair.grader - a) * (pair.human - b);
    squaresA += (pair.grader - a) ** 2;
    squaresB += (pair.human - b) ** 2;
  }
  return product / Math.sqrt(squaresA * squaresB);
}

/** Root of the mean squared difference. */
export function rmse(pairs: Pair[]): number {
  return Math.sqrt(mean(pairs.map(({ grader, human }) => (grader - human) ** 2)));
}

/** Mean of the differences, whatever their sign. */
export function meanAbsoluteError(pairs: Pair[]): number {
  return mean(pairs.map(({ grader, human }) => Math.abs(grader - human)));
}

/** Spearman's rank correlation: Pearson's over ranks, where equal values share the mean of their ranks. */
export function spearman(pairs: Pair[]): number {
  const [a, b] = [ranks(pairs.map(({ grader }) => grader)), ranks(pairs.map(({ human }) => human))];
  return pearson(pairs.map((_, i) => ({ grader: a[i]!, human: b[i]! })));
}

/** Kendall's tau-b: over all couples of answers, ordered alike less ordered otherwise, corrected for ties. */
export function kendall(pairs: Pair[]): number {
  let [agreement, untiedGrader, untiedHuman] = [0, 0, 0];
  for (let i = 0; i < pairs.length; i++) {
    for (let j = i + 1; j < pairs.length; j++) {
      const a = Math.sign(pairs[i]!.grader - pairs[j]!.grader);
      const b = Math.sign(pairs[i]!.human - pairs[j]!.human);
      agreement += a * b;
      untiedGrader += Math.abs(a);
      untiedHuman += Math.abs(b);
    }
  }
  return agreement / Math.sqrt(untiedGrader * untiedHuman);
}

function ranks(values: number[]): number[] {
  const sorted = [...values].sort((a, b) => a - b);
  const rank = new Map<number, { first: number; last: number }>();
  for (const [i, value] of sorted.entries()) rank.set(value, { first: rank.get(value)?.first ?? i, last: i });
  return values.map((value) => (rank.get(value)!.first + rank.get(value)!.last) / 2 + 1);
}

/** The value below which this share of the values lie (0.5 is the median); NaN of none. */
export function quantile(values: number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? Number.NaN;
}
