// The grader that needs no model: it measures how much of what a rubric expects is mentioned, not whether it is right.
import { type Grader, noUsage, type Proposal } from '../grader.ts';
import type { GradedQuestion } from '../question.ts';
import { judgeCriterion } from './criterion.ts';
import { english, type Language } from './language.ts';
import { findMisconception } from './misconception.ts';
import { type PreparedQuestion, preparer } from './prepared-question.ts';
import { rarityIn } from './rarity.ts';
import { readAnswer } from './reading.ts';
import { rubricThresholds, type ThresholdRule } from './thresholds.ts';
import { vocabularyOf } from './vocabulary.ts';
import { quotationOf, windowsOf } from './window.ts';

export type EmbeddedOptions = {
  /** Passages that tell how rare a word is, such as a deck's statements and model answers. */
  corpus?: string[];
  thresholds?: ThresholdRule;
};

export const embeddedMark = { name: 'embedded', version: '3', measures: 'coverage' } as const;

/** Loads its language and reads the corpus when the first answer comes. */
export function embeddedGrader({ corpus = [], thresholds = rubricThresholds }: EmbeddedOptions = {}): Grader {
  let tools: Promise<Tools> | undefined;
  return {
    ...embeddedMark,
    async propose(question, answer) {
      tools ??= toolsFor(corpus);
      return { kind: 'proposal', proposal: proposalFor(question, answer, await tools, thresholds), usage: noUsage };
    },
  };
}

type Tools = { read: Language; prepare(question: GradedQuestion): PreparedQuestion };

async function toolsFor(corpus: string[]): Promise<Tools> {
  const read = await english();
  return { read, prepare: preparer(read, rarityIn(read, corpus)) };
}

function proposalFor(
  question: GradedQuestion,
  answer: string,
  { read, prepare }: Tools,
  rule: ThresholdRule,
): Proposal {
  const { wording, criteria, misconceptions } = prepare(question);
  const reading = readAnswer(read, answer.normalize('NFKC'), question, wording);
  const windows = windowsOf(reading.sentences);
  const tokens = reading.sentences.flatMap((sentence) => sentence.tokens);
  const vocabulary = vocabularyOf(tokens);
  const telling = tokens.filter(({ lexical, stop }) => lexical && !stop);
  const thresholds = rule(new Set(telling.map(({ stem }) => stem)).size);
  return {
    criteria: question.criteria.map(({ id }, at) => {
      const { verdict, sentences } = judgeCriterion(criteria[at]!, reading.sentences, windows, vocabulary, thresholds);
      return { id, verdict, evidence: quotationOf(sentences) };
    }),
    misconceptions: question.misconceptions.map(({ id }, at) => {
      const sentence = findMisconception(misconceptions[at]!, reading, vocabulary);
      return { id, found: sentence !== null, evidence: sentence?.text ?? null };
    }),
    remarks: reading.remarks,
  };
}
