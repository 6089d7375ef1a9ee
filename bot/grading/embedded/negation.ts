// Which words of a sentence are denied, and by what. Cautious: a denial reaches forward, within its clause, a few words.
import type { Token } from './language.ts';

/** For each token the places of the words that deny it. */
export type Denials = number[][];

const verbal = new Set('not never hardly barely neither nor nobody nothing none'.split(' '));
const nominal = new Set('no without lack lacks lacking lacked zero'.split(' '));
/** How many topic words such a denial reaches at most. */
const verbalReach = 6;
const nominalReach = 3;
/** In words and marks of any kind. */
const longestReach = 25;
/** In topic words. */
const longestSubject = 5;
/** What things can't or shouldn't do is often the point itself ("Hashing can't help here"): such a denial spares the subject. */
const auxiliary = /^(?:is|are|was|were|be|been|am|do|does|did|has|have|had|will|would|'s|'re)$/;
/** What ends even a denial of all that follows. */
const otherHand = /^(?:but|however|whereas|although|though|because|since|;)$/;
const clauseEnds = new Set(
  'but although though however while whereas because since so which who until unless if when where then otherwise'.split(
    ' ',
  ),
);
/** A noun phrase is over where one of these begins. */
const phraseEnds = new Set(
  'it they we you he she i is are was were be been has have had does do did can could will would may might must should there that and'.split(
    ' ',
  ),
);
/** What is denied in a sentence. Two denials of one word cancel out: see `isDenied`. */
export function denialsOf(tokens: Token[]): Denials {
  const denials: Denials = tokens.map(() => []);
  tokens.forEach((token, place) => {
    if (endsInLess(token)) denials[place]!.push(place);
    for (const denied of reachOf(tokens, place)) denials[denied]!.push(place);
  });
  return denials;
}

/** For each token the denials of the verb whose subject it belongs to ("The log isn't replayed"). */
export function subjectDenialsOf(tokens: Token[]): Denials {
  const denials: Denials = tokens.map(() => []);
  tokens.forEach((_, place) => {
    if (!isDenial(tokens, place)) return;
    for (const subject of subjectOf(tokens, place)) denials[subject]!.push(place);
  });
  return denials;
}

/** Whether a word denies what follows it, or itself. */
export function isDenial(tokens: Token[], place: number): boolean {
  const token = tokens[place]!;
  return (
    !saysNotOnly(tokens, place) &&
    (verbal.has(token.word) || nominal.has(token.word) || isFailure(tokens, place) || endsInLess(token))
  );
}

/** Whether a word is denied, leaving out denials that were expected. */
export function isDenied(denials: Denials, place: number, expected: ReadonlySet<number> = new Set()): boolean {
  return denials[place]!.filter((by) => !expected.has(by)).length % 2 === 1;
}

/** Whether a word tells of something that it keeps from happening ("avoids copies", "rules out conflicts"). */
export function refuses(tokens: Token[], place: number): boolean {
  const { word } = tokens[place]!;
  if (/^(?:rules?|ruled|ruling)$/.test(word)) return tokens[place + 1]?.word === 'out';
  return /^(?:prevent|avoid|exclude|forbid|eliminate|forbade)(?:s|d|ed|ing)?$/.test(word);
}

/** "frictionless" is friction denied. */
export function endsInLess({ word }: Token): boolean {
  return /^\p{L}{4,}less$/u.test(word) && !/^(?:nonethe|neverthe|regard|doubt)less$/.test(word);
}

function reachOf(tokens: Token[], place: number): number[] {
  if (!isDenial(tokens, place) || endsInLess(tokens[place]!)) return [];
  if (deniesAll(tokens, place)) return wordsUpTo(tokens, place + 1, otherHand);
  const isVerbal = !nominal.has(tokens[place]!.word);
  const most = isVerbal ? verbalReach : nominalReach;
  const reach: number[] = [];
  let words = 0;
  for (let at = place + 1; at < Math.min(tokens.length, place + longestReach) && words < most; at++) {
    const token = tokens[at]!;
    if (!token.lexical && !/^[-/'"“”‘’]$/.test(token.word)) break;
    if (clauseEnds.has(token.word) || (!isVerbal && phraseEnds.has(token.word))) break;
    if (!token.lexical) continue;
    reach.push(at);
    if (!token.stop) words += 1;
  }
  return reach;
}

/** "I don't think that …", "there is no way that …", "it does not mean that …": all that follows is denied. */
function deniesAll(tokens: Token[], place: number): boolean {
  const next = tokens[place + 1]?.word ?? '';
  const isThat = tokens[place + 2]?.word === 'that';
  return isThat
    ? /^(?:think|believe|agree|expect|suppose|say|claim|mean|way|chance)$/.test(next)
    : /^(?:think|believe)$/.test(next);
}

function wordsUpTo(tokens: Token[], start: number, end: RegExp): number[] {
  const places: number[] = [];
  for (let at = start; at < tokens.length && !end.test(tokens[at]!.word); at++)
    if (tokens[at]!.lexical) places.push(at);
  return places;
}

/** The words between the beginning of the clause and a denied auxiliary. */
function subjectOf(tokens: Token[], place: number): number[] {
  if (!/^(?:not|never|hardly|barely)$/.test(tokens[place]!.word)) return [];
  if (!auxiliary.test(tokens[place - 1]?.word ?? '')) return [];
  const subject: number[] = [];
  let words = 0;
  for (let at = place - 2; at >= 0 && words < longestSubject; at--) {
    const token = tokens[at]!;
    if (!token.lexical && !/^[-/'"“”‘’]$/.test(token.word)) break;
    if (clauseEnds.has(token.word) || /^(?:and|or|that)$/.test(token.word)) break;
    if (!token.lexical) continue;
    subject.push(at);
    if (!token.stop) words += 1;
  }
  return subject;
}

/** "fails to notice", "unable to", "instead of", "rather than". */
function isFailure(tokens: Token[], place: number): boolean {
  const next = tokens[place + 1]?.word;
  const word = tokens[place]!.word;
  return (
    (next === 'to' && /^(?:fail|fails|failed|unable|refuses?)$/.test(word)) ||
    (next === 'of' && word === 'instead') ||
    (next === 'than' && word === 'rather')
  );
}

/** "Not only", and "no more than two", which denies nothing but more. */
function saysNotOnly(tokens: Token[], place: number): boolean {
  const next = tokens[place + 1]?.word ?? '';
  return (
    /^(?:only|just|merely|simply|least|doubt|matter)$/.test(next) ||
    (/^(?:more|less|fewer|greater|later)$/.test(next) && tokens[place + 2]?.word === 'than')
  );
}
