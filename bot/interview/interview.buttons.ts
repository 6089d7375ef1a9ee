// Everything one can press in an interview. A press names its question and part, so that an old one changes nothing.
import type { Database } from '../db/database.ts';
import type { Channels } from '../discord/channels.ts';
import { customId } from '../discord/custom-id.ts';
import { modal, textField } from '../discord/modal.ts';
import type { Component, Press, Reply } from '../discord/route.ts';
import { plural } from '../discord/text.ts';
import { UserError } from '../errors.ts';
import { chooseGrader, type Graders, graderStanding } from '../grading/grader-choice.store.ts';
import type { Queue } from '../queue/queue.ts';
import { readMissed } from './direct-answers.store.ts';
import { hereView, settled } from './here.view.ts';
import { draftOf, findInterview, type Interview, takeEvent } from './interview.store.ts';
import { askedView, askView, introView } from './question.view.ts';
import type { Event, Refusal } from './session.ts';
import { modelAnswerView } from './verdict.view.ts';
import { verdictHere } from './verdict-here.view.ts';

export type InterviewParts = { db: Database; queue: Queue; graders: Graders; channels: () => Promise<Channels> };

const REFUSED: Record<Refusal, string> = {
  stale: 'That is done already, here or elsewhere. **/interview resume** shows where you stand.',
  paused: 'The interview is paused. Press **Go on**, or use **/interview resume**.',
  over: 'This interview is over. **/interview report** shows its report.',
  'no hints': 'There are no more hints to this question.',
};
const MOST_CHARACTERS = 4000;

