// What an answer says again: said twice is not said more.
import type { Sentence, Token } from './language.ts';

/** A sentence without a new word, and with this share of its pairs of words said before, says nothing new. */
const mostRepeated = 0.7;

/** The sentences without those that only repeat what stood before, however they are cut or joined. */
export function withoutRepeats<T extends Sentence>(sentences: T[]): T[] {
  const said = new Set<string>();
  const words = new Set<string>();
  const pairs = new Set<string>();
  return sentences.filter(({ tokens }) => {
    const all = tokens.filter(({ lexical }) => lexical).map(({ stem }) => stem);
    const telling = topicStems(tokens);
    const own = pairsOf(tokens);
    const again = own.filter((pair) => pairs.has(pair)).length;
    const isRepeated =
      said.has(all.join(' ')) ||
      (own.length > 0 && again >= mostRepeated * own.length && telling.every((word) => words.has(word)));
    if (all.length > 0) said.add(all.join(' '));
    for (const word of telling) words.add(word);
    for (const pair of own) pairs.add(pair);
    return !isRepeated;
  });
}

/** The neighbouring pairs of topic words. */
export function pairsOf(tokens: Token[]): string[] {
  const stems = topicStems(tokens);
  return stems.slice(1).map((stem, i) => `${stems[i]} ${stem}`);
}

function topicStems(tokens: Token[]): string[] {
  return tokens.filter(({ lexical, stop }) => lexical && !stop).map(({ stem }) => stem);
}
