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
  const aimed = `${aimText({ better, aim })} ${reached ? '✓' : '✗'}`;
  return [
    `${String(ratio).padEnd(6)} ${aimed.padEnd(9)} ${spread.join(' to ').padEnd(15)} ${name}`,
    `       ${of}`,
    `       ${sidesText(medians)} (${unit})`,
  ].join('\n');
}

/** The table that stands in README.md, with the sentence that says when and where it was taken. */
export function markdownTable({ date, machine, figures }: Report): string {
  const { cores, node, load } = machine;
  const rows = Object.entries(figures).map(([name, { ratio, spread, reached, of, medians, unit, ...aim }]) => {
    const found = `${ratio} (${spread.join('–')})`;
    const cells = [`\`${name}\``, found, `${aimText(aim)} ${reached ? '✓' : '✗'}`, of, `${sidesText(medians)} ${unit}`];
    return `| ${cells.join(' | ')} |`;
  });
  return [
    `On ${date.slice(0, 10)}, ${cores} cores, Node ${node}, load ${load.join(' to ')}.`,
    '',
    '| figure | ratio (middle half) | aim | what is divided by what | medians |',
    '|---|---|---|---|---|',
    ...rows,
  ].join('\n');
}

function aimText({ better, aim }: Pick<Figure, 'better' | 'aim'>): string {
  return `${better === 'higher' ? '≥' : '≤'} ${aim}`;
}

function sidesText(medians: Figure['medians']): string {
  return Object.entries(medians)
    .map(([label, value]) => `${label} ${value}`)
    .join(', ');
}
