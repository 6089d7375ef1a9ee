// How telling a word is, by how few passages of a corpus have it.
import type { Language } from './language.ts';

/** The weight of a stem: 1 for one that the corpus never or hardly ever has, less for a common one. */
export type Rarity = (stem: string) => number;

/** Without a corpus there is nothing to know a word's rarity from: all count the same. */
export const unknownRarity: Rarity = () => 1;

/** What a rubric's question tells of its deck's words. */
export function passagesOf(question: { model_answer: string; criteria: { statement: string }[] }): string[] {
  return [question.model_answer, ...question.criteria.map(({ statement }) => statement)];
}

/** Inverse document frequency over passages (such as the statements and chapters of a deck), scaled to (0, 1]. */
export function rarityIn(read: Language, passages: string[]): Rarity {
  if (passages.length === 0) return unknownRarity;
  const having = new Map<string, number>();
  for (const passage of passages) {
    const stems = new Set(read(passage).flatMap(({ tokens }) => tokens.map(({ stem }) => stem)));
    for (const stem of stems) having.set(stem, (having.get(stem) ?? 0) + 1);
  }
  const most = Math.log(1 + passages.length);
  return (stem) => Math.log(1 + passages.length / Math.max(1, having.get(stem) ?? 0)) / most;
}
