// A question with its rubric, made ready for any number of answers.
import type { GradedQuestion } from '../question.ts';
import { type Alias, compileAlias } from './alias.ts';
import { deniedStems } from './alias-coverage.ts';
import type { PreparedCriterion } from './criterion.ts';
import type { Language, Sentence } from './language.ts';
import { denialsOf } from './negation.ts';
import type { Rarity } from './rarity.ts';
import { readStatement } from './statement.ts';
import { type Wording, wordingOf } from './wording.ts';

/** Criteria and misconceptions in the question's order. */
export type PreparedQuestion = { wording: Wording; criteria: PreparedCriterion[]; misconceptions: PreparedCriterion[] };

/** How many texts of rubrics are kept read. */
const mostTexts = 20_000;

/** Prepares questions. One that was prepared before is not prepared again. */
export function preparer(language: Language, rarity: Rarity): (question: GradedQuestion) => PreparedQuestion {
  const read = remembered(language);
  const alias = remembered((text: string): Alias => compileAlias(read, text));
  const prepare = (question: GradedQuestion): PreparedQuestion => {
    const { prompt, criteria, misconceptions } = question;
    const given = new Set(read(prompt).flatMap(({ tokens }) => tokens.map(({ stem }) => stem)));
    const topic = new Set(
      [prompt, ...criteria.map(({ statement }) => statement)].flatMap((text) => read(text)).flatMap(tellingStems),
    );
    const point = ({ statement, aliases = [] }: { statement: string; aliases?: string[][] }): PreparedCriterion => ({
      aliases: aliases.map((group) => group.map(alias)),
      statement: readStatement(read, statement, given, rarity),
      topic,
      deniable: deniedStems(read(statement).map(({ tokens }) => ({ tokens, denials: denialsOf(tokens) }))),
    });
    return {
      wording: wordingOf(textsOf(question).map((text) => ({ text, sentences: read(text) }))),
      criteria: criteria.map(point),
      misconceptions: misconceptions.map(point),
    };
  };
  const known = new WeakMap<GradedQuestion, PreparedQuestion>();
  return (question) => {
    const prepared = known.get(question) ?? prepare(question);
    known.set(question, prepared);
    return prepared;
  };
}

function tellingStems({ tokens }: Sentence): string[] {
  return tokens.flatMap(({ lexical, stop, stem }) => (lexical && !stop ? [stem] : []));
}

function textsOf({ prompt, criteria, misconceptions }: GradedQuestion): string[] {
  const points = [...criteria, ...misconceptions];
  return [prompt, ...points.flatMap(({ statement, aliases = [] }) => [statement, ...aliases.flat()])];
}

function remembered<T>(make: (text: string) => T): (text: string) => T {
  const known = new Map<string, T>();
  return (text) => {
    const made = known.get(text) ?? make(text);
    if (known.size > mostTexts) known.clear();
    known.set(text, made);
    return made;
  };
}
