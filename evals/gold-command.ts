// The gold run of the command line: grade, attack, compare, report, gate.
import { mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { loadDeck } from '../bot/decks/deck-folder.files.ts';
import { passagesOf } from '../bot/grading/embedded/rarity.ts';
import type { Grader } from '../bot/grading/grader.ts';
import { tryAttacks } from './attack-run.ts';
import { comparable, gateProblems } from './gate.ts';
import { type GoldAnswer, loadGold } from './gold.ts';
import { type GoldFigures, goldFigures, type Measured } from './gold-figures.ts';
import { gradeGold } from './gold-run.ts';
import { type Latency, latencyOf } from './latency.ts';
import { byKindPicture, confusionPicture } from './pictures.ts';
import { probe } from './probes.ts';
import { reportText } from './report.ts';
import { goldSample } from './sample.ts';

const here = import.meta.dirname;

/** What code makes of the gold answers, to be graded too. */
export const probeSets = ['all', 'attacks', 'none'] as const;
export type ProbeSet = (typeof probeSets)[number];

export type GoldOptions = {
  /** Sets up the grader, given the passages of the deck as its corpus. */
  graderFor(corpus: string[]): { forRubrics: Grader; atOnce: number };
  probes: ProbeSet;
  /** How often each answer is graded. */
  repeat: number;
  /** At most so many answers; all where it is left out. */
  sample?: number | undefined;
  /** Where the gold answers are. */
  folder?: string;
  /** Where reports and the figures accepted last are kept. */
  reports?: string;
  write: boolean;
  /** Hears what is being done. */
  tell?(what: string): void;
};
export type GoldOutcome = { figures: GoldFigures; latency: Latency; problems: string[]; report: string };

export async function runGold(options: GoldOptions): Promise<GoldOutcome> {
  const { folder = path.join(here, 'gold'), reports = path.join(here, 'reports'), sample } = options;
  const deck = loadDeck(path.join(here, '../decks/ddia'));
  const all = loadGold(folder, deck);
  const corpus = deck.chapters.flatMap(({ rubric }) => rubric?.questions ?? []).flatMap(passagesOf);
  const { forRubrics: grader, atOnce } = options.graderFor(corpus);
  const measured = await measure(sample === undefined ? all : goldSample(all, sample), grader, atOnce, options);
  const [figures, latency] = [goldFigures(measured, grader, all.length), latencyOf(measured.graded)];
  const file = path.join(reports, fileNameOf(grader));
  const accepted = comparable(figures, acceptedFigures(`${file}.json`));
  const problems = gateProblems(figures, accepted);
  const titles = new Map(deck.chapters.map(({ chapter }) => [chapter.number, chapter.title]));
  const pictures = { byKind: `${path.basename(file)}-by-kind.svg`, confusion: `${path.basename(file)}-verdicts.svg` };
  const report = reportText({ figures, latency, accepted, problems, pictures, titles });
  if (options.write) {
    mkdirSync(reports, { recursive: true });
    writeFileSync(`${file}.md`, report);
    writeFileSync(`${file}.json`, `${JSON.stringify(figures, null, 2)}\n`);
    writeFileSync(path.join(reports, pictures.byKind), byKindPicture(figures));
    writeFileSync(path.join(reports, pictures.confusion), confusionPicture(figures));
  }
  return { figures, latency, problems, report };
}

async function measure(
  gold: GoldAnswer[],
  grader: Grader,
  atOnce: number,
  { repeat, probes, tell = () => {} }: GoldOptions,
): Promise<Measured> {
  tell(`grading ${gold.length} answers, ${repeat} ${repeat === 1 ? 'time' : 'times'}`);
  const graded = await gradeGold(gold, grader, { atOnce, repeat });
  if (probes !== 'none') tell('grading them with attacks');
  const attacks = probes === 'none' ? [] : await tryAttacks(graded, grader, atOnce);
  if (probes === 'all') tell('grading them changed by code');
  return { graded, attacks, probes: probes === 'all' ? await probe(graded, grader, atOnce) : [] };
}

/** A model may bear any name, also that of a grader made of code. */
function fileNameOf({ name, measures }: Grader): string {
  const safe = name.replace(/[^\w.-]+/g, '-');
  return measures === 'judgement' ? `model-${safe}` : safe;
}

function acceptedFigures(file: string): GoldFigures | null {
  if (!statSync(file, { throwIfNoEntry: false })?.isFile()) return null;
  return JSON.parse(readFileSync(file, 'utf8')) as GoldFigures;
}
