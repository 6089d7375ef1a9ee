// Checks a deck against the rules of its format and of good cards.
import type { Card } from './card.ts';
import { brokenRules } from './card-rules.ts';
import { chapterFindings } from './chapter-rules.ts';
import type { Deck, DeckChapter } from './deck.ts';
import type { Finding, Rule } from './finding.ts';
import { nearDuplicates } from './near-duplicates.ts';
import { rubricFindings } from './rubric-rules.ts';

/**
 * All findings on a deck and its cards, in the order of files and lines. What is wrong with a draft is a notice, for
 * somebody has to look it through anyway; all else is an error.
 */
export function lintDeck(deck: Deck, cards: Card[]): Finding[] {
  const chapters = new Map(deck.chapters.map((entry) => [entry.chapter.number, entry]));
  const findings = [
    ...deck.chapters.flatMap((entry) => [
      ...chapterFindings(deck, entry, cards),
      ...rubricFindings(deck, entry, cards),
    ]),
    ...cards.flatMap((card) =>
      brokenRules(card).map(({ rule, message }) => cardFinding(deck, chapters, card, rule, message)),
    ),
    ...twins(deck, chapters, cards),
  ];
  return findings.sort((a, b) => a.file.localeCompare(b.file) || a.line - b.line);
}

type Chapters = ReadonlyMap<number, DeckChapter>;

function cardFinding(deck: Deck, chapters: Chapters, card: Card, rule: Rule, message: string): Finding {
  const entry = chapters.get(card.chapter)!;
  const level = deck.status === 'draft' || card.draft ? 'notice' : 'error';
  return { ...cardPlace(entry, card), rule, level, message: `${card.id}: ${message}` };
}

/** Where the text of a card is written: in the rubric or in the chapter. */
function cardPlace(
  { chapter, file, rubric, rubricFile, rubricLines }: DeckChapter,
  card: Card,
): { file: string; line: number } {
  for (const question of rubric?.questions ?? []) {
    const keys: [string, string][] = [
      [`ch${chapter.number}-q-${question.id}`, question.id],
      ...question.criteria.map(({ id }): [string, string] => [
        `ch${chapter.number}-c-${question.id}-${id}`,
        `${question.id}/${id}`,
      ]),
    ];
    const key = keys.find(([id]) => id === card.id)?.[1];
    if (key !== undefined) return { file: rubricFile ?? file, line: rubricLines.get(key) ?? 1 };
  }
  return { file, line: card.source.line };
}

function twins(deck: Deck, chapters: Chapters, cards: Card[]): Finding[] {
  // What is extracted from a guide repeats its cards; that is for the one who approves it to mend.
  const approved = cards.filter((card) => !card.draft);
  const same = nearDuplicates(approved).map(({ first, second, why }) => {
    const other = approved[first]!;
    const place = cardPlace(chapters.get(other.chapter)!, other);
    const message = `has nearly the ${why} as ${other.id} (${place.file}:${place.line}): keep one, or say what is different`;
    return cardFinding(deck, chapters, approved[second]!, 'near-duplicate', message);
  });
  const seen = new Set<string>();
  const reused = cards.filter((card) => seen.has(card.id) || !seen.add(card.id));
  return [
    ...same,
    ...reused.map((card) =>
      cardFinding(deck, chapters, card, 'anchor', 'two cards have this id: give one of them another anchor'),
    ),
  ];
}
