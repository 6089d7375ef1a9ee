// /decks: what there is to study, and how far the learner is.
import { ApplicationCommandOptionType } from 'discord-api-types/v10';
import type { Database } from '../db/database.ts';
import type { Command } from '../discord/route.ts';
import { UserError } from '../errors.ts';
import { learnerOf } from '../learners/learner.store.ts';
import { decksLike } from '../study/deck-choice.store.ts';
import { deckOverview } from '../study/overview.store.ts';
import { decksView, deckView } from './decks.view.ts';

export function decksCommand({ db }: { db: Database }): Command {
  return {
    name: 'decks',
    description: 'The decks, and how far you are in each chapter',
    answer: 'private',
    options: [{ type: ApplicationCommandOptionType.String, name: 'deck', description: 'Look closer at one of them' }],
    async run({ learnerId, now }, options) {
      await learnerOf(db, learnerId);
      const decks = await deckOverview(db, { learnerId, now });
      const slug = options.text('deck');
      const [only] = decks;
      if (slug === undefined) return decks.length === 1 && only ? deckView(only) : decksView(decks);
      const deck = decks.find((one) => one.slug === slug);
      if (!deck) throw new UserError(`There is no deck "${slug.slice(0, 60)}". /decks lists them all.`);
      return deckView(deck);
    },
    complete: {
      deck: async (_call, typed) =>
        (await decksLike(db, typed)).map(({ slug, title }) => ({ name: title, value: slug })),
    },
  };
}
