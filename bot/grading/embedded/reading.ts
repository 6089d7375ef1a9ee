// What of an answer can count at all: its sentences without repetitions, the question, orders to the
// grader, keywords, and what it calls untrue.
import type { Remark } from '../assessment.ts';
import { speaksToGrader } from '../orders.ts';
import { type GradedQuestion, idsOf } from '../question.ts';
import type { Language, Sentence, Token } from './language.ts';
import { type Denials, denialsOf, isRejected } from './negation.ts';

export type ReadSentence = Sentence & {
  /** As the learner wrote it. */
  text: string;
  denials: Denials;
};
export type Reading = { sentences: ReadSentence[]; remarks: Remark[] };

/** A run of this many words with fewer stop words than this is a list, not prose. */
const fewestWords = 15;
const leastStopShare = 0.2;

/** Reads an answer for grading. The sentences that remain keep their order. */
export function readAnswer(read: Language, answer: string, asked: GradedQuestion): Reading {
  const sentences = read(answer).map((sentence) => ({ ...sentence, text: answer.slice(sentence.start, sentence.end) }));
  const ids = idsOf(asked);
  const own = withoutRepeats(sentences).filter(({ text }) => !speaksToGrader(text, ids));
  const question = pairsOf(read(asked.prompt).flatMap(({ tokens }) => tokens));
  const fresh = own.filter(({ tokens }) => !isCopied(tokens, question));
  const prose = withoutKeywordLists(fresh);
  const asserted = prose.filter(({ tokens }) => !isRejected(tokens));
  const remarks: Remark[] = [];
  if (prose.length < fresh.length) remarks.push('keyword list');
  if (fresh.length < own.length) remarks.push('copied question');
  return { sentences: asserted.map((sentence) => ({ ...sentence, denials: denialsOf(sentence.tokens) })), remarks };
}

type Plain = Sentence & { text: string };

function withoutRepeats(sentences: Plain[]): Plain[] {
  const seen = new Set<string>();
  return sentences.filter(({ tokens }) => {
    const words = tokens.filter(({ lexical }) => lexical).map(({ stem }) => stem);
    const key = words.join(' ');
    if (words.length > 0 && seen.has(key)) return false;
    seen.add(key);
    return true;
  });
}

/** The neighbouring pairs of topic words, and the words themselves. */
function pairsOf(tokens: Token[]): string[] {
  const stems = tokens.filter(({ lexical, stop }) => lexical && !stop).map(({ stem }) => stem);
  return stems.slice(1).map((stem, i) => `${stems[i]} ${stem}`);
}

function isCopied(tokens: Token[], question: string[]): boolean {
  const pairs = pairsOf(tokens);
  return pairs.length >= 2 && pairs.filter((pair) => question.includes(pair)).length >= 0.8 * pairs.length;
}

function withoutKeywordLists(sentences: Plain[]): Plain[] {
  if (isKeywordList(sentences)) return [];
  const kept: Plain[] = [];
  let run: Plain[] = [];
  const closeRun = () => {
    if (!isKeywordList(run)) kept.push(...run);
    run = [];
  };
  for (const sentence of sentences) {
    if (stopShare(wordsOf([sentence])) < leastStopShare) run.push(sentence);
    else {
      closeRun();
      kept.push(sentence);
    }
  }
  closeRun();
  return kept;
}

function isKeywordList(sentences: Plain[]): boolean {
  const words = wordsOf(sentences);
  return words.length >= fewestWords && stopShare(words) < leastStopShare;
}

/** Words proper: formulas are neither prose nor keywords. */
function wordsOf(sentences: Plain[]): Token[] {
  return sentences.flatMap(({ tokens }) => tokens).filter(({ word }) => /^(?:\p{L}{2,}|a|i|n't|'s)$/u.test(word));
}

function stopShare(words: Token[]): number {
  return words.length === 0 ? 0 : words.filter(({ stop }) => stop).length / words.length;
}
