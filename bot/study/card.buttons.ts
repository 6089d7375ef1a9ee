// What one can do with a card wherever it is shown: open its passage, suspend it or take it back, say that it is wrong.
import type { Database } from '../db/database.ts';
import { customId } from '../discord/custom-id.ts';
import { modal, textField } from '../discord/modal.ts';
import type { Component } from '../discord/route.ts';
import { escapeMarkdown } from '../discord/text.ts';
import { UserError } from '../errors.ts';
import { learnerOf } from '../learners/learner.store.ts';
import { cardView, passageView } from './card.view.ts';
import { cardDetails } from './card-details.store.ts';
import { suspendCard, unsuspendCard } from './hold.store.ts';
import { reportCard } from './report.store.ts';

export type CardParts = {
  db: Database;
  /** Reaches the operators as well as may be; never rejects. */
  tellOperators(text: string): Promise<void>;
};

const CHANGED = 'This card has changed since. /card shows how it stands now.';

export function cardButtons({ db, tellOperators }: CardParts): Component[] {
  const passageAt: Component['run'] = async ({ learnerId, keys: [cardId = 0, page] }) =>
    passageView(await cardDetails(db, learnerId, cardId), learnerId, page);

  return [
    { prefix: 'card.passage', answer: 'private', run: passageAt },
    { prefix: 'card.page', answer: 'update', run: passageAt },
    {
      prefix: 'card.suspend',
      answer: 'update',
      async run({ learnerId, keys: [cardId = 0, version = 0], now }) {
        await learnerOf(db, learnerId);
        if (!(await suspendCard(db, { learnerId, cardId, version, now }))) throw new UserError(CHANGED);
        return cardView(await cardDetails(db, learnerId, cardId), learnerId, now, 'Suspended.');
      },
    },
    {
      prefix: 'card.unsuspend',
      answer: 'update',
      async run({ learnerId, keys: [cardId = 0], now }) {
        if (!(await unsuspendCard(db, { learnerId, cardId }))) throw new UserError(CHANGED);
        return cardView(await cardDetails(db, learnerId, cardId), learnerId, now, 'Taken back: it comes again.');
      },
    },
    {
      prefix: 'card.report',
      answer: 'modal',
      run: async ({ learnerId, keys: [cardId = 0] }) =>
        modal(customId('card.reported', learnerId, cardId), 'What is wrong with this card?', [
          textField({
            id: 'text',
            label: 'In your words',
            long: true,
            most: 1000,
            placeholder: 'The back says … but …',
          }),
        ]),
    },
    {
      prefix: 'card.reported',
      answer: 'private',
      async run({ learnerId, keys: [cardId = 0], fields, now }) {
        await learnerOf(db, learnerId);
        const { deckSlug, cardKey, front, text } = await reportCard(db, {
          learnerId,
          cardId,
          text: fields.text ?? '',
          now,
        });
        await tellOperators(
          `A learner reports the card \`${cardKey}\` of \`${deckSlug}\`: ${front}\n>>> ${escapeMarkdown(text)}`,
        );
        return { content: 'Thank you: it is on its way to the operator. You can suspend the card until it is mended.' };
      },
    },
  ];
}
