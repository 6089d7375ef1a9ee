// An answer that could not be graded: why, and what can be done.
import { button, rows } from '../discord/components.ts';
import { customId } from '../discord/custom-id.ts';
import { embed } from '../discord/embed.ts';
import type { Reply } from '../discord/route.ts';
import type { UngradedReason } from '../grading/assessment.ts';
import type { Interview } from './interview.store.ts';

const REASONS: Record<UngradedReason, string> = {
  unclear: 'too much of the answer could be read either way',
  refusal: 'the model declined to grade it',
  'cut off': "the model's reply ended in the middle",
  junk: "the model's reply could not be read",
  'wrong shape': "the model's reply was of another form than asked for",
  'too many requests': "the model's server is overloaded",
  'server error': "the model's server had an error",
  unreachable: "the model's server can't be reached",
  timeout: "the model's server took too long",
  rejected: "the model's server refuses our requests: the operator must look at its settings",
  budget: "today's budget is used up",
};

export function ungradedView(
  { learnerId, id }: Interview,
  question: number,
  attempt: number,
  reason: UngradedReason,
): Reply {
  return {
    embeds: [
      embed({
        title: 'No verdict yet',
        description:
          `Your answer is kept, but it could not be graded: ${REASONS[reason]}. No verdict is made up in its place, and the clock stands.` +
          (reason === 'unclear'
            ? ''
            : '\n\nRetry now or later. If it keeps failing, **/settings grader** lets the built-in grader take over.'),
        colour: 'careful',
      }),
    ],
    rows: rows([
      button({ id: customId('interview.retry', learnerId, id, question, attempt), label: 'Retry', style: 'primary' }),
      button({ id: customId('interview.without', learnerId, id, question, attempt), label: 'Go on without a verdict' }),
    ]),
  };
}
