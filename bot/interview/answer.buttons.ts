// What one does about a question: an answer by form or by messages, a hint, or nothing.
import type { Component } from '../discord/route.ts';
import { UserError } from '../errors.ts';
import { readMissed } from './direct-answers.store.ts';
import { hereSoon } from './here.view.ts';
import { type InterviewParts, interviewOf, onEvent, wake } from './interview.buttons.ts';
import { draftOf } from './interview.store.ts';
import { noteWhisper } from './place.store.ts';
import { askedView, askView, formView, newsOf } from './question.view.ts';
import { refusedText } from './refused.ts';
import { takeEvent } from './take-event.store.ts';

export function interviewAnswerButtons(parts: InterviewParts): Component[] {
  return [
    {
      prefix: 'interview.answer',
      answer: 'modal',
      async run(press) {
        const before = await interviewOf(parts.db, press);
        const [, question = 0, part = 0] = press.keys;
        const { interview, refused } = await takeEvent(parts, before, { type: 'form', question, part }, press.now);
        if (!refused) return formView(interview, question, part);
        if (interview.place === 'private') return hereSoon(parts, interview, press);
        throw new UserError(refusedText(refused, interview));
      },
    },
    onEvent(
      parts,
      'interview.given',
      ({ keys: [, question = 0, part = 0], fields }) => ({ type: 'answer', question, part, text: fields.answer ?? '' }),
      ({ keys: [, question = 0, part = 0] }, after) => askedView(after, question, part),
    ),
    onEvent(
      parts,
      'interview.done',
      async ({ keys: [, question = 0, part = 0] }, interview) => {
        // What was just written may still be on its way.
        await readMissed(parts, await parts.channels(), interview);
        return { type: 'answer', question, part, text: (await draftOf(parts.db, interview)) ?? '' };
      },
      ({ keys: [, question = 0, part = 0, note = 0] }, after) =>
        note === 1 ? { content: `-# ${newsOf(after, question, part)}` } : askedView(after, question, part),
    ),
    {
      prefix: 'interview.hint',
      answer: 'update',
      async run(press) {
        const before = await interviewOf(parts.db, press);
        const [, question = 0, hints = 0] = press.keys;
        const { interview, refused } = await takeEvent(parts, before, { type: 'hint', question, hints }, press.now);
        // A hint that was paid for is shown, however often it is pressed.
        const asked = interview.session.phase === 'asking' && interview.session.at === question;
        const shown = refused === 'stale' && asked && (interview.session.turns[question]?.hints.length ?? 0) > hints;
        if (refused && !shown) throw new UserError(refusedText(refused, interview));
        if (interview.place === 'private') await noteWhisper(parts.db, interview, press);
        await wake(parts, press);
        return askView(interview, question, 0);
      },
    },
    onEvent(
      parts,
      'interview.skip',
      ({ keys: [, question = 0, part = 0] }) => ({ type: 'skip', question, part }),
      ({ keys: [, question = 0, part = 0] }, after) => askedView(after, question, part),
    ),
  ];
}
