// The form of a drafted question: what a model is told to keep to, and what is read of what it sends.
import { z } from 'zod';
import { levelSchema } from '../interview/rubric.ts';

const quotation = z
  .string()
  .describe('One sentence, table cell or bullet (at least three words) copied word by word from the chapter.');
const aliases = z
  .array(z.array(z.string()))
  .describe('Two groups of 3 to 6 short phrases: ways to name the thing, and ways to say what is said of it.');

const point = z.object({ text: z.string(), quotation });
const criterion = z.object({
  statement: z.string().describe('One checkable claim in one sentence, at most 250 characters.'),
  quotation,
  points: z.number().describe('1, 2 or 3: how much it weighs.'),
  essential: z.boolean().describe('True for one or two points without which no answer is right.'),
  aliases,
  follow_up: z
    .string()
    .describe('Asks for this point alone, understood without the rest; never answered by yes or no.'),
});
const misconception = z.object({
  statement: z.string().describe('Begins with "Claims that".'),
  correction: z.string().describe('What is right instead, in one or two sentences.'),
  quotation,
  aliases,
});

/** Told to the model. */
export const draftForm = z.object({
  level: levelSchema,
  answer: z.array(point).describe('The model answer in order: 4 to 7 passages of one to three sentences.'),
  recall: z.array(point).describe('The skeleton of the answer: 3 to 5 points of at most 120 characters.'),
  criteria: z.array(criterion).describe('3 to 7.'),
  misconceptions: z.array(misconception).describe('0 to 2.'),
});

/** More entries than any rubric has use for are not looked at. */
const mostEntries = 20;
const each = <T>(item: z.ZodType<T>) =>
  z
    .array(z.unknown())
    .transform((items) => items.slice(0, mostEntries).flatMap((one) => item.safeParse(one).data ?? []));
const readAliases = aliases.catch([]);

/** Read of its reply: an entry of another form is left out, and does not void the rest. Reads its own result again. */
export const draftReply = z.object({
  level: levelSchema.catch('mid'),
  answer: each(point).catch([]),
  recall: each(point).catch([]),
  criteria: each(
    criterion.extend({ points: z.number().catch(1), essential: z.boolean().catch(false), aliases: readAliases }),
  ),
  misconceptions: each(misconception.extend({ aliases: readAliases })).catch([]),
});

export type DraftReply = z.infer<typeof draftReply>;
