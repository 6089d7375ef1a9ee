// How long grading took. Noisy, so it is shown and never compared or kept.
import { quantile } from './figures.ts';
import type { GoldGraded } from './gold-run.ts';

/** Milliseconds; `p95` is what 95 of 100 stay below. */
export type Spread = { median: number; p95: number };
export type Latency = { perAnswer: Spread; perCriterion: Spread };

export function latencyOf(graded: GoldGraded[]): Latency {
  const perAnswer = graded.map(({ ms }) => ms);
  const perCriterion = graded.map(({ ms, gold }) => ms / gold.question.criteria.length);
  return { perAnswer: spreadOf(perAnswer), perCriterion: spreadOf(perCriterion) };
}

function spreadOf(values: number[]): Spread {
  return { median: quantile(values, 0.5), p95: quantile(values, 0.95) };
}
