// A sentence or two neighbours: the stretch of an answer in which a point has to be made.
import type { ReadSentence } from './reading.ts';

export type Window = { sentences: ReadSentence[]; first: number };

/** All windows of one sentence, then all of two neighbours. */
export function windowsOf(sentences: ReadSentence[]): Window[] {
  const singles = sentences.map((sentence, first) => ({ sentences: [sentence], first }));
  const pairs = sentences.slice(1).map((next, first) => ({ sentences: [sentences[first]!, next], first }));
  return [...singles, ...pairs];
}

/** The window's sentences as the learner wrote them; "…" stands for what lies between. */
export function quotationOf(sentences: ReadSentence[]): string {
  return sentences.map(({ text }) => text.trim()).join(' … ');
}
