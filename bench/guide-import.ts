// Making a deck of a guide, against the mere parsing of its Markdown.
import MarkdownIt from 'markdown-it';
import { deckCards } from '../bot/decks/cards.ts';
import { guideDeck } from '../bot/decks/deck.ts';
import { importGuide } from '../bot/decks/import-guide.ts';
import type { Comparison } from './comparison.ts';
import { figure, inTurns, msPerCall } from './measure.ts';

const ROUNDS = 15;

export const guideImport: Comparison = {
  name: 'import',
  about: "making a deck of a guide, against parsing the guide's Markdown",
  needsPostgres: false,
  async measure({ guide }) {
    const parser = new MarkdownIt();
    const windows = await inTurns(
      {
        deck: msPerCall(() => importGuide(guide, { slug: 'guide' })),
        cards: msPerCall(() => deckCards(guideDeck(guide, 'guide.md'))),
        parse: msPerCall(() => parser.parse(guide, {})),
      },
      { rounds: ROUNDS },
    );
    const parse = { label: 'markdown-it', windows: windows.parse };
    const unit = `ms for ${Math.round(Buffer.byteLength(guide) / 1000)} kB`;
    return [
      figure(
        {
          name: 'import',
          better: 'lower',
          aim: 50,
          of: 'time from a guide to a deck with anchors and draft rubrics, divided by the time in which markdown-it parses it',
          unit,
        },
        { label: 'importGuide', windows: windows.deck },
        parse,
      ),
      figure(
        {
          name: 'import-cards',
          better: 'lower',
          aim: 10,
          of: 'time from a guide to its cards, divided by the time in which markdown-it parses it',
          unit,
        },
        { label: 'deckCards', windows: windows.cards },
        parse,
      ),
    ];
  },
};
