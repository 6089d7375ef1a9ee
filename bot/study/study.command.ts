// /study: starts a session on a deck, or goes on where the learner was.
import { ApplicationCommandOptionType } from 'discord-api-types/v10';
import type { Database } from '../db/database.ts';
import type { Choice, Command } from '../discord/route.ts';
import { UserError } from '../errors.ts';
import { learnerOf } from '../learners/learner.store.ts';
import { beginView } from './begin.view.ts';
import { readChapters } from './chapter-list.ts';
import { chaptersOf, deckNamed, decksLike, lastScope } from './deck-choice.store.ts';
import { startSession } from './session.store.ts';

export function studyCommand({ db }: { db: Database }): Command {
  return {
    name: 'study',
    description: 'Study cards: new ones, and those that come back today',
    answer: 'private',
    options: [
      {
        type: ApplicationCommandOptionType.String,
        name: 'deck',
        description: 'Which deck; left out: the one you studied last',
      },
      {
        type: ApplicationCommandOptionType.String,
        name: 'chapters',
        description: 'Such as 3 or 1-4, 9; left out: all of them',
      },
    ],
    async run({ learnerId, locale, now }, options) {
      await learnerOf(db, learnerId);
      const last = await lastScope(db, learnerId);
      const deckSlug = options.text('deck') ?? last?.deckSlug;
      if (!deckSlug)
        throw new UserError('You are in no deck. /decks list shows those there are; pick one with /study deck.');
      const typed = options.text('chapters');
      const goesOn = typed === undefined && deckSlug === last?.deckSlug && options.text('deck') === undefined;
      const chapters = goesOn ? last.chapters : readChapters(typed ?? '');
      const session = await startSession(db, { learnerId, deckSlug, chapters, now });
      return beginView(db, { learnerId, sessionId: session.id, locale, now });
    },
    complete: {
      deck: async ({ learnerId }, typed) =>
        (await decksLike(db, learnerId, typed)).map(({ slug, title }) => ({ name: title, value: slug })),
      chapters: async ({ learnerId }, typed, options) => {
        const slug = options.text('deck') ?? (await lastScope(db, learnerId))?.deckSlug ?? '';
        const deck = await deckNamed(db, learnerId, slug);
        return deck ? chapterChoices(await chaptersOf(db, deck.id), typed) : [];
      },
    },
  };
}

/** Offers to add a chapter to those that are typed already, by number or by a word of its title. */
function chapterChoices(chapters: { number: number; title: string }[], typed: string): Choice[] {
  const [, before = '', word = ''] = /^(.*[,;]\s*)?(.*)$/.exec(typed) ?? [];
  const sought = word.trim().toLowerCase();
  const found = chapters.filter(
    ({ number, title }) => String(number).startsWith(sought) || title.toLowerCase().includes(sought),
  );
  const asTyped = /\d\s*[-–]\s*\d|,\s*\d/.test(typed)
    ? [{ name: typed.slice(0, 100), value: typed.slice(0, 100) }]
    : [];
  return [
    ...asTyped,
    ...found.map(({ number, title }) => ({
      name: `${before}${number} · ${title}`.slice(0, 100),
      value: `${before}${number}`,
    })),
  ];
}
