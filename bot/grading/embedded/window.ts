// A sentence or two neighbours: the stretch of an answer in which a point has to be made.
import { isDenied } from './negation.ts';
import type { ReadSentence } from './reading.ts';
import { wordsIn } from './stretches.ts';

/** In words: two sentences of more than common length, or stretches of a run-on. */
const [longestPair, longestCutPair] = [80, 60];

export type Window = {
  sentences: ReadSentence[];
  /** The stems of its words; one that is affirmed here and denied there is in both. */
  affirmed: ReadonlySet<string>;
  denied: ReadonlySet<string>;
};

export function windowOf(sentences: ReadSentence[]): Window {
  const affirmed = new Set<string>();
  const denied = new Set<string>();
  for (const { tokens, denials } of sentences) {
    tokens.forEach((token, place) => {
      if (token.lexical) (isDenied(denials, place) ? denied : affirmed).add(token.stem);
    });
  }
  return { sentences, affirmed, denied };
}

/** All windows of one sentence, then all of two neighbours that are not too long. A question alone states nothing. */
export function windowsOf(sentences: ReadSentence[]): Window[] {
  const pairs = sentences.slice(1).flatMap((next, before) => {
    const pair = [sentences[before]!, next];
    const most = pair.some(({ cut }) => cut) ? longestCutPair : longestPair;
    return wordsIn(pair.flatMap(({ tokens }) => tokens)) > most ? [] : [pair];
  });
  const singles = sentences.map((sentence) => [sentence]);
  return [...singles, ...pairs].filter((some) => !some.every(({ asks }) => asks)).map(windowOf);
}

/** The window's sentences as the learner wrote them; "…" stands for what lies between. */
export function quotationOf(sentences: ReadSentence[]): string {
  return sentences.map(({ text }) => text.trim()).join(' … ');
}
