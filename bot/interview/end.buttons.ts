// Ending an interview, which is asked about first, and not beginning one.
import type { Component } from '../discord/route.ts';
import { UserError } from '../errors.ts';
import { endView } from './end.view.ts';
import { hereSoon } from './here.view.ts';
import { type InterviewParts, interviewOf } from './interview.buttons.ts';
import { dropUnbegun } from './interview.store.ts';
import { refusedText } from './refused.ts';
import { takeEvent } from './take-event.store.ts';

export const NOT_NOW = '-# Not now, then. **/interview start** begins another one.';
const GONE_ON = 'The interview has gone on since, so it was not ended. **/interview stop** asks anew.';

export function interviewEndButtons(parts: InterviewParts): Component[] {
  return [
    {
      prefix: 'interview.decline',
      answer: 'update',
      async run(press) {
        const interview = await interviewOf(parts.db, press);
        if (await dropUnbegun(parts.db, interview)) return { content: NOT_NOW };
        throw new UserError(refusedText('stale', await interviewOf(parts.db, press)));
      },
    },
    {
      prefix: 'interview.stop',
      answer: 'private',
      async run(press) {
        const interview = await interviewOf(parts.db, press);
        if (!interview.open) throw new UserError(refusedText('over', interview));
        return endView(interview);
      },
    },
    {
      prefix: 'interview.end',
      answer: 'update',
      async run(press) {
        const before = await interviewOf(parts.db, press);
        const [, question = 0, part = 0] = press.keys;
        const stop = { type: 'stop', draft: null, at: { question, part } } as const;
        const { interview, refused } = await takeEvent(parts, before, stop, press.now);
        if (interview.place === 'private' && refused !== 'stale') return hereSoon(parts, interview, press);
        if (refused) return { content: refused === 'stale' ? GONE_ON : refusedText(refused, interview) };
        const where = interview.channelId === press.channelId ? 'follows' : `comes in <#${interview.channelId}>`;
        return { content: `Ended. The report ${where}.` };
      },
    },
    { prefix: 'interview.keep', answer: 'update', run: async () => ({ content: '-# Nothing was ended.' }) },
  ];
}
