// Before an interview is ended: is that meant?
import { button, row } from '../discord/components.ts';
import { customId } from '../discord/custom-id.ts';
import type { Reply } from '../discord/route.ts';
import { plural } from '../discord/text.ts';
import type { Interview } from './interview.store.ts';
import { spotOf } from './session.ts';

/** The button ends it only where it stands now. */
export function endView({ learnerId, id, plan, session }: Interview): Reply {
  const { question, part } = spotOf(session);
  const done = session.turns.filter(({ result }) => result !== 'open').length;
  const left = plan.questions.length - done;
  const still =
    left === 0 ? '' : ` ${plural(left, plan.scenario ? 'phase' : 'question')} ${left === 1 ? 'is' : 'are'} left.`;
  return {
    content: `End it?${still} What you have said is graded and the report follows. It can't be taken up again.`,
    rows: [
      row(
        button({ id: customId('interview.end', learnerId, id, question, part), label: 'End it', style: 'danger' }),
        button({ id: customId('interview.keep', learnerId, id), label: 'Keep it' }),
      ),
    ],
  };
}
