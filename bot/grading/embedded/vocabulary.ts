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
  const known = new Map<string, Alike>();
  const find = (token: Token) => {
    const found = new Map<string, number>();
    for (const [stem, word] of words) {
      const like = likeness(token, word);
      if (like > 0) found.set(stem, like);
    }
    return found;
  };
  return {
    alike(token) {
      const key = `${token.stem} ${token.word}`;
      const found = known.get(key) ?? find(token);
      known.set(key, found);
      return found;
    },
  };
}
