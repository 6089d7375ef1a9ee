// /card: finds a card and shows all of it.
import { ApplicationCommandOptionType } from 'discord-api-types/v10';
import type { Database } from '../db/database.ts';
import type { Command } from '../discord/route.ts';
import { clip } from '../discord/text.ts';
import { UserError } from '../errors.ts';
import { cardView } from './card.view.ts';
import { cardDetails, cardsLike } from './card-details.store.ts';

export function cardCommand({ db }: { db: Database }): Command {
  return {
    name: 'card',
    description: 'Find a card: what it says, where it comes from, when it comes back',
    answer: 'private',
    options: [
      {
        type: ApplicationCommandOptionType.String,
        name: 'card',
        description: 'Words of the card; pick from the list',
        required: true,
      },
    ],
    async run({ learnerId, now }, options) {
      const typed = options.text('card') ?? '';
      const cardId = /^\d{1,9}$/.test(typed) ? Number(typed) : (await cardsLike(db, learnerId, typed, 1))[0]?.id;
      if (cardId === undefined)
        throw new UserError(`No card speaks of "${clip(typed, 80)}". Try a single word, such as "quorum".`);
      return cardView(await cardDetails(db, learnerId, cardId), learnerId, now);
    },
    complete: {
      card: async ({ learnerId }, typed) =>
        (await cardsLike(db, learnerId, typed)).map(({ id, front, chapter }) => ({
          name: clip(`${chapter} · ${front}`, 100),
          value: String(id),
        })),
    },
  };
}
