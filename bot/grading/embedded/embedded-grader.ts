// The grader that needs no model: it measures how much of what a rubric expects is mentioned, not whether it is right.
import { type Grader, noUsage, type Proposal } from '../grader.ts';
import type { GradedQuestion } from '../question.ts';
import { type Alias, compileAlias } from './alias.ts';
import { deniedStems } from './alias-coverage.ts';
import { judgeCriterion, type PreparedCriterion } from './criterion.ts';
import { english, type Language } from './language.ts';
import { findMisconception } from './misconception.ts';
import { denialsOf } from './negation.ts';
import { type Rarity, rarityIn } from './rarity.ts';
import { readAnswer } from './reading.ts';
import { readStatement } from './statement-coverage.ts';
import { rubricThresholds, type ThresholdRule } from './thresholds.ts';
import { vocabularyOf } from './vocabulary.ts';
import { quotationOf } from './window.ts';

export type EmbeddedOptions = {
  /** Passages that tell how rare a word is, such as a deck's statements and model answers. */
  corpus?: string[];
  thresholds?: ThresholdRule;
};

export const embeddedMark = { name: 'embedded', version: '1', measures: 'coverage' } as const;

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

type Tools = { read: Language; rarity: Rarity; alias(text: string): Alias };

async function toolsFor(corpus: string[]): Promise<Tools> {
  const read = await english();
  const aliases = new Map<string, Alias>();
  const alias = (text: string) => {
    const known = aliases.get(text) ?? compileAlias(read, text);
    if (aliases.size > 50_000) aliases.clear();
    aliases.set(text, known);
    return known;
  };
  return { read, rarity: rarityIn(read, corpus), alias };
}

function proposalFor(question: GradedQuestion, answer: string, tools: Tools, rule: ThresholdRule): Proposal {
  const reading = readAnswer(tools.read, answer, question);
  const tokens = reading.sentences.flatMap((sentence) => sentence.tokens);
  const vocabulary = vocabularyOf(tokens);
  const telling = tokens.filter(({ lexical, stop }) => lexical && !stop);
  const thresholds = rule(new Set(telling.map(({ stem }) => stem)).size);
  const prepare = preparer(question.prompt, tools);
  return {
    criteria: question.criteria.map((criterion) => {
      const { verdict, sentences } = judgeCriterion(prepare(criterion), reading, vocabulary, thresholds);
      return { id: criterion.id, verdict, evidence: quotationOf(sentences) };
    }),
    misconceptions: question.misconceptions.map((misconception) => {
      const sentence = findMisconception(prepare(misconception), reading, vocabulary);
      return { id: misconception.id, found: sentence !== null, evidence: sentence?.text ?? null };
    }),
    remarks: reading.remarks,
  };
}

function preparer(prompt: string, { read, rarity, alias }: Tools) {
  const given = new Set(read(prompt).flatMap(({ tokens }) => tokens.map(({ stem }) => stem)));
  return ({ statement, aliases = [] }: { statement: string; aliases?: string[][] }): PreparedCriterion => ({
    aliases: aliases.map((group) => group.map(alias)),
    statement: readStatement(read, statement, given, rarity),
    deniable: deniedStems(read(statement).map(({ tokens }) => ({ tokens, denials: denialsOf(tokens) }))),
  });
}
