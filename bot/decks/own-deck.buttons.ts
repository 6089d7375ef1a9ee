// A yes or no to cards that were read from a file, and the form by which an own deck is deleted.
import type { Database } from '../db/database.ts';
import type { Component } from '../discord/route.ts';
import { plural } from '../discord/text.ts';
import { UserError } from '../errors.ts';
import { decksView, deckView } from './decks.view.ts';
import { type Added, addPending, dropPending, ownDeck, PREVIEW_OVER, removeOwnDeck } from './own-deck.store.ts';
import { removeForm } from './own-deck.view.ts';

export function ownDeckButtons({ db }: { db: Database }): Component[] {
  return [
    {
      prefix: 'decks.add',
      answer: 'update',
      async run({ learnerId, keys: [id = 0, dropAbsent], now }) {
        const added = await addPending(db, { learnerId, id, dropAbsent: dropAbsent === 1, now });
        return deckView(db, { learnerId, now }, added.deckId, 0, addedText(added));
      },
    },
    {
      prefix: 'decks.cancel',
      answer: 'update',
      async run({ learnerId, keys: [id = 0] }) {
        if (!(await dropPending(db, { learnerId, id }))) throw new UserError(PREVIEW_OVER);
        return { content: 'Cancelled: nothing was added.' };
      },
    },
    {
      prefix: 'decks.remove',
      answer: 'modal',
      run: async ({ learnerId, keys: [deckId = 0] }) => removeForm(await ownDeck(db, learnerId, deckId), learnerId),
    },
    {
      prefix: 'decks.removed',
      answer: 'update',
      async run({ learnerId, keys: [deckId = 0], fields, now }) {
        const { title, cards } = await ownDeck(db, learnerId, deckId);
        if (plainly(fields.name ?? '') !== plainly(title))
          throw new UserError(`Nothing was deleted: that is not the name of the deck, which is "${title}".`);
        await removeOwnDeck(db, { learnerId, deckId });
        const reply = await decksView(db, { learnerId, now });
        return { ...reply, content: `Deleted: ${title} with ${plural(cards, 'card')}.` };
      },
    },
  ];
}

function addedText({ added, changed, retired }: Added): string {
  const parts = [
    ...(added > 0 ? [`${plural(added, 'card')} added`] : []),
    ...(changed > 0 ? [`${changed} changed`] : []),
    ...(retired > 0 ? [`${retired} taken out`] : []),
  ];
  return `Done: ${parts.join(', ') || 'nothing had changed'}.`;
}

function plainly(name: string): string {
  return name.trim().replace(/\s+/g, ' ').toLowerCase();
}
