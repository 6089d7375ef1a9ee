// What one can press under the decks and their cards.
import type { Database } from '../db/database.ts';
import type { Component, Press } from '../discord/route.ts';
import { learnerOf } from '../learners/learner.store.ts';
import { beginView } from '../study/begin.view.ts';
import { joinDeck, leaveDeck, visibleDeck } from '../study/membership.store.ts';
import { startSession } from '../study/session.store.ts';
import { decksView, deckView } from './decks.view.ts';
import { previewView } from './preview.view.ts';

export function decksButtons({ db }: { db: Database }): Component[] {
  const update = (prefix: string, run: Component['run']): Component => ({ prefix, answer: 'update', run });

  return [
    update('decks.list', (press) => decksView(db, press, press.keys[0])),
    update('decks.open', (press) => deckView(db, press, press.keys[0] ?? 0, press.keys[1])),
    update('decks.pick', (press) => deckView(db, press, Number(press.values[0]))),
    update('decks.join', async (press) => {
      await learnerOf(db, press.learnerId);
      await joinDeck(db, memberOf(press));
      return deckView(
        db,
        press,
        memberOf(press).deckId,
        0,
        'Joined: its cards count for your day. You are where you were.',
      );
    }),
    update('decks.leave', async (press) => {
      await leaveDeck(db, memberOf(press));
      const news = 'Left: it counts for your day no more. Your schedule is kept; *Join* takes you back.';
      return deckView(db, press, memberOf(press).deckId, 0, news);
    }),
    update('decks.study', async ({ learnerId, locale, now, keys: [deckId = 0] }) => {
      await learnerOf(db, learnerId);
      const { slug } = await visibleDeck(db, learnerId, deckId);
      const session = await startSession(db, { learnerId, deckSlug: slug, chapters: [], now });
      return beginView(db, { learnerId, sessionId: session.id, locale, now });
    }),
    update('decks.preview', ({ learnerId, keys: [deckId = 0, chapter = 0, position = 0] }) =>
      previewView(db, { learnerId, deckId, chapterId: chapter || null, position }),
    ),
    update('decks.chapter', ({ learnerId, keys: [deckId = 0], values: [chapter] }) =>
      previewView(db, { learnerId, deckId, chapterId: Number(chapter) || null, position: 0 }),
    ),
  ];
}

function memberOf({ learnerId, keys: [deckId = 0], now }: Press) {
  return { learnerId, deckId, now };
}
