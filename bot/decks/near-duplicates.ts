// Cards that are nearly the same, found without comparing each with each.
import { keyStems } from './words.ts';

export type Compared = { front: string; back: string };
export type Pair = { first: number; second: number; why: 'same front' | 'same back' };

const shingleWords = 3;
/** Jaccard similarity of backs from which on two cards say the same. */
const sameBack = 0.72;
/** Backs of fewer shingles may be alike by chance. */
const leastShingles = 5;
/** A shingle that stands in more cards than this tells nothing. */
const commonShingle = 40;

/** Pairs of cards with the same front (their words, whatever the punctuation) or nearly the same back. Each second card is named once. */
export function nearDuplicates(cards: Compared[]): Pair[] {
  const fronts = new Map<string, number>();
  const pairs: Pair[] = [];
  const paired = new Set<number>();
  cards.forEach((card, second) => {
    const key = normalized(card.front);
    const first = fronts.get(key);
    if (first === undefined) fronts.set(key, second);
    else {
      pairs.push({ first, second, why: 'same front' });
      paired.add(second);
    }
  });
  for (const pair of similarBacks(cards)) if (!paired.has(pair.second)) pairs.push(pair);
  return pairs;
}

function similarBacks(cards: Compared[]): Pair[] {
  const shingles = cards.map((card) => shinglesOf(card.back));
  const holders = new Map<string, number[]>();
  const pairs: Pair[] = [];
  shingles.forEach((own, second) => {
    const shared = new Map<number, number>();
    for (const shingle of own) {
      const before = holders.get(shingle);
      if (before === undefined) holders.set(shingle, [second]);
      else {
        for (const first of before) shared.set(first, (shared.get(first) ?? 0) + 1);
        if (before.length < commonShingle) before.push(second);
      }
    }
    if (own.size < leastShingles) return;
    for (const [first, both] of shared) {
      if (both / (own.size + shingles[first]!.size - both) < sameBack) continue;
      pairs.push({ first, second, why: 'same back' });
      return;
    }
  });
  return pairs;
}

function shinglesOf(text: string): Set<string> {
  const stems = keyStems(text);
  const shingles = new Set<string>();
  for (let i = 0; i + shingleWords <= stems.length; i++) shingles.add(stems.slice(i, i + shingleWords).join(' '));
  return shingles;
}

function normalized(text: string): string {
  return text
    .toLowerCase()
    .replace(/[^\p{L}\p{N}+#]+/gu, ' ')
    .trim();
}
