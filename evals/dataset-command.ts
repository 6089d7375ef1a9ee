// The data-set run of the command line: read, grade, print.
import { readFileSync, statSync } from 'node:fs';
import { UserError } from '../bot/errors.ts';
import { readAliases } from './aliases.ts';
import { readDataset } from './dataset.ts';
import { datasetFigures, datasetIntervals, gradeAll } from './dataset-run.ts';
import type { MeasuredGrader } from './grader-choice.ts';
import { json, rounded } from './json.ts';
import { reasonsOf, reasonsText } from './ungraded.ts';

export type DatasetOptions = {
  /** Files: a data set in JSON lines, and aliases in YAML. */
  dataset: string;
  aliases?: string | undefined;
  grader(): MeasuredGrader;
  asJson: boolean;
};
export type DatasetOutcome = {
  output: string;
  /** For stderr: why lines have no grade, null where all have one. */
  told: string | null;
  /** Whether any line has a grade. */
  measured: boolean;
};

/** @throws UserError for files that can't be used, before anything is graded. */
export async function runDataset({ dataset, aliases, grader, asJson }: DatasetOptions): Promise<DatasetOutcome> {
  const given = aliases === undefined ? {} : readAliases(textOf(aliases), aliases);
  const set = readDataset(textOf(dataset), dataset, given);
  const { forRubrics, forReferences, atOnce } = grader();
  const started = performance.now();
  const graded = await gradeAll(set, ({ reference }) => (reference ? forReferences : forRubrics), atOnce);
  const seconds = (performance.now() - started) / 1000;
  const figures = { ...datasetFigures(graded), seconds };
  const intervals = datasetIntervals(graded);
  const reasons = reasonsText(reasonsOf(graded.map(({ result }) => result)));
  return {
    output: asJson ? json({ ...figures, intervals }) : readable(figures, intervals),
    told: reasons === '' ? null : `${figures.ungraded} of ${figures.n} lines have no grade: ${reasons}.`,
    measured: figures.ungraded < figures.n,
  };
}

type Shown = { low: number; high: number };

function readable(figures: Record<string, number>, intervals: Record<string, Shown>): string {
  const interval = (name: string) => {
    const { low, high } = intervals[name] ?? { low: Number.NaN, high: Number.NaN };
    return Number.isNaN(low) ? '' : ` (95 %: ${low.toFixed(3)} to ${high.toFixed(3)})`;
  };
  return Object.entries(figures)
    .map(([name, value]) => `${name.padEnd(9)} ${rounded(value) ?? '–'}${interval(name)}`)
    .join('\n');
}

function textOf(file: string): string {
  const stat = statSync(file, { throwIfNoEntry: false });
  if (!stat || stat.isDirectory()) {
    throw new UserError(`${file} ${stat ? 'is a folder' : 'does not exist'}. Name a file.`);
  }
  return readFileSync(file, 'utf8');
}
