// What a card is, and what the makers of cards share.
import type { Vocabulary } from './casing.ts';
import type { Section } from './chapter.ts';

export type CardKind = 'question' | 'criterion' | 'tradeoff' | 'mistake' | 'concept' | 'takeaway';

export type Card = {
  /** Stable within the deck: `ch3-q-lsm-vs-btree`. */
  id: string;
  chapter: number;
  kind: CardKind;
  front: string;
  back: string;
  /** The passage to read: the heading that it stands under and its 1-based line in the chapter's file (or the guide). */
  source: { heading: string; line: number };
  /** Cards with the same group are siblings: not asked on one day. */
  group: string | null;
  /** An essential criterion, or a question that has one. */
  essential: boolean;
  /** Nobody has approved this text yet. */
  draft: boolean;
};

/** Longest texts of a card, in characters, and the most points on its back. */
export const limits = { front: 300, back: 700, points: 5 };

/** Where an anchor stands in a chapter's text. */
export type AnchorPlace = {
  kind: 'question' | 'mistake' | 'concept' | 'row' | 'column';
  line: number;
  /** Which cell of the line, from 0; only for kind `column`. */
  column?: number;
};

export type CardMaking = {
  number: number;
  chapterTitle: string;
  section: Section;
  known: Vocabulary;
  /** Texts that are too long are shortened; an author's are left for lint to find. */
  shortens: boolean;
  /** The anchor of an item: its own, or, in a guide without anchors, one made of `text`. Null: no card. */
  anchor(own: string | null, place: AnchorPlace, text: string, context: string): string | null;
};

/** What most cards of a section have in common. */
export function cardOf(
  making: CardMaking,
  letter: 'q' | 't' | 'm' | 'k',
  anchor: string,
  card: Pick<Card, 'kind' | 'front' | 'back'> & { line: number; group?: string; draft?: boolean },
): Card {
  return {
    id: `ch${making.number}-${letter}-${anchor}`,
    chapter: making.number,
    kind: card.kind,
    front: card.front,
    back: card.back,
    source: { heading: making.section.heading, line: card.line },
    group: card.group ?? null,
    essential: false,
    draft: card.draft ?? false,
  };
}
