// How much of a statement's own words a stretch of an answer has: recall, weighted by how rare the words are.
import type { Alternative, Statement, Word } from './statement.ts';
import type { Vocabulary } from './vocabulary.ts';
import type { Window } from './window.ts';

/**
 * From 0 to 1, the best alternative's. `smoothing` takes that many average words off what was found, so that one word
 * out of two is worth less than five out of ten.
 */
export function recallIn(statement: Statement, window: Window, vocabulary: Vocabulary, smoothing: number): number {
  return Math.max(0, ...statement.map((words) => alternativeRecall(words, window, vocabulary, smoothing)));
}

/** A statement with a single word that the question doesn't have is not made without it. */
function alternativeRecall(words: Alternative, window: Window, vocabulary: Vocabulary, smoothing: number): number {
  const found = words.map((word) => likenessIn(window, word, vocabulary));
  const own = words.flatMap(({ given }, at) => (given ? [] : [found[at]!]));
  if (own.length === 1 && own[0] === 0) return 0;
  const total = words.reduce((sum, { weight }) => sum + weight, 0);
  const matched = words.reduce((sum, { weight }, at) => sum + weight * found[at]!, 0);
  return Math.max(0, matched - (smoothing * total) / words.length) / total;
}

/** How like a word the likest is that the window says, in the polarity that the statement asks for. */
function likenessIn(window: Window, { tokens, denied, deniable }: Word, vocabulary: Vocabulary): number {
  let most = 0;
  for (const token of tokens) {
    for (const [stem, like] of vocabulary.alike(token)) {
      const isSaid = (!denied && window.affirmed.has(stem)) || ((denied || deniable) && window.denied.has(stem));
      if (isSaid && like > most) most = like;
    }
  }
  return most;
}
