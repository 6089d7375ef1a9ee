// The button of a reminder: begins a session in its place, as /study does.
import type { Database } from '../db/database.ts';
import type { Component } from '../discord/route.ts';
import { UserError } from '../errors.ts';
import { learnerOf } from '../learners/learner.store.ts';
import { beginView } from '../study/begin.view.ts';
import { startSession } from '../study/session.store.ts';
import { scopeToBegin } from './waiting.store.ts';

export function remindButtons({ db }: { db: Database }): Component[] {
  return [
    {
      prefix: 'remind.study',
      answer: 'update',
      async run({ learnerId, keys: [deckId = 0, whole = 0], locale, now }) {
        await learnerOf(db, learnerId);
        const scope = await scopeToBegin(db, learnerId, { deckId, whole: whole === 1 });
        if (!scope) throw new UserError('There is no deck to study any more.');
        const session = await startSession(db, { learnerId, ...scope, now });
        return beginView(db, { learnerId, sessionId: session.id, locale, now });
      },
    },
  ];
}
