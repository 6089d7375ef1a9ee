// What the bench prints.
import os from 'node:os';
import type { Figure } from './measure.ts';

export type Report = {
  date: string;
  machine: {
    cores: number;
    node: string;
    /** Of the last minute, when the bench began and when it ended. */
    load: [began: number, ended: number];
  };
  figures: Record<string, Omit<Figure, 'name'>>;
};

export function reportOf(figures: Figure[], began: { date: Date; load: number }): Report {
  return {
    date: began.date.toISOString(),
    machine: { cores: os.availableParallelism(), node: process.version, load: [began.load, loadNow()] },
    figures: Object.fromEntries(figures.map(({ name, ...figure }) => [name, figure])),
  };
}

/** Processes that ran or wanted to, on average over the last minute. */
export function loadNow(): number {
  return Number(os.loadavg()[0]?.toFixed(1));
}

export function readable({ date, machine, figures }: Report): string {
  const { cores, node, load } = machine;
  const lines = Object.entries(figures).map(([name, figure]) => figureText(name, figure));
  return [
    'ratio  aim       middle half',
    ...lines,
    `${date}, ${cores} cores, Node ${node}, load ${load.join(' to ')}. Medians of rounds; a wide middle half means a busy machine.`,
  ].join('\n\n');
}

function figureText(
  name: string,
  { ratio, better, aim, reached, spread, medians, of, unit }: Report['figures'][string],
): string {
  const aimed = `${better === 'higher' ? '≥' : '≤'} ${aim} ${reached ? '✓' : '✗'}`;
  const sides = Object.entries(medians).map(([label, value]) => `${label} ${value}`);
  return [
    `${String(ratio).padEnd(6)} ${aimed.padEnd(9)} ${spread.join(' to ').padEnd(15)} ${name}`,
    `       ${of}`,
    `       ${sides.join(', ')} (${unit})`,
  ].join('\n');
}
