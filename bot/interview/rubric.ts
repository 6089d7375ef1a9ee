// What a good answer to an interview question holds, as an author writes it: the shape of a rubric file.
import { z } from 'zod';

const anchor = z.string().regex(/^[a-z0-9]+(?:-[a-z0-9]+)*$/, 'may hold only lower-case letters, digits and dashes');
const text = (most: number) =>
  z
    .string('must be text; put it in quotes if it looks like a number')
    .trim()
    .min(1, 'is empty')
    .max(most, { error: (issue) => `has ${String(issue.input).length} characters, more than ${most}` });

export const aliasesSchema = z
  .array(z.array(text(80)).min(1, 'is an empty group').max(40, 'has more than 40 ways to say one thing'))
  .min(1, 'needs at least one group')
  .max(4, 'has more than 4 groups');

export const criterionSchema = z.strictObject({
  id: anchor,
  points: z.int('must be 1, 2 or 3').min(1, 'must be 1, 2 or 3').max(3, 'must be 1, 2 or 3'),
  essential: z.boolean('must be true or false').default(false),
  statement: text(700),
  aliases: aliasesSchema,
  follow_up: text(300),
});

export const misconceptionSchema = z.strictObject({
  id: anchor,
  points: z.union([z.literal(-1), z.literal(-2)], 'must be -1 or -2'),
  statement: text(400),
  correction: text(700),
  aliases: aliasesSchema,
});

const levels = ['junior', 'mid', 'senior', 'staff'] as const;
export const levelSchema = z.enum(levels, `must be one of ${levels.join(', ')}`);
const mostPoints = 5;

const question = z
  .strictObject({
    id: anchor,
    prompt: text(300),
    level: levelSchema,
    status: z.enum(['approved', 'draft'], 'must be approved or draft'),
    heading: text(200),
    model_answer: text(2000),
    recall: text(700).refine((recall) => pointsOf(recall) <= mostPoints, `has more than ${mostPoints} points`),
    criteria: z.array(criterionSchema).min(1, 'needs at least one criterion').max(7, 'has more than 7 criteria'),
    misconceptions: z.array(misconceptionSchema).max(3, 'has more than 3 misconceptions').default([]),
  })
  .superRefine((value, context) => {
    if (value.status === 'approved' && value.criteria.length < 3) {
      context.addIssue({
        code: 'custom',
        path: ['criteria'],
        message: 'needs 3 to 7 criteria before it can be approved',
      });
    }
    if (value.status === 'approved' && value.misconceptions.length < 1) {
      context.addIssue({
        code: 'custom',
        path: ['misconceptions'],
        message: 'needs 1 to 3 misconceptions before it can be approved',
      });
    }
    refuseTwins(value.criteria, ['criteria'], context);
    refuseTwins(value.misconceptions, ['misconceptions'], context);
  });

/** A rubric file. Unknown keys are errors; drafts may have fewer criteria and no misconceptions. */
export const rubricSchema = z
  .strictObject({
    chapter: z.int('must be the number of the chapter').min(0),
    questions: z.array(question).min(1, 'holds no question'),
  })
  .superRefine((value, context) => refuseTwins(value.questions, ['questions'], context));

export type Rubric = z.infer<typeof rubricSchema>;
export type RubricQuestion = Rubric['questions'][number];
export type Criterion = RubricQuestion['criteria'][number];
export type Misconception = RubricQuestion['misconceptions'][number];
export type Level = RubricQuestion['level'];
/** Where in the guide something is explained. */
export type Passage = { chapter: number; heading: string };

/** How many bullets or numbered points a text has, one a line. */
export function pointsOf(value: string): number {
  return value.split('\n').filter((line) => /^\s*(?:[-*•]|\d+[.)])\s/.test(line)).length;
}

function refuseTwins(items: { id: string }[], path: string[], context: z.RefinementCtx): void {
  items.forEach((item, i) => {
    if (items.findIndex((other) => other.id === item.id) === i) return;
    context.addIssue({ code: 'custom', path: [...path, i, 'id'], message: `"${item.id}" is used twice` });
  });
}
