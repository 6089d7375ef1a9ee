// `npm run evals`: how good the graders are, measured on labelled answers.
import { readFileSync, statSync } from 'node:fs';
import { Command, CommanderError, Option } from 'commander';
import { UserError } from '../bot/errors.ts';
import { type GraderName, graders } from '../bot/grading/graders.ts';
import { readAliases } from './aliases.ts';
import { readDataset } from './dataset.ts';
import { accuracyInterval, datasetFigures, gradeAll } from './dataset-run.ts';
import { runGold } from './gold-command.ts';
import { graderChoice } from './grader-choice.ts';

type Flags = {
  dataset?: string;
  grader: GraderName;
  aliases?: string;
  json?: boolean;
  gate?: boolean;
  accept?: boolean;
  probes: boolean;
};

const program = new Command('evals')
  .description(
    'Measure a grader: on a data set of labelled answers, or, without one, on our gold answers (evals/gold) and on what code makes of them.',
  )
  .option('--dataset <file>', 'labelled answers, one JSON object a line')
  .addOption(new Option('--grader <name>', 'which grader').choices(Object.keys(graders)).default('embedded'))
  .option('--aliases <file>', 'with --dataset: YAML, aliases for rubric items by their text')
  .option('--json', 'print one JSON object')
  .option('--gate', 'gold answers: fail when a limit is broken or a figure fell since the last accepted run')
  .option('--accept', 'gold answers: write report, pictures and figures to evals/reports, to compare with from now on')
  .option('--no-probes', 'gold answers: grade them as they are only; with a model that is a tenth of the calls')
  .addHelpText(
    'after',
    `
A line of a data set holds "question", "answer", and what to grade by:
  "rubric_item": "…"                       one point; " OR " separates alternatives
  "criteria": [{"statement": "…", "aliases": [["…"]], "points": 1}]
  "reference_answer": "…"                  its clauses are the points
and what people gave: "human1" and "human2" (0 or 1), or "score_0_1" (0 to 1).

The figures of a data set: n lines; accuracy, f1, tpr, tnr of decisions (half of the points or more is a yes), held
against each person's and averaged; pearson and rmse of the share of the points against the people's score. Lines
without a grade are counted as ungraded and left out of the rest. A figure that is not defined, for want of variety,
is null.

The model grader reads OPENAI_API_KEY, OPENAI_MODEL and OPENAI_BASE_URL.`,
  )
  .showHelpAfterError('(--help says how)')
  .exitOverride()
  .action((flags: Flags) => (flags.dataset === undefined ? measureGold(flags) : measureDataset(flags, flags.dataset)));

async function measureDataset({ grader, aliases, json, gate, accept }: Flags, file: string): Promise<void> {
  if (gate || accept) throw new UserError('--gate and --accept are for the gold answers: leave --dataset out.');
  const given = aliases === undefined ? {} : readAliases(textOf(aliases), aliases);
  const set = readDataset(textOf(file), file, given);
  const { forRubrics, forReferences, atOnce } = graderChoice(grader, process.env);
  const started = performance.now();
  const graded = await gradeAll(set, ({ reference }) => (reference ? forReferences : forRubrics), atOnce);
  const figures = { ...datasetFigures(graded), seconds: (performance.now() - started) / 1000 };
  if (json) return print(JSON.stringify(figures, rounded));
  const { low, high } = accuracyInterval(graded);
  for (const [name, value] of Object.entries(figures)) {
    const interval = name === 'accuracy' ? ` (95 %: ${low.toFixed(3)} to ${high.toFixed(3)})` : '';
    print(`${name.padEnd(9)} ${rounded(name, value) ?? '–'}${interval}`);
  }
}

async function measureGold({ grader, aliases, json, gate, accept, probes }: Flags): Promise<void> {
  if (aliases !== undefined) throw new UserError('--aliases goes with --dataset: the gold answers have rubrics.');
  const graderFor = (corpus: string[]) => graderChoice(grader, process.env, { corpus });
  const outcome = await runGold({ graderFor, probes, write: accept ?? false });
  print(json ? JSON.stringify({ ...outcome.figures, problems: outcome.problems }, rounded) : outcome.report);
  if (gate && outcome.problems.length > 0) process.exitCode = 1;
}

/** For JSON: four places are plenty, and a figure that is not defined is null. */
function rounded(_: string, value: unknown): unknown {
  if (typeof value !== 'number') return value;
  return Number.isFinite(value) ? Math.round(value * 10_000) / 10_000 : null;
}

function textOf(file: string): string {
  const stat = statSync(file, { throwIfNoEntry: false });
  if (!stat?.isFile()) throw new UserError(`${file} ${stat ? 'is a folder' : 'does not exist'}. Name a file.`);
  return readFileSync(file, 'utf8');
}

function print(line: string): void {
  process.stdout.write(`${line}\n`);
}

// A reader that has seen enough, such as `head`, closes the pipe.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error;
  process.exit();
});

try {
  await program.parseAsync();
} catch (error) {
  if (error instanceof CommanderError) process.exitCode = error.exitCode;
  else if (error instanceof UserError) {
    process.stderr.write(`${error.message}\n`);
    process.exitCode = 1;
  } else throw error;
}
