// `npm run evals`: how good the graders are, measured on labelled answers.
import { Command, InvalidArgumentError, Option } from 'commander';
import { runCommandLine } from '../bot/command-line.ts';
import { UserError } from '../bot/errors.ts';
import { type GraderName, graders } from '../bot/grading/graders.ts';
import { runDataset } from './dataset-command.ts';
import { kinds } from './gold.ts';
import { type ProbeSet, probeSets, runGold } from './gold-command.ts';
import { graderChoice } from './grader-choice.ts';
import { json } from './json.ts';

type Flags = {
  dataset?: string;
  grader: GraderName;
  aliases?: string;
  json?: boolean;
  gate?: boolean;
  accept?: boolean;
  repeat?: number;
  sample?: number;
  probes?: ProbeSet;
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
  .option(
    '--repeat <times>',
    'gold answers: grade each so often, to see what changes (default: 2, and 1 for a model)',
    atLeast(1),
  )
  .option(
    '--sample <answers>',
    'gold answers: at most so many, the same every time, of all kinds alike',
    atLeast(kinds.length),
  )
  .addOption(
    new Option(
      '--probes <which>',
      'gold answers: what code makes of them is graded too: attacks are 67 calls a question, the others about 15 an answer (default: all)',
    ).choices(probeSets),
  )
  .addHelpText(
    'after',
    `
A line of a data set holds "question", "answer", and what to grade by:
  "rubric_item": "…"                       one point; " OR " separates alternatives
  "criteria": [{"statement": "…", "aliases": [["…"]], "points": 1}]
  "reference_answer": "…"                  its sentences are the points
and what people gave: "human1" and "human2" (0 or 1), or "score_0_1" (0 to 1).

The figures of a data set: n lines; accuracy, f1, tpr, tnr of decisions (half of the points or more is a yes), held
against each person's and averaged; pearson and rmse of the share of the points against the people's score; intervals
are the 95 % of them (whole answers drawn anew 2000 times, seeded). Lines without a grade are counted as ungraded and
left out of the rest; when no line has a grade the run fails. A figure that is not defined, for want of variety, is null.

The model grader reads OPENAI_MODEL, OPENAI_API_KEY and OPENAI_BASE_URL, as the bot does.`,
  )
  .showHelpAfterError('(--help says how)')
  .exitOverride()
  .action((flags: Flags) => (flags.dataset === undefined ? measureGold(flags) : measureDataset(flags, flags.dataset)));

async function measureDataset({ grader, aliases, json: asJson = false, ...flags }: Flags, dataset: string) {
  const misplaced = (['gate', 'accept', 'repeat', 'sample', 'probes'] as const).filter((flag) => flag in flags);
  if (misplaced.length > 0) {
    throw new UserError(`--${misplaced.join(', --')} is for the gold answers: leave it or --dataset out.`);
  }
  const outcome = await runDataset({ dataset, aliases, asJson, grader: () => graderChoice(grader, process.env) });
  print(outcome.output);
  if (outcome.told !== null) process.stderr.write(`${outcome.told}\n`);
  if (!outcome.measured) process.exitCode = 1;
}

async function measureGold({ grader, aliases, sample, accept = false, gate, ...flags }: Flags) {
  if (aliases !== undefined) throw new UserError('--aliases goes with --dataset: the gold answers have rubrics.');
  if (accept && sample !== undefined) throw new UserError('--accept takes all gold answers: leave --sample out.');
  const { repeat = grader === 'model' ? 1 : 2, probes = 'all' } = flags;
  const graderFor = (corpus: string[]) => graderChoice(grader, process.env, { corpus });
  const { figures, latency, problems, report } = await runGold({
    graderFor,
    tell: grader === 'model' ? (what) => process.stderr.write(`${what}\n`) : () => {},
    probes,
    repeat,
    sample,
    write: accept,
  });
  print(flags.json ? json({ ...figures, latency, problems }) : report);
  if (gate && problems.length > 0) {
    process.stderr.write(`The gate is shut:\n${problems.map((problem) => `- ${problem}\n`).join('')}`);
    process.exitCode = 1;
  }
}

function atLeast(least: number) {
  return (value: string): number => {
    const number = Number(value);
    if (Number.isSafeInteger(number) && number >= least) return number;
    throw new InvalidArgumentError(`It must be a whole number from ${least} on.`);
  };
}

function print(line: string): void {
  process.stdout.write(`${line}\n`);
}

await runCommandLine(program);
