// What can be pressed below a verdict.
import { button, type Row, rows } from '../discord/components.ts';
import { customId } from '../discord/custom-id.ts';
import type { Interview } from './interview.store.ts';
import { snowflakeKeys } from './snowflake-keys.ts';

/** `cardId`: the card whose passage can be read; null when there is none. */
export function verdictRows(interview: Interview, question: number, cardId: number | null): Row[] {
  const { learnerId, id, session } = interview;
  const goesOn = session.phase === 'between' && session.at === question;
  const next = button({ id: customId('interview.next', learnerId, id, question), label: 'Next', style: 'primary' });
  const contest = button({ id: customId('interview.contest', learnerId, id, question), label: 'Contest' });
  const stop = button({ id: customId('interview.stop', learnerId, id), label: 'End it here' });
  return rows([
    ...(goesOn ? [next] : []),
    ...toRead(interview, question, cardId),
    ...(session.turns[question]!.assessment ? [contest] : []),
    ...(goesOn ? [stop] : []),
  ]);
}

/** The model answer and the passage; in a group the observers may open them too, so their buttons belong to nobody. */
function toRead({ learnerId, id, plan }: Interview, question: number, cardId: number | null) {
  const keys = [...snowflakeKeys(learnerId), id, question];
  const model = plan.group
    ? customId('interview.group.model', 0n, ...keys)
    : customId('interview.model', learnerId, id, question);
  const passage = plan.group ? customId('interview.group.passage', 0n, ...keys) : null;
  return [
    button({ id: model, label: 'Model answer' }),
    ...(cardId === null
      ? []
      : [button({ id: passage ?? customId('card.passage', learnerId, cardId), label: 'Read the passage' })]),
  ];
}
