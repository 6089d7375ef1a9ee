// The gold run of the command line: grade, compare, report, gate.
import { mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { loadDeck } from '../bot/decks/deck-folder.files.ts';
import { passagesOf } from '../bot/grading/embedded/rarity.ts';
import type { Grader } from '../bot/grading/grader.ts';
import { gateProblems } from './gate.ts';
import { loadGold } from './gold.ts';
import { type GoldFigures, goldFigures } from './gold-figures.ts';
import { gradeGold, probe } from './gold-run.ts';
import { byKindPicture, confusionPicture } from './pictures.ts';
import { reportText } from './report.ts';

const here = import.meta.dirname;

export type GoldOptions = {
  /** Sets up the grader, given the passages of the deck as its corpus. */
  graderFor(corpus: string[]): { forRubrics: Grader; atOnce: number };
  probes: boolean;
  /** Where reports and the figures accepted last are kept. */
  reports?: string;
  write: boolean;
};
export type GoldOutcome = { figures: GoldFigures; problems: string[]; report: string };

export async function runGold(options: GoldOptions): Promise<GoldOutcome> {
  const { reports = path.join(here, 'reports') } = options;
  const deck = loadDeck(path.join(here, '../decks/ddia'));
  const gold = loadGold(path.join(here, 'gold'), deck);
  const corpus = deck.chapters.flatMap(({ rubric }) => rubric?.questions ?? []).flatMap(passagesOf);
  const { forRubrics: grader, atOnce } = options.graderFor(corpus);
  const graded = await gradeGold(gold, grader, atOnce);
  const figures = goldFigures(graded, options.probes ? await probe(graded, grader, atOnce) : [], grader);
  const name = grader.name.replace(/[^\w.-]+/g, '-');
  const accepted = acceptedFigures(path.join(reports, `${name}.json`));
  const problems = gateProblems(figures, accepted);
  const pictures = { byKind: `${name}-by-kind.svg`, confusion: `${name}-verdicts.svg` };
  const report = reportText({ figures, accepted, problems, measures: grader.measures, pictures });
  if (options.write) {
    mkdirSync(reports, { recursive: true });
    writeFileSync(path.join(reports, `${name}.md`), report);
    writeFileSync(path.join(reports, `${name}.json`), `${JSON.stringify(withoutTime(figures), null, 2)}\n`);
    writeFileSync(path.join(reports, pictures.byKind), byKindPicture(figures));
    writeFileSync(path.join(reports, pictures.confusion), confusionPicture(figures));
  }
  return { figures, problems, report };
}

function acceptedFigures(file: string): GoldFigures | null {
  if (!statSync(file, { throwIfNoEntry: false })?.isFile()) return null;
  return JSON.parse(readFileSync(file, 'utf8')) as GoldFigures;
}

/** A kept file should change only when a figure does. */
function withoutTime(figures: GoldFigures) {
  const { msPerAnswer: _, ...cost } = figures.cost;
  return { ...figures, cost };
}
