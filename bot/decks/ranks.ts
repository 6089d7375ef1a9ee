// In which order new cards come.
import type { Card } from './card.ts';

export type Ranks = {
  /** Place in the guide's order, from 0. */
  guideRank: number;
  /** Place before an interview: essentials first, then the rest, each interleaved over the chapters. */
  interviewRank: number;
};

/** Ranks by card id. Leaving chapters out leaves the others interleaved. */
export function cardRanks(cards: Pick<Card, 'id' | 'chapter' | 'essential'>[]): Map<string, Ranks> {
  const essentials = cards.filter((card) => card.essential);
  const rest = cards.filter((card) => !card.essential);
  const byInterview = [...interleaved(essentials), ...interleaved(rest)];
  const interviewRanks = new Map(byInterview.map((card, rank) => [card.id, rank]));
  return new Map(cards.map(({ id }, guideRank) => [id, { guideRank, interviewRank: interviewRanks.get(id)! }]));
}

/** The first of each chapter, then the second of each, and so on. */
function interleaved<T extends { chapter: number }>(cards: T[]): T[] {
  const chapters = [...Map.groupBy(cards, (card) => card.chapter).values()];
  const longest = chapters.reduce((most, chapter) => Math.max(most, chapter.length), 0);
  return Array.from({ length: longest }, (_, i) => chapters.flatMap((chapter) => chapter.slice(i, i + 1))).flat();
}
