// How far figures would move with other answers: 95 % intervals by drawing anew, seeded.
import { quantile } from './figures.ts';

export type Interval = { low: number; high: number };
export type Intervals<Figure extends string> = Record<Figure, Interval>;

/**
 * The 95 % intervals of some figures: as many clusters are drawn anew, with replacement. What stands or falls together
 * (the criteria of one answer, the answers to one question) belongs in one cluster, or the intervals come out too
 * narrow. Draws in which a figure is not defined are left out of its interval; a single cluster has none. Seeded: the
 * same every time.
 */
export function intervalsOf<T, Figure extends string>(
  clusters: T[][],
  figuresOf: (items: T[]) => Record<Figure, number>,
  { draws = 2000, seed = 1 } = {},
): Intervals<Figure> {
  const random = generator(seed);
  const drawn = Array.from({ length: draws }, () =>
    figuresOf(clusters.flatMap(() => clusters[Math.floor(random() * clusters.length)]!)),
  );
  const names = Object.keys(figuresOf(clusters.flat())) as Figure[];
  const interval = (name: Figure) => {
    const values =
      clusters.length < 2 ? [] : drawn.map((figures) => figures[name]).filter((value) => !Number.isNaN(value));
    return [name, { low: quantile(values, 0.025), high: quantile(values, 0.975) }];
  };
  return Object.fromEntries(names.map(interval)) as Intervals<Figure>;
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

/** The items in an order that depends on the seed alone. */
export function shuffled<T>(items: T[], random: () => number): T[] {
  const order = [...items];
  for (let i = order.length - 1; i > 0; i--) {
    const j = Math.floor(random() * (i + 1));
    [order[i], order[j]] = [order[j]!, order[i]!];
  }
  return order;
}
