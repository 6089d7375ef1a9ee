// An answer that could not be graded: why, and what can be done.
import { button, rows } from '../discord/components.ts';
import { customId } from '../discord/custom-id.ts';
import { embed } from '../discord/embed.ts';
import type { Reply } from '../discord/route.ts';
import type { UngradedReason } from '../grading/assessment.ts';
import { reasonText } from '../grading/ungraded.ts';
import type { Interview } from './interview.store.ts';

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
          `Your answer is kept, but it could not be graded: ${reasonText(reason)}. No verdict is made up in its place, and the clock stands.` +
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
