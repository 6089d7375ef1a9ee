// `npm run bench`: compares Quorum with a peer or a limit. Ratios, measured side by side on this machine.
import { existsSync, globSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { Command, Option } from 'commander';
import { runCommandLine } from '../bot/command-line.ts';
import { UserError } from '../bot/errors.ts';
import { answer } from './answer.ts';
import type { Comparison } from './comparison.ts';
import { dueCard } from './due-card.ts';
import { guideImport } from './guide-import.ts';
import { interrupted } from './interrupted.ts';
import type { Figure } from './measure.ts';
import { memory } from './memory.ts';
import { checkServer, givenServer } from './postgres.ts';
import { press } from './press.ts';
import { loadNow, markdownTable, readable, reportOf } from './report.ts';
import { sends } from './sends.ts';
import { soakCommand } from './soak-command.ts';
import { startUp } from './start-up.ts';
import { sweep } from './sweep.ts';

const COMPARISONS: Comparison[] = [answer, dueCard, press, guideImport, sweep, sends, memory, startUp];
const ROOT = path.resolve(import.meta.dirname, '..');
/** The guide that the deck was written for; it stands beside a checkout of the authors, not in the repository. */
const GUIDE = path.join(ROOT, '../shared/guide/ddia-study-guide.md');

const program = new Command('bench')
  .description(
    'Compares Quorum with a peer or a limit. Takes about five minutes; leave the machine alone. "bench soak" is another thing.',
  )
  .option('--json', 'print one JSON object')
  .option('--markdown', 'print the table of bench/README.md')
  .addOption(new Option('--only <name...>', 'run these comparisons alone').choices(COMPARISONS.map(({ name }) => name)))
  .option(
    '--guide <file>',
    'the guide to import, in Markdown (default: the one that our deck covers, or the deck itself)',
  )
  .addHelpText('after', `\n${COMPARISONS.map(({ name, about }) => `  ${name.padEnd(10)} ${about}`).join('\n')}`)
  .addHelpText(
    'after',
    '\nNeeds a Postgres on which databases may be created: BENCH_DATABASE_URL, else TEST_DATABASE_URL, else\n' +
      'postgres://postgres@127.0.0.1:5432/postgres. What is created there is dropped again. bench/README.md says more.',
  )
  .showHelpAfterError('(--help says how)')
  .enablePositionalOptions()
  .exitOverride()
  .action(run);

program.addCommand(soakCommand());

type Flags = { json?: true; markdown?: true; only?: string[]; guide?: string };

async function run({ json, markdown, only, guide }: Flags): Promise<void> {
  const began = { date: new Date(), load: loadNow() };
  const chosen = COMPARISONS.filter(({ name }) => only?.includes(name) ?? true);
  const server = givenServer();
  if (chosen.some(({ needsPostgres }) => needsPostgres)) await checkServer(server);
  const given = { server, guide: guideText(guide) };
  const stopped = interrupted();
  const figures: Figure[] = [];
  for (const comparison of chosen) {
    process.stderr.write(`measuring: ${comparison.about}\n`);
    await using opened = new AsyncDisposableStack();
    figures.push(...(await Promise.race([comparison.measure({ ...given, opened }), stopped])));
  }
  const report = reportOf(figures, began);
  const printed = json ? JSON.stringify(report, null, 2) : markdown ? markdownTable(report) : readable(report);
  process.stdout.write(`${printed}\n`);
}

function guideText(file: string | undefined): string {
  if (file !== undefined && !statSync(file, { throwIfNoEntry: false })?.isFile())
    throw new UserError(`${file} is no file. Name a guide in Markdown.`);
  if (file !== undefined || existsSync(GUIDE)) return readFileSync(file ?? GUIDE, 'utf8');
  const chapters = globSync('decks/ddia/chapters/*.md', { cwd: ROOT }).sort();
  return chapters.map((chapter) => readFileSync(path.join(ROOT, chapter), 'utf8')).join('\n');
}

await runCommandLine(program, { leave: true });
