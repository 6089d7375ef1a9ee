// The words of one answer, found by likeness. Looked up once a word, however often the rubric asks for it.
import type { Token } from './language.ts';
import { likeness } from './likeness.ts';

export type Alike = ReadonlyMap<string, number>;

export type Vocabulary = {
  /** The stems of the answer that are like a word, with their likeness (0 < x ≤ 1). */
  alike(token: Token): Alike;
};

export function vocabularyOf(tokens: Token[]): Vocabulary {
  const words = new Map<string, Token>();
  for (const token of tokens) if (token.lexical) words.set(token.stem, words.get(token.stem) ?? token);
  const byTrait = new Map<string | number, Token[]>();
  for (const word of words.values()) {
    for (const trait of traitsOf(word)) byTrait.set(trait, [...(byTrait.get(trait) ?? []), word]);
  }
  const known = new Map<string, Alike>();
  const find = (token: Token) => {
    const found = new Map<string, number>();
    for (const word of traitsOf(token).flatMap((trait) => byTrait.get(trait) ?? [])) {
      const like = likeness(token, word);
      if (like > 0) found.set(word.stem, like);
    }
    return found;
  };
  const byToken = new WeakMap<Token, Alike>();
  return {
    alike(token) {
      const before = byToken.get(token);
      if (before) return before;
      const key = `${token.stem} ${token.word}`;
      const found = known.get(key) ?? find(token);
      known.set(key, found);
      byToken.set(token, found);
      return found;
    },
  };
}

/** Words without a trait in common are not alike: the first letter, that of the stem, or a meaning. */
function traitsOf({ word, stem, meanings }: Token): (string | number)[] {
  return [...new Set([word.slice(0, 1), stem.slice(0, 1), ...meanings])];
}
