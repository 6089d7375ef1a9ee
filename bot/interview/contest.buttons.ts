// Contesting a verdict: a form with the reason, and the learner's leave to use the answer for measuring graders.
import { customId } from '../discord/custom-id.ts';
import { modal, textField } from '../discord/modal.ts';
import type { Component } from '../discord/route.ts';
import { UserError } from '../errors.ts';
import { contestVerdict } from './contest.store.ts';
import { type InterviewParts, interviewOf } from './interview.buttons.ts';

const YES = /^\s*(y|yes)\s*[.!]?\s*$/i;

export function contestButtons({
  db,
  tellOperators,
}: InterviewParts & { tellOperators(text: string): Promise<void> }): Component[] {
  return [
    {
      prefix: 'interview.contest',
      answer: 'modal',
      async run(press) {
        const { session, id } = await interviewOf(db, press);
        const [, question = 0] = press.keys;
        if (!session.turns[question]?.assessment) throw new UserError('This question has no verdict to contest.');
        return modal(
          customId('interview.contested', press.learnerId, id, question),
          'What is wrong with the verdict?',
          [
            textField({ id: 'comment', label: 'Which point was judged wrongly, and why?', long: true, most: 1000 }),
            textField({
              id: 'consent',
              label: 'May we publish the answer? yes or no',
              description: 'Without your name, among the answers that graders are measured on',
              most: 10,
              value: 'no',
            }),
          ],
        );
      },
    },
    {
      prefix: 'interview.contested',
      answer: 'private',
      async run(press) {
        const interview = await interviewOf(db, press);
        const [, question = 0] = press.keys;
        const consent = YES.test(press.fields.consent ?? '');
        const comment = (press.fields.comment ?? '').trim();
        await contestVerdict(db, interview, { question, comment, consent, now: press.now });
        await tellOperators('A verdict was contested. **/operator contested** shows it.');
        const use = consent ? 'The answer may be published without your name.' : 'The answer stays private.';
        return { content: `Kept for the operator, with your answer and the verdicts. ${use}` };
      },
    },
  ];
}
