// "Type your answer": a card is answered in writing, graded, and a button proposed.
import type { Database } from '../db/database.ts';
import type { Component } from '../discord/route.ts';
import { UserError } from '../errors.ts';
import { gradeWith } from '../grading/grade.ts';
import {
  chooseGrader,
  claimGrader,
  countModelUse,
  type Graders,
  graderStanding,
} from '../grading/grader-choice.store.ts';
import { askedQuestion } from './asked-question.store.ts';
import { shownCard } from './queue.store.ts';
import { openSession } from './session.store.ts';
import { answerForm, gradedView, graderQuestion } from './typed.view.ts';

const STALE = 'This card was answered or changed already, here or elsewhere. /study goes on.';
const UNASKED = 'There is nothing any more to grade this answer by. Compare it with the back of the card.';

export function typedButtons({ db, graders }: { db: Database; graders: Graders }): Component[] {
  return [
    {
      prefix: 'study.type',
      answer: 'modal',
      async run({ learnerId, keys, now }) {
        const standing = await graderStanding(db, graders, { learnerId, now });
        return standing.kind === 'ask' ? graderQuestion(standing.host, { learnerId }) : answerForm(keys, learnerId);
      },
    },
    {
      prefix: 'study.grader',
      answer: 'update',
      async run({ learnerId, keys: [agreed = 0], now }) {
        const host = graders.model?.host;
        if (host) await chooseGrader(db, { learnerId, now }, agreed ? 'model' : 'embedded', host);
        return { content: 'Noted. Press **Type your answer** again.' };
      },
    },
    {
      prefix: 'study.typed',
      answer: 'update',
      async run({ learnerId, keys: [sessionId = 0, cardId = 0, version = 0, last = 0], fields, now }) {
        const session = await openSession(db, learnerId, sessionId);
        const shown = await shownCard(db, { learnerId, session, cardId, now });
        if (shown.version !== version) throw new UserError(STALE);
        const question = await askedQuestion(db, cardId);
        if (!question) throw new UserError(UNASKED);
        const grader = await claimGrader(db, graders, { learnerId, now });
        const graded = await gradeWith(grader, question, fields.answer ?? '');
        await countModelUse(db, { learnerId, now }, graded.cost);
        return gradedView(shown, { learnerId, sessionId, lastReview: last || null }, question, graded);
      },
    },
  ];
}
