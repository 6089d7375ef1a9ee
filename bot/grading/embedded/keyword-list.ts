// Keywords without sentences: whoever only lists terms has said nothing of them.
import type { Sentence, Token } from './language.ts';

type Written = Sentence & { text: string };

/** A run of this many words with a lower share of small words than this is a list, not prose. */
const fewestWords = 15;
const leastStopShare = 0.2;
/** So is an enumeration of so many items with so few words each, even with some more small words. */
const fewestItems = 9;
const fewestItemsASentence = 3;
const mostWordsAnItem = 2.6;
const leastStopShareOfItems = 0.3;
/** A sentence with fewer words than this ("Exactly once.") doesn't end a list. */
const fewestWordsOfProse = 7;

/** The sentences that are no part of a list of keywords. */
export function withoutKeywordLists<T extends Written>(sentences: T[]): T[] {
  if (isKeywordList(sentences)) return [];
  const kept: T[] = [];
  let run: T[] = [];
  const closeRun = () => {
    if (!isKeywordList(run)) kept.push(...run);
    run = [];
  };
  for (const sentence of sentences) {
    if (mayBeListed(sentence) || (run.length > 0 && wordsOf([sentence]).length < fewestWordsOfProse))
      run.push(sentence);
    else {
      closeRun();
      kept.push(sentence);
    }
  }
  closeRun();
  return kept;
}

function mayBeListed(sentence: Written): boolean {
  const words = wordsOf([sentence]);
  const share = stopShare(words);
  return (
    share < leastStopShare || (share < leastStopShareOfItems && words.length <= mostWordsAnItem * itemsIn([sentence]))
  );
}

function isKeywordList(sentences: Written[]): boolean {
  const words = wordsOf(sentences);
  const share = stopShare(words);
  if (words.length < fewestWords || share >= leastStopShareOfItems) return false;
  const items = itemsIn(sentences);
  const enumerates = items >= fewestItems && items >= fewestItemsASentence * sentences.length;
  return share < leastStopShare || (enumerates && words.length <= mostWordsAnItem * items);
}

/** What stands between commas and the like. */
function itemsIn(sentences: Written[]): number {
  return sentences.reduce(
    (sum, { text }) =>
      sum + text.split(/[,;:()/|•]|\s(?:and|or|[-–—+&])\s/).filter((item) => /\p{L}/u.test(item)).length,
    0,
  );
}

/** Words proper: formulas are neither prose nor keywords. */
function wordsOf(sentences: Written[]): Token[] {
  return sentences.flatMap(({ tokens }) => tokens).filter(({ word }) => /^(?:\p{L}{2,}|a|i|n't|'s)$/u.test(word));
}

function stopShare(words: Token[]): number {
  return words.length === 0 ? 0 : words.filter(({ stop }) => stop).length / words.length;
}
