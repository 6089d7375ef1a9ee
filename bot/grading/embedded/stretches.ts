// Long sentences in stretches of some words: a run-on must not bring together what sentences keep apart.
import { partOf, type Written } from './asserted.ts';
import type { Token } from './language.ts';

/** Longer sentences are cut, as is one of a hundred in prose. */
const longest = 50;
/** How long the pieces are: as short as sentences of more than common length. */
const longestPiece = 40;

/** The sentence whole, or in stretches of at most `longestPiece` words, cut at marks or small words where there are any. */
export function stretchesOf<T extends Written>(sentence: T): (T & { cut: boolean })[] {
  const stretches: T[] = [];
  let rest = sentence.tokens;
  if (wordsIn(rest) <= longest) return [{ ...sentence, cut: false }];
  while (wordsIn(rest) > longestPiece) {
    const end = cutOf(rest);
    stretches.push(partOf(sentence, rest.slice(0, end)));
    rest = rest.slice(end);
  }
  if (rest.length > 0) stretches.push(partOf(sentence, rest));
  return stretches.map((stretch) => ({ ...stretch, cut: true }));
}

/** Words proper: formulas have as many signs as a sentence has words. */
export function wordsIn(tokens: Token[]): number {
  return tokens.filter(isWord).length;
}

function isWord({ word }: Token): boolean {
  return /^(?:\p{L}{2,}|a|i|n't)$/u.test(word);
}

/** Where the first stretch ends: after the last mark, or before the last "and" or the like, in its second half. */
function cutOf(tokens: Token[]): number {
  let words = 0;
  let [mark, link] = [0, 0];
  for (let at = 0; at < tokens.length; at++) {
    const { word } = tokens[at]!;
    if (isWord(tokens[at]!) && ++words > longestPiece) return mark || link || at;
    if (words < longestPiece / 2) continue;
    if (/^[,;:—–)]$/.test(word)) mark = at + 1;
    else if (/^(?:and|or|but|so|because|while|then|which|that|when|if)$/.test(word)) link = at;
  }
  return tokens.length;
}
