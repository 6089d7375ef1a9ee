// /decks: what there is to study and how far the learner is; their own cards come in and go here.
import { ApplicationCommandOptionType } from 'discord-api-types/v10';
import type { Database } from '../db/database.ts';
import type { ReadAttachment } from '../discord/attachment.ts';
import type { Attachment, Call, Command, Options, Reply, Verb } from '../discord/route.ts';
import { UserError } from '../errors.ts';
import { learnerOf } from '../learners/learner.store.ts';
import { deckNamed, decksLike, type NamedDeck } from '../study/deck-choice.store.ts';
import { decksView, deckView } from './decks.view.ts';
import { ownCards } from './own-cards.ts';
import { ownDeck, savePending } from './own-deck.store.ts';
import { nothingView, pendingView, removeForm } from './own-deck.view.ts';
import { deckName } from './plain-name.ts';
import { readTable } from './table-file.ts';
import { fileText } from './table-file-text.ts';

const MOST_BYTES = 2 ** 20;

export type DecksParts = { db: Database; readAttachment: ReadAttachment };

export function decksCommand({ db, readAttachment }: DecksParts): Command {
  const deckOption = (description: string, own: boolean): Pick<Verb, 'options' | 'complete'> => ({
    options: [{ type: ApplicationCommandOptionType.String, name: 'deck', description, required: true }],
    complete: {
      deck: async ({ learnerId }, typed) =>
        (await decksLike(db, learnerId, typed, { own })).map(({ slug, title }) => ({ name: title, value: slug })),
    },
  });

  return {
    name: 'decks',
    description: 'The decks, how far you are in each chapter, and cards of your own',
    subcommands: {
      list: {
        description: 'All decks, and how far you are',
        answer: 'private',
        async run(call) {
          await learnerOf(db, call.learnerId);
          return decksView(db, call);
        },
      },
      open: {
        ...deckOption('Which deck', false),
        description: 'A deck and its chapters: study it, look through its cards, join or leave it',
        answer: 'private',
        async run(call, options) {
          await learnerOf(db, call.learnerId);
          return deckView(db, call, (await meantDeck(db, call, options)).id);
        },
      },
      add: {
        description: 'Cards of your own from a CSV or TSV file: nobody else sees them',
        answer: 'private',
        options: [
          {
            type: ApplicationCommandOptionType.Attachment,
            name: 'file',
            description: 'One card a line, front and back; from a spreadsheet, or Anki’s "Notes in Plain Text"',
            required: true,
          },
          {
            type: ApplicationCommandOptionType.String,
            name: 'name',
            description: 'The deck’s name; left out: the file’s. A name that you have already adds to that deck',
            max_length: 60,
          },
        ],
        async run(call, options) {
          await learnerOf(db, call.learnerId);
          const file = options.attachment('file')!;
          return added({ db, readAttachment }, call, file, deckName(options.text('name'), file.name));
        },
      },
      remove: {
        ...deckOption('Which of your own decks', true),
        description: 'Delete a deck of your own, with your schedule and history of its cards',
        answer: 'modal',
        async run(call, options) {
          const { id } = await meantDeck(db, call, options);
          return removeForm(await ownDeck(db, call.learnerId, id), call.learnerId);
        },
      },
    },
  };
}

/** Reads the file and shows what is in it; nothing is added before the learner says so. */
async function added(
  { db, readAttachment }: DecksParts,
  { learnerId, now }: Call,
  attachment: Attachment,
  name: string,
): Promise<Reply> {
  const { text, guessed } = fileText(await readAttachment(attachment, MOST_BYTES));
  const read = ownCards(readTable(text));
  const file = attachment.name;
  if (read.cards.length === 0) return nothingView(file, read);
  const { id, change } = await savePending(db, { learnerId, now, name, file, cards: read.cards });
  return pendingView({ id, name, file, read, change, guessed }, learnerId);
}

async function meantDeck(db: Database, { learnerId }: Call, options: Options): Promise<NamedDeck> {
  const typed = options.text('deck') ?? '';
  const deck = await deckNamed(db, learnerId, typed);
  if (!deck) throw new UserError(`There is no deck "${typed.slice(0, 60)}". /decks list shows them all.`);
  return deck;
}
