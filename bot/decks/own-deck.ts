// What a learner's own deck comes to when a file is added to it.
import { UserError } from '../errors.ts';
import { cardKey, MOST_CARDS, type OwnCard } from './own-cards.ts';
import { cardRanks } from './ranks.ts';

/** A learner may have so many decks of their own. */
export const MOST_DECKS = 20;

/** A card of the deck as it stands. */
export type StoredCard = {
  key: string;
  front: string;
  back: string;
  heading: string;
  line: number;
  chapter: number;
};
export type StoredDeck = { chapters: { number: number; title: string }[]; cards: StoredCard[] };

/** What adding the file does to the deck's cards. */
export type OwnDeckChange = {
  added: number;
  changed: number;
  same: number;
  /** In the deck, but not in the file: they stay unless they are to go. */
  absent: number;
};

export function ownDeckChange(stored: StoredDeck, name: string, cards: OwnCard[]): OwnDeckChange {
  const titles = new Map(stored.chapters.map(({ number, title }) => [number, title]));
  const before = new Map(stored.cards.map((card) => [card.key, card]));
  const known = cards.flatMap(({ front, back, chapter }) => {
    const card = before.get(cardKey(front));
    if (!card) return [];
    return [card.front === front && card.back === back && titles.get(card.chapter) === (chapter ?? name)];
  });
  const same = known.filter(Boolean).length;
  return {
    added: cards.length - known.length,
    changed: known.length - same,
    same,
    absent: stored.cards.length - known.length,
  };
}

export type AddedFile = {
  name: string;
  slug: string;
  file: string;
  cards: OwnCard[];
  /** Cards that the file doesn't hold leave the deck. */
  dropAbsent: boolean;
};

/**
 * The deck as it is to be, for the sync: cards that the file doesn't hold come first.
 * @throws UserError when these are too many cards.
 */
export function ownDeckToSync(stored: StoredDeck, { name, slug, file, cards, dropAbsent }: AddedFile) {
  const keys = new Set(cards.map(({ front }) => cardKey(front)));
  const kept = dropAbsent ? [] : stored.cards.filter(({ key }) => !keys.has(key));
  refuseTooMany(kept.length + cards.length, kept.length);
  const titles = new Map(stored.chapters.map(({ number, title }) => [title, number]));
  const numberOf = (title: string) => {
    const number = titles.get(title) ?? Math.max(0, ...titles.values()) + 1;
    titles.set(title, number);
    return number;
  };
  const texts = [
    ...kept.map(({ key, ...card }) => ({ id: key, ...card })),
    ...cards.map(({ front, back, chapter, line }) => ({
      ...{ id: cardKey(front), front, back, line, heading: file, chapter: numberOf(chapter ?? name) },
    })),
  ];
  const ranks = cardRanks(texts.map(({ id, chapter }) => ({ id, chapter, essential: false })));
  const used = new Set(texts.map(({ chapter }) => chapter));
  return {
    slug,
    title: name,
    description: 'Your own cards: no other learner sees them.',
    source: file,
    licence: 'LicenseRef-private',
    chapters: [...titles]
      .filter(([, number]) => used.has(number))
      .map(([title, number]) => ({ number, title, text: '' })),
    cards: texts.map(({ id, chapter, front, back, heading, line }) => ({
      ...{ id, chapter, front, back, source: { heading, line }, ...ranks.get(id)! },
      ...{ kind: 'concept' as const, group: null, essential: false, draft: false },
    })),
  };
}

function refuseTooMany(count: number, kept: number): void {
  if (count <= MOST_CARDS) return;
  const most = MOST_CARDS.toLocaleString('en-US');
  throw new UserError(
    `With the ${kept.toLocaleString('en-US')} cards that the deck has besides, there would be ${count.toLocaleString('en-US')}; ${most} are allowed. Give the new ones a deck of their own, by another name.`,
  );
}
