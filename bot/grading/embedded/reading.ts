// What of an answer can count at all: its sentences without repetitions, the question, orders to the
// grader, keywords, and what it calls untrue.
import type { Remark } from '../assessment.ts';
import { speaksToGrader } from '../orders.ts';
import { type GradedQuestion, idsOf } from '../question.ts';
import { withoutKeywordLists } from './keyword-list.ts';
import type { Language, Sentence, Token } from './language.ts';
import { type Denials, denialsOf, isRejected } from './negation.ts';
import { asWorded, type Wording, wordingOf } from './wording.ts';

export type ReadSentence = Sentence & {
  /** As the learner wrote it. */
  text: string;
  denials: Denials;
};
export type Reading = { sentences: ReadSentence[]; remarks: Remark[] };

const plainWording = wordingOf([]);

/** Reads an answer for grading. The sentences that remain keep their order. */
export function readAnswer(read: Language, answer: string, asked: GradedQuestion, wording = plainWording): Reading {
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
  return { sentences: asserted.map((sentence) => worded(sentence, wording)), remarks };
}

type Plain = Sentence & { text: string };

function worded(sentence: Plain, wording: Wording): ReadSentence {
  const tokens = asWorded(sentence, sentence.text, wording);
  return { ...sentence, tokens, denials: denialsOf(tokens) };
}

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