export function interviewButtons(parts: InterviewParts): Component[] {
  /** A press that is an event. `said` is what becomes of the message that was pressed, where others follow it. */
  const onPress = (
    prefix: string,
    event: (press: Press, interview: Interview) => Event | Promise<Event>,
    said: (press: Press, after: Interview) => Reply | Promise<Reply>,
  ): Component => ({
    prefix,
    answer: 'update',
    async run(press) {
      const before = await interviewOf(parts.db, press);
      const { interview, refused } = await takeEvent(parts, before, await event(press, before), press.now);
      if (interview.place === 'private') {
        if (refused && refused !== 'stale') throw new UserError(REFUSED[refused]);
        return hereView(parts, await settled(parts.db, interview), press.now);
      }
      if (refused) throw new UserError(REFUSED[refused]);
      await wake(parts, press);
      return said(press, interview);
    },
  });
  const line = (text: string) => (): Reply => ({ content: `-# ${text}` });

  return [
    onPress(
      'interview.begin',
      async (press) => {
        await chosen(parts, press);
        return { type: 'begin' };
      },
      async ({ learnerId, now }, interview) => {
        const intro = introView(interview, await graderStanding(parts.db, parts.graders, { learnerId, now }));
        return { embeds: intro.embeds ?? [] };
      },
    ),
    {
      prefix: 'interview.answer',
      answer: 'modal',
      async run(press) {
        const { session } = await interviewOf(parts.db, press);
        const [id = 0, question = 0, part = 0] = press.keys;
        const current = session.phase === 'asking' && session.at === question;
        if (!current || session.turns[question]?.parts.length !== part + 1) throw new UserError(REFUSED.stale);
        if (session.paused) throw new UserError(REFUSED.paused);
        return modal(customId('interview.given', press.learnerId, id, question, part), 'Your answer', [
          textField({ id: 'answer', label: 'Say it as you would say it aloud', long: true, most: MOST_CHARACTERS }),
        ]);
      },
    },
    onPress(
      'interview.given',
      ({ keys: [, question = 0, part = 0], fields }) => ({ type: 'answer', question, part, text: fields.answer ?? '' }),
      ({ keys: [, question = 0, part = 0], fields }, after) =>
        askedView(after, question, part, `Answer taken: ${plural(wordsIn(fields.answer ?? ''), 'word')}.`),
    ),
    onPress(
      'interview.done',
      async ({ keys: [, question = 0, part = 0] }, interview) => {
        // What was just written may still be on its way.
        await readMissed(parts, await parts.channels(), interview);
        const text = await draftOf(parts.db, interview);
        const current =
          interview.session.at === question && interview.session.turns[question]?.parts.length === part + 1;
        if (text === null && current) throw new UserError('Write your answer here first, then press **Done**.');
        return { type: 'answer', question, part, text: text ?? '' };
      },
      ({ keys: [, question = 0, part = 0, note = 0] }, after) => {
        const words = wordsIn(after.session.turns[question]?.parts[part]?.answer ?? '');
        const news = `Answer taken: ${plural(words, 'word')}.`;
        return note === 1 ? { content: `-# ${news}` } : askedView(after, question, part, news);
      },
    ),
    {
      prefix: 'interview.hint',
      answer: 'update',
      async run(press) {
        const before = await interviewOf(parts.db, press);
        const [, question = 0, hints = 0] = press.keys;
        const { interview, refused } = await takeEvent(parts, before, { type: 'hint', question, hints }, press.now);
        // A hint that was paid for is shown, however often it is pressed.
        const shown = refused === 'stale' && (interview.session.turns[question]?.hints.length ?? 0) > hints;
        if (refused && !shown) throw new UserError(REFUSED[refused]);
        await wake(parts, press);
        return askView(interview, question, 0);
      },
    },
    onPress(
      'interview.skip',
      ({ keys: [, question = 0, part = 0] }) => ({ type: 'skip', question, part }),
      ({ keys: [, question = 0, part = 0] }, after) =>
        askedView(after, question, part, part === 0 ? 'Skipped.' : 'Nothing to add.'),
    ),
    onPress(
      'interview.pause',
      () => ({ type: 'pause' }),
      (_press, after) =>
        askedView(after, after.session.at, (after.session.turns[after.session.at]?.parts.length ?? 1) - 1, 'Paused.'),
    ),
    onPress('interview.resume', () => ({ type: 'resume' }), line('Going on.')),
    onPress('interview.stop', () => ({ type: 'stop', draft: null }), line('Ended. The report follows.')),
    onPress(
      'interview.next',
      ({ keys: [, question = 0] }) => ({ type: 'next', question }),
      ({ keys: [, question = 0] }, after) => verdictHere(parts.db, after, question),
    ),
    onPress(
      'interview.retry',
      ({ keys: [, question = 0, attempt = 0] }) => ({ type: 'retry', question, attempt }),
      line('Trying once more.'),
    ),
    onPress(
      'interview.without',
      ({ keys: [, question = 0, attempt = 0] }) => ({ type: 'goOn', question, attempt }),
      line('Going on without a verdict.'),
    ),
    onPress('interview.reveal', ({ keys: [, question = 0] }) => ({ type: 'reveal', question }), line('Revealed.')),
    {
      prefix: 'interview.look',
      answer: 'update',
      run: async (press) => hereView(parts, await settled(parts.db, await interviewOf(parts.db, press)), press.now),
    },
    {
      prefix: 'interview.model',
      answer: 'private',
      async run(press) {
        const interview = await interviewOf(parts.db, press);
        const [, question = 0] = press.keys;
        if (interview.session.turns[question]?.result === 'open')
          throw new UserError('First your answer, then the model answer.');
        return modelAnswerView(interview, question);
      },
    },
  ];
}

/** @throws UserError when it is gone. */
export async function interviewOf(db: Database, { learnerId, keys: [id = 0] }: Press): Promise<Interview> {
  const interview = await findInterview(db, { learnerId, id });
  if (!interview) throw new UserError('There is no such interview any more.');
  return interview;
}

/**
 * Messages in an archived thread can't be changed; one that is posted there brings it back.
 * @throws UserError when it may not be brought back: what was pressed is taken all the same.
 */
async function wake({ channels }: InterviewParts, { archived, channelId }: Press): Promise<void> {
  if (!archived) return;
  const sent = await (await channels()).post(channelId, { content: '-# Welcome back.' });
  if (typeof sent !== 'bigint')
    throw new UserError('Noted. This thread was closed, so it goes on elsewhere: **/interview resume** shows where.');
}

async function chosen({ db, graders }: InterviewParts, { keys: [, choice = 0], learnerId, now }: Press): Promise<void> {
  if (choice === 0 || !graders.model) return;
  await chooseGrader(db, { learnerId, now }, choice === 1 ? 'model' : 'embedded', graders.model.host);
}

function wordsIn(text: string): number {
  return text.split(/\s+/).filter(Boolean).length;
}
