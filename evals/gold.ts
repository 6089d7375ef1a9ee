// The gold answers: written and labelled for this purpose, a file a chapter (gold/README.md says how).
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import type { Deck } from '../bot/decks/deck.ts';
import { readYaml } from '../bot/decks/yaml-file.ts';
import { UserError } from '../bot/errors.ts';
import type { RubricQuestion } from '../bot/interview/rubric.ts';
import { readAlternatives, type Swap } from './alternatives.ts';

export const kinds = [
  'excellent',
  'paraphrase',
  'partial',
  'wrong',
  'misconception',
  'buzzwords',
  'copied',
  'off-topic',
  'injection',
] as const;
export type Kind = (typeof kinds)[number];
export type GoldVerdict = 'met' | 'partly' | 'missed';

export type GoldAnswer = {
  id: string;
  chapter: number;
  kind: Kind;
  question: RubricQuestion;
  answer: string;
  /** By criterion, all of them. */
  verdicts: Record<string, GoldVerdict>;
  /** The misconceptions that the answer claims. */
  found: string[];
  /** For some answers: what may be said in other words. */
  swaps?: Swap[];
};

/** Beside the files of answers. */
const alternativesFile = 'alternatives.yaml';

const goldFile = z.strictObject({
  chapter: z.int(),
  answers: z.array(
    z.strictObject({
      id: z.string(),
      question: z.string(),
      kind: z.enum(kinds),
      answer: z.string(),
      verdicts: z.record(z.string(), z.enum(['met', 'partly', 'missed'])),
      misconceptions: z.record(z.string(), z.literal('found')).default({}),
    }),
  ),
});

/** All gold answers of a folder. Throws a UserError that lists what doesn't fit the deck's rubrics. */
export function loadGold(folder: string, deck: Deck): GoldAnswer[] {
  const problems: string[] = [];
  const answers = readdirSync(folder)
    .filter((name) => /\.ya?ml$/.test(name) && name !== alternativesFile)
    .sort()
    .flatMap((name) => readGoldFile(path.join(folder, name), deck, problems));
  const twins = answers.filter(({ id }, i) => answers.findIndex((other) => other.id === id) !== i);
  problems.push(...twins.map(({ id }) => `${folder}: the id ${id} is used twice`));
  const swaps = swapsFor(answers, path.join(folder, alternativesFile), problems);
  if (problems.length > 0) throw new UserError(problems.join('\n'));
  return answers.map((one) => ({ ...one, swaps: swaps.get(one.id) ?? [] }));
}

function swapsFor(answers: GoldAnswer[], file: string, problems: string[]): Map<string, Swap[]> {
  const texts = new Map(answers.map(({ id, answer }) => [id, answer]));
  return existsSync(file) ? readAlternatives(file, texts, problems) : new Map();
}

function readGoldFile(file: string, deck: Deck, problems: string[]): GoldAnswer[] {
  const read = readYaml(readFileSync(file, 'utf8'), goldFile, file);
  problems.push(...read.problems.map((problem) => `${problem.file}:${problem.line}: ${problem.message}`));
  if (read.value === null) return [];
  const { chapter, answers } = read.value;
  const rubric = deck.chapters.find((one) => one.chapter.number === chapter)?.rubric;
  return answers.flatMap(({ question: id, misconceptions, ...answer }, i) => {
    const question = rubric?.questions.find((one) => one.id === id);
    const found = Object.keys(misconceptions);
    const problem =
      question === undefined
        ? `chapter ${chapter} has no question ${id}`
        : misfit(question, Object.keys(answer.verdicts), found);
    if (problem !== null) problems.push(`${file}:${read.lineOf(['answers', i])}: ${problem}`);
    return problem === null ? [{ ...answer, chapter, question: question!, found }] : [];
  });
}

function misfit(question: RubricQuestion, judged: string[], found: string[]): string | null {
  const criteria = question.criteria.map(({ id }) => id);
  const missing = criteria.filter((id) => !judged.includes(id));
  const unknown = [
    ...judged.filter((id) => !criteria.includes(id)),
    ...found.filter((id) => !question.misconceptions.some((one) => one.id === id)),
  ];
  if (missing.length > 0) return `has no verdict for ${missing.join(', ')}`;
  return unknown.length > 0 ? `names ${unknown.join(', ')}, which ${question.id} does not have` : null;
}
