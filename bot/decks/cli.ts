// `npm run decks -- …`: looks at decks and guides, checks, imports and exports them.
import { readFileSync, statSync, writeFileSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import { Command, InvalidArgumentError, Option } from 'commander';
import { runCommandLine } from '../command-line.ts';
import { UserError } from '../errors.ts';
import { readScenarios } from '../interview/scenario.files.ts';
import type { ModelDoor } from '../model/ask.ts';
import { ankiPackage } from './anki-package.store.ts';
import type { Card } from './card.ts';
import { cardsCsv } from './card-csv.ts';
import { jsonLines, readableLines } from './card-listing.ts';
import { deckCards } from './cards.ts';
import { coverageFindings } from './coverage.ts';
import { type Deck, guideDeck, rubricsOf } from './deck.ts';
import type { DeckFile } from './deck-files.ts';
import { deckFiles, isFilledFolder, loadDeck, readDeckFolder, writeDeckFiles } from './deck-folder.files.ts';
import { doorOfSettings, goOn, tellWhenInterrupted } from './draft-terminal.files.ts';
import { type Finding, findingText } from './finding.ts';
import { refuseTooLarge } from './guide.ts';
import { type ImportCounts, importGuide } from './import-guide.ts';
import { holdsOnlyProgress } from './import-progress.files.ts';
import { importWithModel } from './import-with-model.files.ts';
import { lintDeck } from './lint.ts';
import { mergedImport } from './merge-import.ts';

const program = new Command('decks')
  .description('Study guides, decks and their cards.')
  .showHelpAfterError('(--help says how)')
  .exitOverride();

program
  .command('cards')
  .description('Print the cards that are derived from a deck folder or from a guide in Markdown.')
  .argument('<deck>', 'a deck folder, or a guide (*.md)')
  .option('--json', 'one JSON object a line: id, kind, chapter, front, back, source, siblings')
  .action((path: string, options: { json?: boolean }) => {
    const cards = deckCards(deckAt(path));
    print(options.json ? jsonLines(cards) : readableLines(cards));
  });

program
  .command('lint')
  .description('Check a deck folder: its format, its rubrics, and its cards. Fails when there is any error.')
  .argument('<deck>', 'a deck folder')
  .action((folder: string) => {
    const { deck, problems } = readDeckFolder(folder);
    const scenarios = deck === null ? [] : readScenarios(folder, rubricsOf(deck)).problems;
    const format = [...problems, ...scenarios].map(
      (problem): Finding => ({ ...problem, rule: 'format', level: 'error' }),
    );
    const cards = deck === null ? [] : deckCards(deck);
    const findings = [...format, ...(deck === null ? [] : lintDeck(deck, cards)), ...coverageIn(folder, cards)];
    const errors = findings.filter((finding) => finding.level === 'error').length;
    print([
      ...findings.map(findingText),
      `${cards.length} cards, ${errors} errors, ${findings.length - errors} notices`,
    ]);
    if (errors > 0) process.exitCode = 1;
  });

program
  .command('import')
  .description('Turn a guide in Markdown into a deck folder: chapters with anchors, and draft rubrics.')
  .argument('<guide>', 'a guide (*.md)')
  .requiredOption('--slug <slug>', "the deck's name, as people type it: lower-case letters, digits and dashes")
  .requiredOption('--out <folder>', 'the deck folder to write')
  .option('--title <title>', "the deck's title; the guide's own where it is left out")
  .option('--force', 'write into a deck that is there; what is approved in it stays as it is')
  .option('--model', 'let the language model of the settings draft the rubrics; without it they are extracts')
  .option('--max-calls <number>', 'ask the model at most so many questions; the others stay extracts', positive)
  .option('--yes', 'agree to the cost beforehand')
  .action(async (guide: string, flags: ImportFlags) => {
    const { slug, out, title, force } = flags;
    const imported = importGuide(guideText(guide), title === undefined ? { slug } : { slug, title });
    const filled = isFilledFolder(out) && !holdsOnlyProgress(out);
    if (filled && !force) {
      throw new UserError(
        `${out} is not empty. Name another folder, or add --force, which keeps what is approved in it.`,
      );
    }
    const old = filled ? deckFiles(out) : [];
    const files = filled ? mergedImport(slug, old, imported.files) : imported.files;
    const door = flags.model ? await doorOfSettings() : null;
    if (door !== null) return drafted(door, old, files, flags);
    writeDeckFiles(out, files);
    print([...importReport(out, imported.counts), extractsNote(flags)]);
  });

program
  .command('export')
  .description('Write the cards of a deck folder to a file: an Anki package, or a table for spreadsheets.')
  .argument('<deck>', 'a deck folder')
  .addOption(new Option('--format <format>', 'what to write').choices(['apkg', 'csv']).makeOptionMandatory())
  .requiredOption('--out <file>', 'where to write it; a file that is there is replaced')
  .action((folder: string, { format, out }: { format: 'apkg' | 'csv'; out: string }) => {
    // The deck's name for itself is its folder's, also where that is given as a dot.
    const deck = loadDeck(resolve(folder));
    const cards = deckCards(deck);
    writeOut(out, format === 'apkg' ? ankiPackage(deck, cards, new Date()) : cardsCsv(deck, cards));
    print([`${cards.length} cards written to ${out}`]);
  });

type ImportFlags = {
  slug: string;
  out: string;
  title?: string;
  force?: boolean;
  model?: boolean;
  maxCalls?: number;
  yes?: boolean;
};

async function drafted(door: ModelDoor, old: DeckFile[], files: DeckFile[], flags: ImportFlags): Promise<void> {
  const { slug, out, maxCalls: mostCalls = Number.POSITIVE_INFINITY } = flags;
  tellWhenInterrupted();
  const agreed = async () => flags.yes === true || (await goOn());
  const imported = await importWithModel({ slug, out, old, files, door, mostCalls, screen: process.stderr, agreed });
  writeDeckFiles(out, imported.files);
  imported.done();
  print([...importReport(out, imported.counts), ...imported.report]);
  if (imported.failed) process.exitCode = 1;
}

function extractsNote({ model }: ImportFlags): string {
  return model
    ? 'No model is set (OPENAI_MODEL and OPENAI_API_KEY, see .env.example), so the drafts are extracts of the guide.'
    : 'The drafts are extracts of the guide; with --model a language model drafts them.';
}

function positive(value: string): number {
  const number = Number(value);
  if (!Number.isSafeInteger(number) || number < 1)
    throw new InvalidArgumentError('It must be a whole number from 1 on.');
  return number;
}

function importReport(out: string, { chapters, questions, rubrics, criteria, cards }: ImportCounts): string[] {
  const kinds = Object.entries(cards).map(([kind, count]) => `${count} ${kind}`);
  return [
    `${out}: ${chapters} chapters, ${questions} questions, ${rubrics} draft rubrics with ${criteria} criteria`,
    `cards: ${kinds.join(', ')}`,
    `Next: read the drafts, mend them, and set their status to approved. "npm run decks -- lint ${out}" lists them.`,
  ];
}

function coverageIn(folder: string, cards: Card[]): Finding[] {
  const file = join(folder, 'coverage.yaml');
  const exists = statSync(file, { throwIfNoEntry: false })?.isFile() ?? false;
  return exists ? coverageFindings(readFileSync(file, 'utf8'), file, cards) : [];
}

function writeOut(file: string, content: string | Uint8Array): void {
  try {
    writeFileSync(file, content);
  } catch (error) {
    throw new UserError(`${file} can't be written: ${(error as Error).message}. Name a file in a folder that exists.`);
  }
}

function deckAt(path: string): Deck {
  const stat = statSync(path, { throwIfNoEntry: false });
  if (stat === undefined) throw new UserError(`${path} does not exist. Name a deck folder or a guide in Markdown.`);
  return stat.isDirectory() ? loadDeck(path) : guideDeck(guideText(path), basename(path));
}

function guideText(path: string): string {
  const stat = statSync(path, { throwIfNoEntry: false });
  if (stat === undefined) throw new UserError(`${path} does not exist. Name a guide in Markdown.`);
  if (stat.isDirectory()) throw new UserError(`${path} is a folder. Name a guide in Markdown.`);
  refuseTooLarge(stat.size);
  return readFileSync(path, 'utf8');
}

function print(lines: string[]): void {
  process.stdout.write(`${lines.join('\n')}\n`);
}

await runCommandLine(program);
