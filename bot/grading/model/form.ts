// The form of a model's verdicts: what it is told to keep to, and what is read of what it sends.
import { z } from 'zod';
import type { Proposal } from '../grader.ts';

const quotation = z
  .string()
  .describe('Words copied letter by letter from the answer, at most one or two sentences; empty where there are none.');

/** Told to the model. */
export const verdictForm = z.object({
  criteria: z.array(
    z.object({
      id: z.string(),
      quotation,
      verdict: z.enum(['met', 'partly', 'missed', 'unclear']),
    }),
  ),
  misconceptions: z.array(z.object({ id: z.string(), quotation, found: z.boolean() })),
});

const said = z.looseObject({ id: z.string() }).catch({ id: '' });

/** Read of its reply: two lists; no misconceptions may be told by none, or by null. What is wrong with a single verdict makes that verdict unclear, not the whole reply void. */
export const verdictReply = z.object({ criteria: z.array(said), misconceptions: z.array(said).nullish() }).transform(
  ({ criteria, misconceptions }): Proposal => ({
    criteria: criteria.map(({ id, verdict, quotation }) => ({ id, verdict, evidence: quotation })),
    misconceptions: (misconceptions ?? []).map(({ id, found, quotation }) => ({ id, found, evidence: quotation })),
  }),
);
