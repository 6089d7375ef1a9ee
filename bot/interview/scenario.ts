// A scenario interview as an author writes it: one long design in phases, each with a time box and criteria.
import { z } from 'zod';
import { type Criterion, criterionSchema, levelSchema, misconceptionSchema, type Rubric } from './rubric.ts';

const anchor = z.string().regex(/^[a-z0-9]+(?:-[a-z0-9]+)*$/, 'may hold only lower-case letters, digits and dashes');
const text = (most: number) => z.string('must be text').trim().min(1, 'is empty').max(most);

/** A point of a chapter's rubric, taken over with its words. `points`, `essential` and `follow_up` may differ here. */
const reference = z.strictObject({
  from: z
    .string()
    .regex(
      /^\d+\/[a-z0-9-]+\/[a-z0-9-]+$/,
      'must be chapter/question/criterion, such as 5/replication-lag/read-your-writes',
    ),
  points: z.int().min(1).max(3).optional(),
  essential: z.boolean().optional(),
  follow_up: text(300).optional(),
});

const phase = z.strictObject({
  id: anchor,
  title: text(60),
  /** The time box. */
  minutes: z.int().min(2).max(30),
  prompt: text(1200),
  model_answer: text(2500),
  criteria: z
    .array(z.union([criterionSchema, reference]))
    .min(3, 'needs 3 to 7 criteria')
    .max(7, 'has more than 7 criteria'),
  misconceptions: z.array(misconceptionSchema).max(3).default([]),
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
export type ScenarioPhase = Omit<ScenarioFile['phases'][number], 'criteria'> & {
  criteria: (Criterion & { card: string | null })[];
};
export type Scenario = Omit<ScenarioFile, 'phases'> & { phases: ScenarioPhase[] };

/** The scenario with the points that it refers to filled in, and what is wrong with it, each at a path of the file. */
export function resolveScenario(
  file: ScenarioFile,
  rubrics: Rubric[],
): { scenario: Scenario; problems: { path: PropertyKey[]; message: string }[] } {
  const problems: { path: PropertyKey[]; message: string }[] = [];
  const phases = file.phases.map((phase, p) => {
    const criteria = phase.criteria.flatMap((one, c) => {
      const found = 'from' in one ? referred(one, rubrics) : { ...one, card: null };
      if (found === null)
        problems.push({
          path: ['phases', p, 'criteria', c],
          message: `no rubric has ${(one as { from: string }).from}`,
        });
      return found ?? [];
    });
    const at = (message: string) => problems.push({ path: ['phases', p, 'criteria'], message });
    if (new Set(criteria.map(({ id }) => id)).size < criteria.length) at('two criteria have one id');
    if (!criteria.some(({ essential }) => essential)) at('no criterion is essential');
    return { ...phase, criteria };
  });
  return { scenario: { ...file, phases }, problems };
}

function referred({ from, ...changes }: z.infer<typeof reference>, rubrics: Rubric[]) {
  const [chapter, question, id] = from.split('/');
  const rubric = rubrics.find((one) => one.chapter === Number(chapter));
  const criterion = rubric?.questions.find((one) => one.id === question)?.criteria.find((one) => one.id === id);
  if (!criterion) return null;
  const changed = Object.fromEntries(Object.entries(changes).filter(([, value]) => value !== undefined));
  return { ...criterion, ...changed, card: `ch${chapter}-c-${question}-${id}` };
}
