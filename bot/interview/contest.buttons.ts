// Contesting a verdict: a form with the reason, and the learner's leave to use the answer for measuring graders.
import { customId } from '../discord/custom-id.ts';
import type { Component } from '../discord/route.ts';
import { UserError } from '../errors.ts';
import { contestVerdict } from './contest.store.ts';
import { CONTESTED, contestedReply, contestForm, contestIn } from './contest.view.ts';
import { type InterviewParts, interviewOf } from './interview.buttons.ts';

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
        return contestForm(customId('interview.contested', press.learnerId, id, question));
      },
    },
    {
      prefix: 'interview.contested',
      answer: 'private',
      async run(press) {
        const interview = await interviewOf(db, press);
        const [, question = 0] = press.keys;
        const said = contestIn(press);
        await contestVerdict(db, interview, { question, ...said, now: press.now });
        await tellOperators(CONTESTED);
        return contestedReply(said);
      },
    },
  ];
}
