// Labelled answers, one JSON object a line, as questions for a grader and what people gave.
import { z } from 'zod';
import { UserError } from '../bot/errors.ts';
import type { GradedCriterion, GradedQuestion } from '../bot/grading/question.ts';
import { problemsText } from './problems.ts';
import { pointsOf } from './reference.ts';

export type Labelled = {
  question: GradedQuestion;
  answer: string;
  /** What people gave, from 0 to 1: the mean where there are two. */
  score: number;
  /** Each person's decision, 1 or 0. */
  decisions: number[];
  /** The points are sentences of a reference answer, which is one wording among many. */
  reference: boolean;
};

/** What people gave. Booleans and numbers written as text are as good; null is no label. */
const share = z
  .preprocess(
    (value) => (typeof value === 'boolean' || isWrittenNumber(value) ? Number(value) : value),
    z.number('must be a number from 0 to 1').min(0, 'must be from 0 to 1').max(1, 'must be from 0 to 1').nullish(),
  )
  .transform((value) => value ?? undefined);
const text = z.string('must be text').refine((value) => value.trim() !== '', 'is empty');
const criterion = z.object(
  {
    statement: text,
    aliases: z
      .array(z.array(text, 'must be a list of words').min(1, 'is empty'), 'must be a list of lists of words')
      .nullish(),
    points: z.number('must be a number').positive('must be above 0').max(1000, 'must be 1000 at most').nullish(),
  },
  'must be an object {statement, aliases?, points?}',
);
const line = z
  .object({
    question: text,
    answer: z.string('must be text'),
    rubric_item: text.nullish(),
    criteria: z.array(criterion, 'must be a list of {statement, aliases?, points?}').min(1, 'is empty').nullish(),
    reference_answer: text.nullish(),
    human1: share,
    human2: share,
    score_0_1: share,
  })
  .superRefine(({ rubric_item, criteria, reference_answer, human1, human2, score_0_1 }, context) => {
    if (!(rubric_item ?? criteria ?? reference_answer)) {
      context.addIssue({ code: 'custom', message: 'needs rubric_item, criteria or reference_answer' });
    }
    if (human1 === undefined && human2 === undefined && score_0_1 === undefined) {
      context.addIssue({ code: 'custom', message: 'needs human1 and human2, or score_0_1' });
    }
  });
type Line = z.infer<typeof line>;

/** Aliases for rubric items that have none of their own, by the item's text. */
export type AliasesByItem = Record<string, string[][]>;

/**
 * Reads a data set. Blank lines are skipped, unknown keys ignored.
 * @throws UserError that names the first lines that can't be used, with their numbers.
 */
export function readDataset(jsonl: string, file: string, aliases: AliasesByItem = {}): Labelled[] {
  const problems: string[] = [];
  const labelled = jsonl.split(/\r?\n/).flatMap((raw, i) => {
    if (raw.trim() === '') return [];
    const read = parseLine(raw);
    if (typeof read === 'string') problems.push(`${file}:${i + 1}: ${read}`);
    return typeof read === 'string' ? [] : [labelledOf(read, aliases)];
  });
  if (problems.length > 0) throw new UserError(problemsText(problems));
  if (labelled.length === 0) throw new UserError(`${file} holds no line. Each line is a JSON object: see --help.`);
  return labelled;
}

function isWrittenNumber(value: unknown): boolean {
  return typeof value === 'string' && /^\s*\d*\.?\d+\s*$/.test(value);
}

function parseLine(raw: string): Line | string {
  let value: unknown;
  try {
    value = JSON.parse(raw.replace(/^\uFEFF/, ''));
  } catch {
    return 'is no JSON';
  }
  const read = line.safeParse(value);
  if (read.success) return read.data;
  const [issue] = read.error.issues;
  if (issue!.code === 'invalid_type' && issue!.path.length === 0) return 'is no JSON object';
  return [issue!.path.join('.'), issue!.message].filter((part) => part !== '').join(' ');
}

function labelledOf(value: Line, aliases: AliasesByItem): Labelled {
  const people = [value.human1, value.human2].filter((one) => one !== undefined);
  const score = value.score_0_1 ?? people.reduce((sum, one) => sum + one, 0) / people.length;
  return {
    question: { prompt: value.question, criteria: criteriaOf(value, aliases), misconceptions: [] },
    answer: value.answer,
    score,
    decisions: (people.length > 0 ? people : [score]).map((one) => (one >= 0.5 ? 1 : 0)),
    reference: !value.criteria && !value.rubric_item,
  };
}

type Stated = { statement: string; points?: number | null | undefined; aliases?: string[][] | null | undefined };

function criteriaOf({ criteria, rubric_item, reference_answer }: Line, given: AliasesByItem): GradedCriterion[] {
  const stated: Stated[] = criteria ?? (rubric_item ? [{ statement: rubric_item }] : pointsOf(reference_answer!));
  return stated.map(({ statement, points, aliases: own }, i) => {
    const aliases = own ?? (Object.hasOwn(given, statement) ? given[statement] : undefined);
    return { id: `c${i + 1}`, points: points ?? 1, essential: false, statement, ...(aliases && { aliases }) };
  });
}
