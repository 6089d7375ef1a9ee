// The way between the pages of /progress.
import type { Database } from '../db/database.ts';
import type { Component } from '../discord/route.ts';
import { learnerOf } from '../learners/learner.store.ts';
import { shownDeck } from './deck.store.ts';
import { PAGES } from './page.view.ts';
import { progressReply } from './progress.view.ts';

export function progressButtons({ db }: { db: Database }): Component[] {
  return [
    {
      prefix: 'progress.page',
      answer: 'update',
      async run({ learnerId, guildId, keys: [place = 0, deckId], now }) {
        const learner = await learnerOf(db, learnerId);
        const deck = await shownDeck(db, learnerId, { id: deckId });
        const name = PAGES[place] ?? 'overview';
        return progressReply(db, { learner, deck, now, name, inServer: guildId !== null });
      },
    },
  ];
}
