// Two texts that a reader takes for the same fold to the same: white space, case, quotes, dashes, accents, letter forms
// and hidden characters make no difference.
import { visible } from './visible.ts';

export type Folded = {
  text: string;
  /** For each character of `text`, where it begins and ends in the original. */
  from: number[];
  to: number[];
};

const unread = /[\p{M}"'`´*‘’‚‛“”„‟«»‹›′″]/gu;
const dash = /[\p{Pd}\u2212\u00AF]/gu;

/** Folds a text and keeps where each character came from. */
export function fold(original: string): Folded {
  const folded: Folded = { text: '', from: [], to: [] };
  let at = 0;
  let last = '';
  for (const symbol of original) {
    const end = at + symbol.length;
    for (const character of foldSymbol(symbol)) {
      if (character !== ' ' || (last !== ' ' && last !== '')) push(folded, character, at, end);
      last = character;
    }
    at = end;
  }
  return folded;
}

/** The folded text alone, without white space at its ends. */
export function folded(text: string): string {
  return fold(text).text.trim();
}

function foldSymbol(symbol: string): string {
  if (/[\w.,;:!?()]/.test(symbol)) return symbol.toLowerCase();
  return visible(symbol).replace(/\s/gu, ' ').normalize('NFKD').replace(unread, '').replace(dash, '-').toLowerCase();
}

function push(folded: Folded, character: string, from: number, to: number): void {
  for (let unit = 0; unit < character.length; unit++) {
    folded.from.push(from);
    folded.to.push(to);
  }
  folded.text += character;
}
