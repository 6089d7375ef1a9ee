// How much of a statement's own words a stretch of an answer has: recall, weighted by how rare the words are.
import type { Language, Token } from './language.ts';
import { denialsOf, isDenied } from './negation.ts';
import type { Rarity } from './rarity.ts';
import type { ReadSentence } from './reading.ts';
import type { Vocabulary } from './vocabulary.ts';
import type { Window } from './window.ts';

/** `tokens`: one of them is enough ("smooth/frictionless"). */
type Word = { tokens: Token[]; weight: number; denied: boolean };
/** One way to say it: its topic words (where there are none, its small words), once each, and the initials by which runs of them may be called. */
export type Alternative = { words: Word[]; acronyms: Map<string, number[]> };
export type Statement = Alternative[];

/** Words of the question say little, as the learner was given them. */
const questionWeight = 0.5;
/** Words about the act of answering ("mentions that …") say next to nothing about the topic. */
const actWeight = 0.2;
const actWords = new Set(
  `write writes wrote written mention mentions mentioned state states stated explain explains explained describe
  describes described identify identifies identified indicate indicates indicated recognize recognizes recognized note
  notes noted list lists listed show shows shown say says said discuss discusses discussed claim claims student answer
  correct correctly question problem solve solves solved contain contains include includes use used uses using`.split(
    /\s+/,
  ),
);

/** Reads a statement; "OR", or "or" between clauses, separates alternatives, one of which is enough. `given`: the question's stems. */
export function readStatement(read: Language, text: string, given: ReadonlySet<string>, rarity: Rarity): Statement {
  const weigh = (token: Token) =>
    rarity(token.stem) * (given.has(token.stem) ? questionWeight : 1) * (actWords.has(token.word) ? actWeight : 1);
  return text
    .split(/\s+OR\s+/)
    .flatMap(clausesBetweenOr)
    .map((alternative) => alternativeOf(read, alternative, weigh))
    .filter(({ words }) => words.length > 0);
}

/** "or" in small letters separates clauses, but not single words ("mgh or mgL"). */
function clausesBetweenOr(text: string): string[] {
  const clauses = text.split(/,?\s+or\s+/);
  const isClause = (clause: string) => (clause.match(/\p{L}{4,}/gu) ?? []).length >= 3;
  return clauses.every(isClause) ? clauses : [text];
}

function alternativeOf(read: Language, text: string, weigh: (token: Token) => number): Alternative {
  const sentences = read(text);
  const telling = sentences.some(({ tokens }) => tokens.some(({ lexical, stop }) => lexical && !stop));
  const words: Word[] = [];
  const order: number[] = [];
  for (const { tokens } of sentences) {
    const denials = denialsOf(tokens);
    tokens.forEach((token, place) => {
      if (!token.lexical || (telling && token.stop)) return;
      const last = order.at(-1);
      if (last !== undefined && tokens[place - 1]?.word === '/' && words[last]!.tokens.includes(tokens[place - 2]!)) {
        words[last]!.tokens.push(token);
        return;
      }
      let at = words.findIndex((word) => word.tokens.some(({ stem }) => stem === token.stem));
      if (at < 0) at = words.push({ tokens: [token], weight: weigh(token), denied: isDenied(denials, place) }) - 1;
      order.push(at);
    });
  }
  return { words, acronyms: acronymsOf(words, order) };
}

/** "kinetic energy" may be called KE: runs of two to four words by their initials. */
function acronymsOf(words: Word[], order: number[]): Map<string, number[]> {
  const acronyms = new Map<string, number[]>();
  for (let start = 0; start < order.length; start++) {
    for (let length = 2; length <= 4 && start + length <= order.length; length++) {
      const run = order.slice(start, start + length);
      if (run.some((at) => words[at]!.tokens[0]!.word.length < 3)) continue;
      const initials = run.map((at) => words[at]!.tokens[0]!.word[0]).join('');
      acronyms.set(initials, [...(acronyms.get(initials) ?? []), ...run]);
    }
  }
  return acronyms;
}

/**
 * From 0 to 1, the best alternative's. `smoothing` takes that many average words off what was found, so that one word
 * out of two is worth less than five out of ten.
 */
export function recallIn(
  statement: Statement,
  window: Pick<Window, 'sentences'>,
  vocabulary: Vocabulary,
  smoothing: number,
): number {
  const heard = heardIn(window);
  return Math.max(0, ...statement.map((alternative) => alternativeRecall(alternative, heard, vocabulary, smoothing)));
}

/** The stems of a window: affirmed, denied, or both. `names`: affirmed ones that may be initials. */
type Heard = { affirmed: Set<string>; denied: Set<string>; names: Set<string> };

function heardIn({ sentences }: Pick<Window, 'sentences'>): Heard {
  const heard: Heard = { affirmed: new Set(), denied: new Set(), names: new Set() };
  for (const sentence of sentences) {
    sentence.tokens.forEach((token, place) => {
      if (!token.lexical) return;
      const denied = isDenied(sentence.denials, place);
      heard[denied ? 'denied' : 'affirmed'].add(token.stem);
      if (!denied && mayBeInitials(token, sentence)) heard.names.add(token.stem);
    });
  }
  return heard;
}

/** "ME" may stand for mechanical energy; "me" may not, and neither may a word of a text that is all in capitals. */
function mayBeInitials(token: Token, { text, start }: ReadSentence): boolean {
  if (!token.stop) return true;
  const written = text.slice(token.start - start, token.end - start);
  return written === written.toUpperCase() && text !== text.toUpperCase();
}

function alternativeRecall(
  { words, acronyms }: Alternative,
  heard: Heard,
  vocabulary: Vocabulary,
  smoothing: number,
): number {
  const found = words.map(({ tokens, denied }) => {
    const said = denied ? heard.denied : heard.affirmed;
    const likes = tokens.flatMap((token) => [...vocabulary.alike(token)]);
    return Math.max(0, ...likes.flatMap(([stem, like]) => (said.has(stem) ? [like] : [])));
  });
  for (const [initials, run] of acronyms) {
    if (heard.names.has(initials)) for (const at of run) found[at] = 1;
  }
  const total = words.reduce((sum, { weight }) => sum + weight, 0);
  const matched = words.reduce((sum, { weight }, at) => sum + weight * found[at]!, 0);
  return Math.max(0, matched - (smoothing * total) / words.length) / total;
}
