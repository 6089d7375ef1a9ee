// What brings an interview on. A press names its question and part, so that an old one changes nothing.
import type { Database } from '../db/database.ts';
import type { Channels } from '../discord/channels.ts';
import type { Component, Press, Reply } from '../discord/route.ts';
import { UserError } from '../errors.ts';
import { chooseAsShown, type Graders, graderStanding } from '../grading/grader-choice.store.ts';
import type { Queue } from '../queue/queue.ts';
import { hereSoon } from './here.view.ts';
import { findInterview, type Interview } from './interview.store.ts';
import { introView } from './intro.view.ts';
import { askedView } from './question.view.ts';
import { refusedText } from './refused.ts';
import type { Event } from './session.ts';
import { takeEvent } from './take-event.store.ts';
import { modelAnswerView } from './verdict.view.ts';
import { verdictHere } from './verdict-here.view.ts';

export type InterviewParts = { db: Database; queue: Queue; graders: Graders; channels: () => Promise<Channels> };

const MOVED = 'Answers would go to another place by now than this message named, so please choose once more.';

/** A press that is an event. `said` is what becomes of the message that was pressed, where others follow it. */
export function onEvent(
  parts: InterviewParts,
  prefix: string,
  event: (press: Press, interview: Interview) => Event | Promise<Event>,
  said: (press: Press, after: Interview) => Reply | Promise<Reply>,
): Component {
  return {
    prefix,
    answer: 'update',
    async run(press) {
      const before = await interviewOf(parts.db, press);
      const { interview, refused } = await takeEvent(parts, before, await event(press, before), press.now);
      // The message is all that there is, so it shows where the interview stands; but a form's text must go back.
      const typed = Object.keys(press.fields).length > 0;
      const shown = interview.place === 'private' && !typed;
      if (refused && (refused === 'blank' || !shown)) throw new UserError(refusedText(refused, interview));
      if (interview.place === 'private') return hereSoon(parts, interview, press);
      await wake(parts, press);
      return said(press, interview);
    },
  };
}

export function interviewButtons(parts: InterviewParts): Component[] {
  const onPress = onEvent.bind(null, parts);
  const line = (text: string) => (): Reply => ({ content: `-# ${text}` });
  const introOf = async (interview: Interview, { learnerId, now }: Press) =>
    introView(interview, await graderStanding(parts.db, parts.graders, { learnerId, now }));
  const begin = onPress(
    'interview.begin',
    () => ({ type: 'begin' }),
    async (press, interview) => ({ embeds: (await introOf(interview, press)).embeds ?? [] }),
  );

  return [
    {
      ...begin,
      async run(press) {
        const interview = await interviewOf(parts.db, press);
        const ready = interview.session.phase === 'ready';
        if (!ready || (await chosen(parts, press))) return begin.run(press);
        await wake(parts, press);
        return { ...(await introOf(interview, press)), content: MOVED };
      },
    },
    onPress(
      'interview.pause',
      ({ keys: [, question = 0, part = 0] }) => ({ type: 'pause', at: { question, part } }),
      ({ keys: [, question = 0, part = 0] }, after) => askedView(after, question, part),
    ),
    onPress('interview.resume', () => ({ type: 'resume' }), line('Going on.')),
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
      run: async (press) => hereSoon(parts, await interviewOf(parts.db, press), press),
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
export async function wake({ channels }: InterviewParts, { archived, channelId }: Press): Promise<void> {
  if (!archived) return;
  const sent = await (await channels()).post(channelId, { content: '-# Welcome back.' });
  if (typeof sent !== 'bigint')
    throw new UserError('Noted. This thread was closed, so it goes on elsewhere: **/interview resume** shows where.');
}

/** False when the learner agreed to a host that the model is no longer at. */
async function chosen(parts: InterviewParts, { keys: [, choice = 0, shown = 0], ...who }: Press): Promise<boolean> {
  if (choice === 0) return true;
  return chooseAsShown(parts.db, parts.graders, who, { kind: choice === 1 ? 'model' : 'embedded', shown });
}
