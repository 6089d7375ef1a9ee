// Everything one can press while studying. All state is in the custom_id and the database.
import type { Database } from '../db/database.ts';
import type { Component, Press, Reply } from '../discord/route.ts';
import { UserError } from '../errors.ts';
import { saveSettings } from '../learners/learner.store.ts';
import { answerCard } from './answer.store.ts';
import { buryCard, suspendCard } from './hold.store.ts';
import { nextView } from './next.view.ts';
import { shownCard } from './queue.store.ts';
import type { Rating } from './schedule.ts';
import { endSession, openSession } from './session.store.ts';
import { backView, frontView, type Place } from './study.view.ts';
import { stoppedView } from './summary.view.ts';
import { lastAnswer, undoLast } from './undo.store.ts';

/** The keys of a button that belongs to a card: session, card, version, last review (0 for none), rating. */
type CardKeys = [session: number, card: number, version: number, last: number, rating: number];

const STALE =
  'This card was answered or changed already, here or elsewhere. Nothing was counted twice; /study goes on.';

export function studyButtons({ db }: { db: Database }): Component[] {
  const onCard = (prefix: string, run: (press: Press, card: OnCard) => Promise<Reply>): Component => ({
    prefix,
    answer: 'update',
    run: (press) => run(press, onCardOf(press)),
  });

  return [
    onCard('study.show', async ({ learnerId, now }, { cardId, version, place }) => {
      const session = await openSession(db, learnerId, place.sessionId);
      const shown = await shownCard(db, { learnerId, session, cardId, now });
      if (shown.version !== version) throw new UserError(STALE);
      return backView(shown, place);
    }),
    onCard('study.rate', async ({ learnerId, keys, now }, { cardId, version, place }) => {
      const rating = ratingOf((keys as CardKeys)[4]);
      const { sessionId } = place;
      const answered = await answerCard(db, { learnerId, sessionId, cardId, version, rating, now });
      if (answered.kind === 'stale') throw new UserError(STALE);
      const { reviewId, session } = answered;
      const leech = answered.leech ? { cardId, version: answered.version } : null;
      return nextView(db, { ...place, lastReview: reviewId }, now, { leech, session });
    }),
    onCard('study.bury', async ({ learnerId, now }, { cardId, version, place }) => {
      const session = await openSession(db, learnerId, place.sessionId);
      if (!(await buryCard(db, { learnerId, cardId, version, now }))) throw new UserError(STALE);
      return nextView(db, place, now, { session, news: 'Put off until tomorrow.' });
    }),
    onCard('study.suspend', async ({ learnerId, now }, { cardId, version, place }) => {
      const session = await openSession(db, learnerId, place.sessionId);
      if (!(await suspendCard(db, { learnerId, cardId, version, now }))) throw new UserError(STALE);
      const news = 'Suspended: it will not come again until you take it back with /card.';
      return nextView(db, place, now, { session, news });
    }),
    {
      prefix: 'study.undo',
      answer: 'update',
      async run({ learnerId, keys: [sessionId = 0, reviewId = 0], now }) {
        const undone = await undoLast(db, { learnerId, sessionId, reviewId, now });
        if (undone?.kind === 'answered again')
          throw new UserError('You answered this card again since, in another session: that answer stays.');
        if (undone?.kind !== 'undone') throw new UserError('That answer is taken back already.');
        const session = await openSession(db, learnerId, sessionId);
        const shown = await shownCard(db, { learnerId, session, cardId: undone.cardId, now });
        return frontView(shown, { learnerId, sessionId, lastReview: undone.previous }, 'Taken back. Here it is again.');
      },
    },
    {
      prefix: 'study.next',
      answer: 'update',
      async run({ learnerId, keys: [sessionId = 0, last = 0], now }) {
        return nextView(db, { learnerId, sessionId, lastReview: last || null }, now);
      },
    },
    {
      prefix: 'study.pace',
      answer: 'update',
      async run({ learnerId, keys: [sessionId = 0, newPerDay = 0], now }) {
        await saveSettings(db, learnerId, { newPerDay }, now);
        const news = `Set: ${newPerDay} new cards a day. **/settings new-cards** changes it.`;
        return nextView(db, { learnerId, sessionId, lastReview: await lastAnswer(db, { learnerId, sessionId }) }, now, {
          news,
        });
      },
    },
    {
      prefix: 'study.stop',
      answer: 'update',
      async run({ learnerId, keys: [sessionId = 0], now }) {
        await endSession(db, { learnerId, sessionId, now });
        return stoppedView(db, { learnerId, sessionId, now });
      },
    },
  ];
}

type OnCard = { cardId: number; version: number; place: Place };

function onCardOf({ learnerId, keys }: Press): OnCard {
  const [sessionId, cardId, version, last] = keys as CardKeys;
  return { cardId, version, place: { learnerId, sessionId, lastReview: last || null } };
}

function ratingOf(key: number): Rating {
  if (key < 1 || key > 4) throw new Error(`${key} is no rating`);
  return key as Rating;
}
