// A scenario interview as an author writes it: one long design in phases, each with a time box and criteria.
import { z } from 'zod';
import {
  aliasesSchema,
  type Criterion,
  criterionSchema,
  levelSchema,
  type Misconception,
  misconceptionSchema,
  type Passage,
  type Rubric,
  type RubricQuestion,
} from './rubric.ts';

const anchor = z.string().regex(/^[a-z0-9]+(?:-[a-z0-9]+)*$/, 'may hold only lower-case letters, digits and dashes');
const text = (most: number) => z.string('must be text').trim().min(1, 'is empty').max(most);

/** A point of a chapter's rubric: its card and passage. What is said of it here takes the place of the chapter's words. */
const reference = z.strictObject({
  from: z
    .string()
    .regex(
      /^\d+\/[a-z0-9-]+\/[a-z0-9-]+$/,
      'must be chapter/question/criterion, such as 5/replication-lag/read-your-writes',
    ),
  points: z.int().min(1).max(3).optional(),
  essential: z.boolean().optional(),
  statement: text(700).optional(),
  aliases: aliasesSchema.optional(),
  follow_up: text(300).optional(),
});

/** A question whose passage explains what stands alone here. */
const read = z
  .string()
  .regex(/^\d+\/[a-z0-9-]+$/, 'must be chapter/question, such as 5/replication-lag')
  .optional();

const phase = z.strictObject({
  id: anchor,
  title: text(60),
  /** The time box. */
  minutes: z.int().min(2).max(30),
  prompt: text(1200),
  model_answer: text(2500),
  criteria: z
    .array(z.union([criterionSchema.extend({ read }), reference]))
    .min(3, 'needs 3 to 7 criteria')
    .max(7, 'has more than 7 criteria'),
  misconceptions: z.array(misconceptionSchema.extend({ read })).max(3).default([]),
});

/** A scenario file. Unknown keys are errors. */
export const scenarioSchema = z
  .strictObject({
    title: text(80),
    level: levelSchema,
    /** What the interviewer says first: the situation. */
    brief: text(1500),
    phases: z.array(phase).min(3, 'needs 3 to 8 phases').max(8, 'has more than 8 phases'),
  })
  .superRefine((value, context) => {
    const ids = value.phases.map(({ id }) => id);
    ids.forEach((id, i) => {
      if (ids.indexOf(id) < i)
        context.addIssue({ code: 'custom', path: ['phases', i, 'id'], message: `"${id}" is used twice` });
    });
  });

export type ScenarioFile = z.infer<typeof scenarioSchema>;
type WithPassage = { passage: Passage | null };
export type ScenarioPhase = Omit<ScenarioFile['phases'][number], 'criteria' | 'misconceptions'> & {
  criteria: (Criterion & WithPassage & { card: string | null })[];
  misconceptions: (Misconception & WithPassage)[];
};
export type Scenario = Omit<ScenarioFile, 'phases'> & { phases: ScenarioPhase[] };
export type ScenarioProblem = { path: PropertyKey[]; message: string };

/** The scenario with the points that it refers to filled in, and what is wrong with it, each at a path of the file. */
export function resolveScenario(
  file: ScenarioFile,
  rubrics: Rubric[],
): { scenario: Scenario; problems: ScenarioProblem[] } {
  const problems: ScenarioProblem[] = [];
  const phases = file.phases.map((phase, p) => {
    const path = ['phases', p, 'criteria'];
    const lost = (kind: string, at: number, message: string) =>
      problems.push({ path: ['phases', p, kind, at], message: `no rubric has ${message}` });
    const criteria = phase.criteria.flatMap((one, c) => {
      const found = 'from' in one ? referred(one, rubrics) : { ...explained(one, rubrics), card: null };
      if (found === null) lost('criteria', c, (one as { from: string }).from);
      else if ('read' in one && one.read && !found.passage) lost('criteria', c, one.read);
      return found ?? [];
    });
    const misconceptions = phase.misconceptions.map((one) => explained(one, rubrics));
    phase.misconceptions.forEach(({ read }, m) => {
      if (read && !misconceptions[m]!.passage) lost('misconceptions', m, read);
    });
    if (new Set(criteria.map(({ id }) => id)).size < criteria.length)
      problems.push({ path, message: 'two criteria have one id' });
    if (!criteria.some(({ essential }) => essential)) problems.push({ path, message: 'no criterion is essential' });
    return { ...phase, criteria, misconceptions };
  });
  return { scenario: { ...file, phases }, problems };
}

function referred({ from, ...changes }: z.infer<typeof reference>, rubrics: Rubric[]) {
  const [chapter, key, id] = from.split('/');
  const question = questionAt(`${chapter}/${key}`, rubrics);
  const criterion = question?.criteria.find((one) => one.id === id);
  if (!question || !criterion) return null;
  const changed = Object.fromEntries(Object.entries(changes).filter(([, value]) => value !== undefined));
  const passage = { chapter: Number(chapter), heading: question.heading };
  return { ...criterion, ...changed, passage, card: `ch${chapter}-c-${key}-${id}` };
}

function explained<T extends { read?: string | undefined }>({ read, ...rest }: T, rubrics: Rubric[]) {
  const heading = read && questionAt(read, rubrics)?.heading;
  return { ...rest, passage: heading ? { chapter: Number.parseInt(read, 10), heading } : null };
}

/** `place`: chapter/question. */
function questionAt(place: string, rubrics: Rubric[]): RubricQuestion | undefined {
  const [chapter, key] = place.split('/');
  return rubrics.find((one) => one.chapter === Number(chapter))?.questions.find(({ id }) => id === key);
}
