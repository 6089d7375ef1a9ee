// /progress: how far the learner is, in pictures and words.
import { ApplicationCommandOptionType } from 'discord-api-types/v10';
import type { Database } from '../db/database.ts';
import type { Command } from '../discord/route.ts';
import { learnerOf } from '../learners/learner.store.ts';
import { decksLike } from '../study/deck-choice.store.ts';
import { publicDeck, shownDeck } from './deck.store.ts';
import { groupReply } from './group/group.view.ts';
import { PAGES, type PageName } from './page.view.ts';
import { progressReply } from './progress.view.ts';

const CHOICES: Record<PageName | 'server', string> = {
  overview: 'Overview: what you did in the last 30 days',
  retention: 'Retention: how much you still knew, and your parameters',
  forecast: 'Forecast: what the next 30 days will ask for',
  chapters: 'Chapters: new, learning, young, mature',
  readiness: 'Readiness: what you will know on the day of your interview',
  server: 'This server: its shared figures and its week',
};

export function progressCommand({ db }: { db: Database }): Command {
  return {
    name: 'progress',
    description: 'How far you are: your days, retention, what is ahead, chapters, readiness for the interview',
    answer: 'private',
    options: [
      {
        type: ApplicationCommandOptionType.String,
        name: 'what',
        description: 'What to look at; left out: the overview',
        choices: Object.entries(CHOICES).map(([value, name]) => ({ name, value })),
      },
      {
        type: ApplicationCommandOptionType.String,
        name: 'deck',
        description: 'Which deck; left out: the one you studied last',
      },
    ],
    async run({ learnerId, guildId, now }, options) {
      const learner = await learnerOf(db, learnerId);
      const what = options.text('what') ?? 'overview';
      if (what === 'server') return groupReply(db, { learner, guildId, deck: await publicDeck(db, learnerId), now });
      const deck = await shownDeck(db, learnerId, { slug: options.text('deck') });
      const name = PAGES.find((page) => page === what) ?? 'overview';
      return progressReply(db, { learner, deck, now, name, inServer: guildId !== null });
    },
    complete: {
      deck: async ({ learnerId }, typed) =>
        (await decksLike(db, learnerId, typed)).map(({ slug, title }) => ({ name: title, value: slug })),
    },
  };
}
