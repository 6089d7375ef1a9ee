// "Type your answer": a card is answered in writing, graded, and a button proposed.
import type { Database } from '../db/database.ts';
import type { Component, Press, Reply } from '../discord/route.ts';
import { UserError } from '../errors.ts';
import { gradeFor } from '../grading/grade-for.store.ts';
import { chooseAsShown, type Graders, graderStanding } from '../grading/grader-choice.store.ts';
import { askedQuestion } from './asked-question.store.ts';
import { type Shown, shownCard } from './queue.store.ts';
import { openSession } from './session.store.ts';
import { answerForm, gradedView, graderQuestion } from './typed.view.ts';
import { keepTyped, keepVerdicts, typedAgain, ungradedText } from './typed-answer.store.ts';

type Parts = { db: Database; graders: Graders };
/** The keys of all buttons here that belong to a card; the last one stands where an answer was sent before. */
type CardKeys = [session: number, card: number, version: number, last: number, sentAt: number];

const STALE = 'This card was answered or changed already, here or elsewhere. /study goes on.';
const UNASKED = 'There is nothing any more to grade this answer by. Compare it with the back of the card.';
const TRIED =
  'This answer was tried again already, or is kept no more. **/study** shows the card again: what was not graded stands in its form.';
const MOVED = 'The model that grades is at another place by now than the message named, so please choose once more.';
const NO_MODEL = 'There is no model any more: the built-in grader grades. Press **Type your answer** again.';

export function typedButtons(parts: Parts): Component[] {
  const { db, graders } = parts;
  return [
    {
      prefix: 'study.type',
      answer: 'modal',
      async run({ learnerId, keys, now }) {
        const standing = await graderStanding(db, graders, { learnerId, now });
        if (standing.kind === 'ask') return graderQuestion(standing.host, { learnerId });
        const [, cardId, version] = keys as CardKeys;
        return answerForm(keys, learnerId, await ungradedText(db, { learnerId, cardId, version }));
      },
    },
    {
      prefix: 'study.grader',
      answer: 'update',
      async run({ learnerId, keys: [agreed = 0, shown = 0], now }) {
        const kind = agreed ? 'model' : 'embedded';
        const taken = await chooseAsShown(db, graders, { learnerId, now }, { kind, shown });
        if (taken) return { content: 'Noted. Press **Type your answer** again.' };
        if (!graders.model) return { content: NO_MODEL };
        return { ...graderQuestion(graders.model.host, { learnerId }), content: MOVED };
      },
    },
    {
      prefix: 'study.typed',
      answer: 'update',
      async run(press) {
        const { learnerId, keys, fields, now } = press;
        const [, cardId, version] = keys as CardKeys;
        const shown = await cardShown(parts, press);
        const answer = fields.answer ?? '';
        await keepTyped(db, { learnerId, cardId, version, answer, sentAt: now });
        return graded(parts, press, shown, answer);
      },
    },
    {
      prefix: 'study.retry',
      answer: 'update',
      async run(press) {
        const { learnerId, keys, now } = press;
        const [, cardId, version, , sentAt] = keys as CardKeys;
        const shown = await cardShown(parts, press);
        const answer = await typedAgain(db, { learnerId, cardId, version }, new Date(sentAt), now);
        if (answer === null) throw new UserError(TRIED);
        return graded(parts, press, shown, answer);
      },
    },
  ];
}

/** @throws UserError when the card has changed since. */
async function cardShown({ db }: Parts, { learnerId, keys, now }: Press): Promise<Shown> {
  const [sessionId, cardId, version] = keys as CardKeys;
  const session = await openSession(db, learnerId, sessionId);
  const shown = await shownCard(db, { learnerId, session, cardId, now });
  if (shown.version !== version) throw new UserError(STALE);
  return shown;
}

/** Grades an answer that is kept, as of the press. */
async function graded({ db, graders }: Parts, press: Press, shown: Shown, answer: string): Promise<Reply> {
  const { learnerId, keys, now } = press;
  const [sessionId, cardId, , last] = keys as CardKeys;
  const asked = await askedQuestion(db, cardId);
  if (!asked) throw new UserError(UNASKED);
  const result = await gradeFor(db, graders, { learnerId, now }, asked.question, answer);
  if (result.kind === 'assessment') await keepVerdicts(db, { learnerId, sentAt: now }, result, asked.rubric);
  const place = { learnerId, sessionId, lastReview: last || null };
  return gradedView(shown, place, asked.question, result, now);
}
