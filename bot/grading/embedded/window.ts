// A sentence or two neighbours: the stretch of an answer in which a point has to be made.
import { isDenied } from './negation.ts';
import type { ReadSentence } from './reading.ts';

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

/** All windows of one sentence, then all of two neighbours. */
export function windowsOf(sentences: ReadSentence[]): Window[] {
  const singles = sentences.map((sentence) => windowOf([sentence]));
  const pairs = sentences.slice(1).map((next, before) => windowOf([sentences[before]!, next]));
  return [...singles, ...pairs];
}

/** The window's sentences as the learner wrote them; "…" stands for what lies between. */
export function quotationOf(sentences: ReadSentence[]): string {
  return sentences.map(({ text }) => text.trim()).join(' … ');
}
