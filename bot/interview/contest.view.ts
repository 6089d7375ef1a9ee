// How a verdict is contested: the form, and what is said once it is sent.
import { modal, textField } from '../discord/modal.ts';
import type { Modal, Press, Reply } from '../discord/route.ts';

/** What the operators are told. */
export const CONTESTED = 'A verdict was contested. **/operator contested** shows it.';
const YES = /^\s*(y|yes)\s*[.!]?\s*$/i;

/** `id` is the custom_id of the form. */
export function contestForm(id: string): Modal {
  return modal(id, 'What is wrong with the verdict?', [
    textField({ id: 'comment', label: 'Which point was judged wrongly, and why?', long: true, most: 1000 }),
    textField({
      id: 'consent',
      label: 'May we publish the answer? yes or no',
      description: 'Without your name, among the answers that graders are measured on',
      most: 10,
      value: 'no',
    }),
  ]);
}

/** Consent is a plain yes; anything else is a no. */
export function contestIn({ fields }: Pick<Press, 'fields'>): { comment: string; consent: boolean } {
  return { comment: (fields.comment ?? '').trim(), consent: YES.test(fields.consent ?? '') };
}

export function contestedReply({ consent }: { consent: boolean }): Reply {
  const use = consent ? 'The answer may be published without your name.' : 'The answer stays private.';
  return { content: `Kept for the operator, with your answer and the verdicts. ${use}` };
}
