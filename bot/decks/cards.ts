// Cards are derived from a deck's chapters and rubrics, never written by hand.
import { anchorsOf } from './anchors.ts';
import { type AnchorPlace, type Card, type CardMaking, limits } from './card.ts';
import { type Vocabulary, vocabularyOf } from './casing.ts';
import { conceptCards } from './concept-cards.ts';
import type { Deck, DeckChapter } from './deck.ts';
import { ChapterSearch } from './extract.ts';
import { Anchors } from './keys.ts';
import { mistakeCards } from './mistake-cards.ts';
import { questionCards } from './question-cards.ts';
import { fitted } from './sentences.ts';
import { tableCards } from './table-cards.ts';
import { tablesOf } from './tables.ts';

/** An anchor that an item got because the guide gives none, and where it would be written. */
export type GivenAnchor = AnchorPlace & { chapter: number; anchor: string };

/** All cards of a deck in the order of the guide. */
export function deckCards(deck: Deck): Card[] {
  return deckCardsWithAnchors(deck).cards;
}

/** The cards, and the anchors made up for a guide without them. */
export function deckCardsWithAnchors(deck: Deck): { cards: Card[]; given: GivenAnchor[] } {
  const known = vocabularyOf(deck.chapters.map(({ chapter }) => chapter.text).join('\n'));
  const given: GivenAnchor[] = [];
  const cards = deck.chapters.flatMap((entry) => chapterCards(deck, entry, known, given));
  return { cards: deck.status === 'draft' ? withUniqueIds(cards) : cards, given };
}

/** A guide may have columns or terms of one name; an author's deck must not (lint says so). */
function withUniqueIds(cards: Card[]): Card[] {
  const counts = new Map<string, number>();
  return cards.map((card) => {
    const count = (counts.get(card.id) ?? 0) + 1;
    counts.set(card.id, count);
    return count === 1 ? card : { ...card, id: `${card.id}--${count}` };
  });
}

const cardless = new Set(['when-not', 'exercises', 'connections', 'takeaway']);

function chapterCards(deck: Deck, entry: DeckChapter, known: Vocabulary, given: GivenAnchor[]): Card[] {
  const { chapter, rubric } = entry;
  const anchors = new Anchors(['takeaway', ...anchorsOf(chapter).map(({ anchor }) => anchor)]);
  const rubrics = new Map(rubric?.questions.map((question) => [question.id, question]));
  let search: ChapterSearch | null = null;
  const lazySearch = () => (search ??= new ChapterSearch(chapter));
  const cards = chapter.sections.flatMap((section) => {
    const making: CardMaking = {
      number: chapter.number,
      chapterTitle: chapter.title,
      section,
      known,
      shortens: deck.status === 'draft',
      anchor: (own, place, text, context) => {
        if (own !== null || deck.anchored) return own;
        const anchor = anchors.give(text, context);
        given.push({ ...place, chapter: chapter.number, anchor });
        return anchor;
      },
    };
    if (section.role === 'questions') return questionCards(making, chapter, rubrics, lazySearch);
    if (section.role === 'mistakes') return mistakeCards(making, lazySearch);
    return cardless.has(section.role) || (section.role === 'example' && !deck.anchored) ? [] : ideaCards(making);
  });
  return [...cards, ...takeawayCard(deck, entry)];
}

/** Terms and tables in the order of the section; a comparison stands behind what it compares. */
function ideaCards(making: CardMaking): Card[] {
  const tables = tablesOf(making.section).map((table) => ({ line: table.line, cards: tableCards(making, table) }));
  return [...conceptCards(making), ...tables].sort((a, b) => a.line - b.line).flatMap(({ cards }) => cards);
}

function takeawayCard(deck: Deck, { chapter }: DeckChapter): Card[] {
  const { takeaway, number, title } = chapter;
  if (takeaway === null || takeaway.text === '') return [];
  const front = takeaway.ask ?? `“${title}” in one sentence: what should you take away?`;
  return [
    {
      id: `ch${number}-takeaway`,
      chapter: number,
      kind: 'takeaway',
      front: fitted(front, limits.front),
      back: deck.status === 'draft' ? fitted(takeaway.text, limits.back) : takeaway.text,
      source: { heading: takeaway.heading, line: takeaway.line },
      group: null,
      essential: false,
      draft: false,
    },
  ];
}
