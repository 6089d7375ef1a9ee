// Cards as `npm run decks -- cards` prints them.
import type { Card } from './card.ts';

/** One JSON object a card: the contract with scripts. */
export function jsonLines(cards: Card[]): string[] {
  const groups = Map.groupBy(cards, (card) => card.group);
  return cards.map(({ id, kind, chapter, front, back, source, group }) => {
    const siblings =
      group === null ? [] : (groups.get(group) ?? []).map((card) => card.id).filter((other) => other !== id);
    return JSON.stringify({ id, kind, chapter, front, back, source, siblings });
  });
}

/** A list for people. */
export function readableLines(cards: Card[]): string[] {
  return cards.flatMap((card) => [
    `[${card.id}] ${card.kind}${card.draft ? ', draft' : ''}, ${card.source.heading}:${card.source.line}`,
    `  ${card.front}`,
    ...card.back.split('\n').map((line) => `    ${line}`),
    '',
  ]);
}
