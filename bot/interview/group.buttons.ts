// What observers press in a group interview, and what the candidate and they may both open after the reveal.
import type { Component, Press } from '../discord/route.ts';
import { UserError } from '../errors.ts';
import { passageView } from '../study/card.view.ts';
import { cardDetails } from '../study/card-details.store.ts';
import { sayAgain } from './effects.store.ts';
import { addObserver, isObserver, judge, judgementsOf } from './group.store.ts';
import { judgementView } from './group.view.ts';
import type { InterviewParts } from './interview.buttons.ts';
import { findInterview, type Interview } from './interview.store.ts';
import { questionCard } from './place.store.ts';
import { snowflakeOf } from './snowflake-keys.ts';
import { modelAnswerView } from './verdict.view.ts';

const NONE_BESIDE_POINTS = '-# **None of them** does not go together with points, so it was left out.';

export function interviewGroupButtons({ db, queue, channels }: InterviewParts): Component[] {
  return [
    {
      prefix: 'interview.watch',
      answer: 'private',
      async run(press) {
        const interview = await watched(press);
        if (interview.learnerId === press.learnerId)
          throw new UserError('You sit this interview yourself: the others watch and judge.');
        if (!interview.open || interview.channelId === null) throw new UserError('This interview is over.');
        const refused = await (await channels()).addToThread(interview.channelId, press.learnerId);
        if (refused) throw new UserError('The thread of this interview is gone.');
        await addObserver(db, interview, press.learnerId, press.name);
        return {
          content: `You are in: <#${interview.channelId}>. After each answer, press **My verdict** there, before the candidate reveals the grader's.`,
        };
      },
    },
    {
      prefix: 'interview.judge',
      answer: 'private',
      async run(press) {
        const interview = await judged(press, press.keys[3] ?? 0);
        const question = press.keys[3] ?? 0;
        return judgementView(interview, question, press.learnerId, await mine(interview, question, press.learnerId));
      },
    },
    {
      prefix: 'interview.judged',
      answer: 'update',
      async run(press) {
        const question = press.keys[3] ?? 0;
        const interview = await judged(press, question);
        const { criteria } = interview.plan.questions[question]!;
        const met = press.values.flatMap((value) => criteria[Number(value)]?.id ?? []);
        const first = await judge(db, interview, { question, observerId: press.learnerId, met });
        if (first) await sayAgain({ db, queue }, interview, { do: 'judged', question });
        const note = met.length > 0 && press.values.includes('none') ? NONE_BESIDE_POINTS : undefined;
        return judgementView(interview, question, press.learnerId, met, note);
      },
    },
    {
      prefix: 'interview.group.model',
      answer: 'private',
      async run(press) {
        const question = press.keys[3] ?? 0;
        return modelAnswerView(await revealed(press, question), question);
      },
    },
    {
      prefix: 'interview.group.passage',
      answer: 'private',
      async run(press) {
        const question = press.keys[3] ?? 0;
        const interview = await revealed(press, question);
        const cardId = await questionCard(db, interview, question);
        if (cardId === null) throw new UserError('This passage is no longer in the deck.');
        return passageView(await cardDetails(db, interview.learnerId, cardId), press.learnerId);
      },
    },
  ];

  async function watched({ keys: [high = 0, low = 0, id = 0] }: Press): Promise<Interview> {
    const interview = await findInterview(db, { learnerId: snowflakeOf(high, low), id });
    if (!interview) throw new UserError('This interview is gone.');
    return interview;
  }
  async function judged(press: Press, question: number): Promise<Interview> {
    const interview = await watched(press);
    const { session } = interview;
    if (!(await isObserver(db, interview, press.learnerId))) {
      throw new UserError('Only observers judge. Press **Watch and judge** in the channel to become one.');
    }
    if (session.phase !== 'judging' || session.at !== question) throw new UserError('The verdict is revealed already.');
    return interview;
  }
  /** For the candidate and the observers, once the verdict is there for all to see. */
  async function revealed(press: Press, question: number): Promise<Interview> {
    const interview = await watched(press);
    const { session } = interview;
    if (interview.learnerId !== press.learnerId && !(await isObserver(db, interview, press.learnerId))) {
      throw new UserError('Only the candidate and the observers of this interview may open this.');
    }
    const { result } = session.turns[question] ?? { result: 'open' };
    if (result === 'open' || (session.phase === 'judging' && session.at === question)) {
      throw new UserError('First the verdicts, then this.');
    }
    return interview;
  }
  async function mine(interview: Interview, question: number, observer: bigint): Promise<string[] | null> {
    return (await judgementsOf(db, interview, question)).find(({ observerId }) => observerId === observer)?.met ?? null;
  }
}
