// Contesting the verdict on an answer that was typed to a card.
import type { Database } from '../db/database.ts';
import { customId } from '../discord/custom-id.ts';
import type { Component } from '../discord/route.ts';
import { UserError } from '../errors.ts';
import { addContest } from '../interview/contest.store.ts';
import { CONTESTED, contestedReply, contestForm, contestIn } from '../interview/contest.view.ts';
import { type GradedTyped, gradedTyped } from './typed-answer.store.ts';

const FORGOTTEN = 'This answer is kept no more: you have typed another one since, or a day has passed.';

type Parts = { db: Database; tellOperators(text: string): Promise<void> };

export function typedContestButtons({ db, tellOperators }: Parts): Component[] {
  const typed = async (learnerId: bigint, [sentAt = 0]: number[]): Promise<GradedTyped> => {
    const found = await gradedTyped(db, { learnerId, sentAt: new Date(sentAt) });
    if (!found) throw new UserError(FORGOTTEN);
    return found;
  };
  return [
    {
      prefix: 'study.contest',
      answer: 'modal',
      async run({ learnerId, keys }) {
        const { sentAt } = await typed(learnerId, keys);
        return contestForm(customId('study.contested', learnerId, sentAt.getTime()));
      },
    },
    {
      prefix: 'study.contested',
      answer: 'private',
      async run(press) {
        const said = contestIn(press);
        await addContest(db, { ...(await typed(press.learnerId, press.keys)), ...said, now: press.now });
        await tellOperators(CONTESTED);
        return contestedReply(said);
      },
    },
  ];
}
