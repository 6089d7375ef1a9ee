// What a rubric's statement asks for: its alternatives, and the words that tell in each.
import type { Language, Sentence, Token } from './language.ts';
import { denialsOf, isDenied, refuses } from './negation.ts';
import type { Rarity } from './rarity.ts';
import { actWeight, questionWeight } from './thresholds.ts';

/** `tokens`: one of them is enough ("smooth/frictionless", "public or private"). */
export type Word = {
  tokens: Token[];
  weight: number;
  /** The question has it too. */
  given: boolean;
  denied: boolean;
  /** It stands beside a denial ("the base case is not included"), so that an answer may deny it itself ("no base case"). */
  deniable: boolean;
};
/** One way to say it: its topic words (where there are none, its small words), once each. */
export type Alternative = Word[];
export type Statement = Alternative[];

const actWords = new Set(
  `write writes wrote written mention mentions mentioned state states stated explain explains explained describe
  describes described identify identifies identified indicate indicates indicated recognize recognizes recognized note
  notes noted list lists listed show shows shown say says said discuss discusses discussed claim claims student answer
  correct correctly question problem solve solves solved contain contains include includes use used uses using`.split(
    /\s+/,
  ),
);

/** "Correct answers will recognize that …", "The student mentions that …": only what follows is the point. */
const frame = new RegExp(
  String.raw`^\s*(?:(?:the|an?|any) )?(?:(?:correct|good|complete|full) )*(?:(?:students?|answers?|responses?|learners?) )?` +
    '(?:(?:must|should|will|would|can|also|correctly|clearly|needs? to) )*' +
    '(?:recogni[sz]|acknowledg|mention|stat|explain|say|not|identif|indicat|describ|show|understand|point out|claim)' +
    String.raw`(?:e|es|s|y|ies|ed|ing)? (?:the fact that|that|how|why)\s`,
  'i',
);

/** Reads a statement; "OR", or "or" between clauses, separates alternatives, one of which is enough. `given`: the question's stems. */
export function readStatement(read: Language, text: string, given: ReadonlySet<string>, rarity: Rarity): Statement {
  const wordOf = (token: Token): Word => ({
    tokens: [token],
    weight:
      rarity(token.stem) * (given.has(token.stem) ? questionWeight : 1) * (actWords.has(token.word) ? actWeight : 1),
    given: given.has(token.stem),
    denied: false,
    deniable: false,
  });
  return text
    .split(/\s+OR\s+/)
    .flatMap((part) => clausesBetweenOr(part.replace(frame, '')))
    .map((alternative) => wordsOf(read(alternative), wordOf))
    .filter((words) => words.length > 0);
}

/** "or" in small letters separates clauses, but not single words ("mgh or mgL"). */
function clausesBetweenOr(text: string): string[] {
  const isClause = (clause: string) => (clause.match(/\p{L}{4,}/gu) ?? []).length >= 3;
  const clauses: string[] = [];
  for (const piece of text.split(/,?\s+or\s+/)) {
    const last = clauses.at(-1);
    if (last === undefined || (isClause(last) && isClause(piece))) clauses.push(piece);
    else clauses.splice(-1, 1, `${last} or ${piece}`);
  }
  return clauses;
}

function wordsOf(sentences: Sentence[], wordOf: (token: Token) => Word): Alternative {
  const telling = sentences.some(({ tokens }) => tokens.some(({ lexical, stop }) => lexical && !stop));
  const words: Word[] = [];
  for (const { tokens } of sentences) {
    const denials = denialsOf(tokens);
    const negative = denials.some((by) => by.length > 0) || tokens.some((_, place) => refuses(tokens, place));
    let last: Word | undefined;
    tokens.forEach((token, place) => {
      if (!token.lexical || (telling && token.stop)) return;
      if (last && isChoice(tokens, last.tokens, place)) {
        last.tokens.push(token);
        return;
      }
      last = words.find((word) => word.tokens.some(({ stem }) => stem === token.stem));
      if (last) return;
      const denied = isDenied(denials, place);
      last = { ...wordOf(token), denied, deniable: negative && !denied };
      words.push(last);
    });
  }
  return words;
}

/** Whether a word is the other choice to those before it: "smooth/frictionless", "a lock or a constraint", "bad, harmful, or wrong". */
function isChoice(tokens: Token[], before: Token[], place: number): boolean {
  const word = (at: number) => tokens[at]?.word ?? '';
  let at = /^(?:an?|the)$/.test(word(place - 1)) ? place - 2 : place - 1;
  if (word(at) === '/') return before.includes(tokens[at - 1]!);
  if (word(at) === 'or') {
    at -= word(at - 1) === ',' ? 2 : 1;
    return before.includes(tokens[at]!);
  }
  if (word(at) !== ',' || !before.includes(tokens[at - 1]!)) return false;
  let end = place + 1;
  while (word(end) === ',' && word(end + 1) !== 'or' && tokens[end + 1]?.lexical) end += 2;
  return word(end) === 'or' || (word(end) === ',' && word(end + 1) === 'or');
}
