// A learner's own decks in a file: what each of them comes to here. The rule: what is here stays, and what it lacks is added.
import { MOST_CARDS } from '../../decks/own-cards.ts';
import { ownDeckToSync, type StoredDeck } from '../../decks/own-deck.ts';
import { ownSlug } from '../../decks/plain-name.ts';
import type { LearnerFile } from './learner-file.ts';

/** A deck of the file with what belongs to it. */
export type FileDeck = LearnerFile['ownDecks'][number] & Pick<StoredDeck, 'chapters' | 'cards'>;

export type OwnDeckPlan = {
  name: string;
  /** Its slug in the file, and the one that it has here: another account has other slugs. */
  from: string;
  slug: string;
  /** Keys of cards that are added. */
  added: string[];
  /** Cards of the file that are here already, and stay as they are. */
  same: number;
  /** The deck as it is to be; null where nothing is added. */
  deck: ReturnType<typeof ownDeckToSync> | null;
  /** Why it can't be taken over. */
  refused: 'too many decks' | 'too many cards' | null;
};

/** The own decks of the file, without cards that were taken out of them. */
export function decksOf({ ownDecks, ownChapters, ownCards }: LearnerFile): FileDeck[] {
  const chapters = Map.groupBy(ownChapters, ({ deck }) => deck);
  const cards = Map.groupBy(ownCards, ({ deck }) => deck);
  return ownDecks.map((deck) => ({
    ...deck,
    chapters: chapters.get(deck.slug) ?? [],
    cards: (cards.get(deck.slug) ?? []).filter(({ retired }) => !retired),
  }));
}

/** `here`: the deck of that name that the learner has here; `room`: whether they may have one more. */
export function ownDeckPlan(file: FileDeck, learnerId: bigint, here: StoredDeck | null, room: boolean): OwnDeckPlan {
  const { title: name, slug: from, source } = file;
  const slug = ownSlug(learnerId, name);
  const merged = merge(here ?? { chapters: [], cards: [] }, file);
  const added = merged.cards.slice(here?.cards.length ?? 0).map(({ key }) => key);
  const plan = { name, from, slug, same: file.cards.length - added.length };
  const refused = !here && !room ? 'too many decks' : merged.cards.length > MOST_CARDS ? 'too many cards' : null;
  if (refused || added.length === 0) return { ...plan, added: [], deck: null, refused };
  const deck = ownDeckToSync(merged, { name, slug, file: source, cards: [], dropAbsent: false });
  return { ...plan, added, deck, refused };
}

/** The cards here, and after them those of the file that are not among them, in chapters known by their titles. */
function merge(here: StoredDeck, file: FileDeck): StoredDeck {
  const chapters = [...here.chapters];
  const numberOf = (title: string, wanted: number): number => {
    const known = chapters.find((one) => one.title === title);
    if (known) return known.number;
    const taken = chapters.some((one) => one.number === wanted);
    const number = taken ? Math.max(...chapters.map((one) => one.number)) + 1 : wanted;
    chapters.push({ number, title });
    return number;
  };
  const titles = new Map(file.chapters.map(({ number, title }) => [number, title]));
  const cards = new Map(here.cards.map((card) => [card.key, card]));
  for (const { key, front, back, heading, line, chapter } of file.cards) {
    if (cards.has(key)) continue;
    const number = numberOf(titles.get(chapter) ?? file.title, chapter);
    cards.set(key, { key, front, back, heading, line, chapter: number });
  }
  return { chapters, cards: [...cards.values()] };
}
