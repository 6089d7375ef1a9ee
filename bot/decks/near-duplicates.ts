// Cards that are nearly the same, found without comparing each with each.
import { keyStems } from './words.ts';

export type Compared = { front: string; back: string };
export type Pair = { first: number; second: number; why: 'same front' | 'same back' };

const shingleWords = 2;
/** Jaccard similarity of the words of two backs from which on they say the same. */
const sameBack = 0.72;
/** Backs of fewer telling words may be alike by chance. */
const leastWords = 6;
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

/** Compares backs that share a shingle: two telling words in a row. */
function similarBacks(cards: Compared[]): Pair[] {
  const stems = cards.map((card) => keyStems(card.back));
  const sets = stems.map((own) => new Set(own));
  const holders = new Map<string, number[]>();
  const pairs: Pair[] = [];
  stems.forEach((own, second) => {
    const candidates = new Set<number>();
    for (const shingle of shinglesOf(own)) {
      const before = holders.get(shingle) ?? [];
      for (const first of before) candidates.add(first);
      if (before.length < commonShingle) holders.set(shingle, [...before, second]);
    }
    const first = [...candidates].find((other) => similarity(sets[other]!, sets[second]!) >= sameBack);
    if (first !== undefined) pairs.push({ first, second, why: 'same back' });
  });
  return pairs;
}

function similarity(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  if (Math.min(a.size, b.size) < leastWords) return 0;
  const shared = [...a].filter((stem) => b.has(stem)).length;
  return shared / (a.size + b.size - shared);
}

function shinglesOf(stems: string[]): Set<string> {
  return new Set(stems.slice(shingleWords - 1).map((_, i) => stems.slice(i, i + shingleWords).join(' ')));
}

function normalized(text: string): string {
  return text
    .toLowerCase()
    .replace(/[^\p{L}\p{N}+#]+/gu, ' ')
    .trim();
}
