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
/** Of any length: so many items with so few telling words each, and no word that makes a clause. */
const fewestItemsNamed = 6;
const fewestItemsOfFew = 5;
const mostTellingAnItem = 1.75;
/** A sentence with fewer words than this ("Exactly once.") doesn't end a list. */
const fewestWordsOfProse = 7;
/**
 * Prose varies its small words; a frame that is filled with keywords ("then we have the …, and we have the …") repeats
 * them. From so many neighbouring pairs on, out of the first so many, prose has at least .85 different ones, frames .1 to .55.
 */
const fewestPairs = 12;
const mostPairs = 60;
const leastDifferent = 0.56;
/** A sentence with such a share of pairs that occur so often may be of a frame. */
const framed = { share: 0.7, times: 3 };
/** Nobody links so many things in one sentence, be they clauses themselves, unless there are many words to each. */
const fewestStrung = 8;
const mostWordsStrung = 6;
const clauseWords =
  /^(?:is|are|was|were|be|been|am|do|does|did|has|have|had|can|could|will|would|may|might|must|should|'s|'re|it|they|we|you|i|that|which|because|when|if|so|then|there|but|since|while|until)$/;

/** The sentences that are no part of a list of keywords. */
export function withoutKeywordLists<T extends Written>(written: T[]): T[] {
  const sentences = written.filter((sentence) => !isStrung(sentence));
  const isList = (some: T[]) => isKeywordList(some) || isFrame(some) || isNaming(some);
  if (isList(sentences) || isShortList(sentences)) return [];
  const pairs = countsOf(sentences.flatMap(smallPairs));
  const kept: T[] = [];
  let run: T[] = [];
  const closeRun = () => {
    if (!isList(run)) kept.push(...run);
    run = [];
  };
  for (const sentence of sentences) {
    if (
      mayBeListed(sentence) ||
      names([sentence], linkedIn([sentence]), mostTellingAnItem) ||
      mayBeFramed(sentence, pairs) ||
      (run.length > 0 && wordsOf([sentence]).length < fewestWordsOfProse)
    )
      run.push(sentence);
    else {
      closeRun();
      kept.push(sentence);
    }
  }
  closeRun();
  return kept;
}

function isStrung(sentence: Written): boolean {
  const items = sentence.text.split(/\sand\s/).length;
  return items >= fewestStrung && wordsOf([sentence]).length <= mostWordsStrung * items;
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

/** "Memtable and flush and sorted files and compaction", "The memtable. The flush. The sorted files." */
function isNaming(sentences: Written[]): boolean {
  const items = linkedIn(sentences);
  return items >= fewestItemsNamed && names(sentences, items, mostTellingAnItem);
}

/** A short answer leaves out small words anyway: as a whole it may have longer items. */
function isShortList(sentences: Written[]): boolean {
  const isShort = wordsOf(sentences).length < fewestWords;
  const items = itemsIn(sentences);
  return isShort && items >= fewestItemsOfFew && names(sentences, items, mostWordsAnItem);
}

/** Whether no word makes a clause, and items have at most so many telling words on average. */
function names(sentences: Written[], items: number, most: number): boolean {
  const words = wordsOf(sentences);
  if (words.length < items || words.some(({ word }) => clauseWords.test(word))) return false;
  return words.filter(({ stop }) => !stop).length <= most * items;
}

/** Items that small words or full stops set apart. In prose commas do so as well. */
function linkedIn(sentences: Written[]): number {
  return sentences.reduce((sum, { text }) => sum + text.split(/\s(?:and|or|&|\+)\s/).length, 0);
}

function isFrame(sentences: Written[]): boolean {
  const pairs = sentences.flatMap(smallPairs).slice(0, mostPairs);
  return pairs.length >= fewestPairs && new Set(pairs).size < leastDifferent * pairs.length;
}

function mayBeFramed(sentence: Written, counts: ReadonlyMap<string, number>): boolean {
  const pairs = smallPairs(sentence);
  const often = pairs.filter((pair) => counts.get(pair)! >= framed.times);
  return pairs.length > 0 && often.length >= framed.share * pairs.length;
}

/** The neighbouring pairs of small words, the beginning of the sentence among them. */
function smallPairs({ tokens }: Written): string[] {
  const small = ['^', ...tokens.filter(({ lexical, stop }) => lexical && stop).map(({ word }) => word)];
  return small.slice(1).map((word, i) => `${small[i]} ${word}`);
}

function countsOf(pairs: string[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const pair of pairs) counts.set(pair, (counts.get(pair) ?? 0) + 1);
  return counts;
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
