// One alias of a rubric: which words of a sentence say it, in which order they may stand, and whether it is denied.
import type { Language, Token } from './language.ts';
import { endsInLess, isDenial, refuses } from './negation.ts';
import type { ReadSentence } from './reading.ts';
import type { Vocabulary } from './vocabulary.ts';

export type Alias = {
  /** The words that must be there. */
  words: Token[];
  /** One telling word among small ones ("in place"): they must follow each other. */
  phrase: Token[] | null;
  /** The alias denies something ("no conflict", "frictionless"): so must the sentence. */
  denies: boolean;
  /** For formulas ("1/2mv^2"), looked for in the text itself. */
  formula: RegExp | null;
};

export type Match = {
  places: number[];
  /** The denials in the sentence that the alias asked for. */
  claims: number[];
};

/** How like its words must be: to earn, a word of like meaning or origin will do; to accuse, hardly more than another form. */
export const likenessToEarn = 0.7;
export const likenessToAccuse = 0.75;
/** How many other words may stand between the words of an alias. */
const slack = 4;
const lightWords = new Set(
  `a an the this that these those it its they them their we us our you your he she i my to of in on at by for from with
  into as and or be is are was were been being do does did has have had will would can could may might should must 's
  're there than then so up out off`.split(/\s+/),
);

export function compileAlias(read: Language, text: string): Alias {
  const tokens = read(text).flatMap((sentence) => sentence.tokens);
  const lexical = tokens.filter((token) => token.lexical);
  const denies = tokens.some((_, place) => isDenial(tokens, place));
  const affirmed = lexical.filter((token) => !isDenial(tokens, tokens.indexOf(token)) || endsInLess(token));
  const heavy = affirmed.filter(({ word }) => !lightWords.has(word));
  const isPhrase = affirmed.length > 1 && heavy.length <= 1;
  return {
    words: heavy.length > 0 ? heavy : affirmed.length > 0 ? affirmed : lexical,
    phrase: isPhrase ? affirmed : null,
    denies: denies && affirmed.length > 0,
    formula: /[=^+*()<>√]/.test(text) ? formulaOf(text) : null,
  };
}

/** Where a sentence says an alias, denied or not. */
export function matchesIn(
  alias: Alias,
  sentence: ReadSentence,
  vocabulary: Vocabulary,
  least = likenessToEarn,
): Match[] {
  if (alias.formula) return formulaMatches(alias.formula, sentence);
  const spots: number[][] = [];
  for (const word of alias.words) {
    const places = placesOf(word, sentence, vocabulary, least);
    if (places.length === 0) return [];
    spots.push(places);
  }
  const matches = spots[0]!.flatMap((first) => {
    const places = together(first, spots);
    return places && (!alias.phrase || followsAs(alias.phrase, sentence, places, vocabulary)) ? [places] : [];
  });
  if (!alias.denies) return matches.map((places) => ({ places, claims: [] }));
  return matches.flatMap((places) => {
    const claims = claimsOf(places, sentence);
    return claims.length > 0 ? [{ places, claims }] : [];
  });
}

function placesOf(word: Token, { tokens, places }: ReadSentence, vocabulary: Vocabulary, least: number): number[] {
  const found: number[] = [];
  for (const [stem, like] of vocabulary.alike(word)) {
    if (like < least) continue;
    for (const place of places.get(stem) ?? []) {
      if (word.stem.length > 1 || word.word === tokens[place]!.word) found.push(place);
    }
  }
  return found.sort((a, b) => a - b);
}

/** The places nearest to the first word's, different ones, or null when they lie too far apart. */
function together(first: number, spots: number[][]): number[] | null {
  const places = [first];
  const far = spots.length + slack;
  for (const options of spots.slice(1)) {
    const free = options.filter((place) => Math.abs(place - first) < far && !places.includes(place));
    if (free.length === 0) return null;
    places.push(free.reduce((best, place) => (Math.abs(place - first) < Math.abs(best - first) ? place : best)));
  }
  const span = Math.max(...places) - Math.min(...places) + 1;
  return span <= places.length + slack ? places : null;
}

/** Whether the small words of a phrase stand around its telling one, articles aside. */
function followsAs(phrase: Token[], { tokens }: ReadSentence, places: number[], vocabulary: Vocabulary): boolean {
  const isArticle = ({ word }: Token) => /^(?:a|an|the|its|their|this|that)$/.test(word);
  const wanted = phrase.filter((token) => !isArticle(token));
  const text = tokens
    .map((token, place) => ({ token, place }))
    .filter(({ token }) => !isArticle(token) && token.lexical);
  return text.some((_, start) => {
    const stretch = text.slice(start, start + wanted.length);
    return (
      stretch.length === wanted.length &&
      stretch.some(({ place }) => places.includes(place)) &&
      stretch.every(
        ({ token }, i) => vocabulary.alike(wanted[i]!).get(token.stem) === 1 || places.includes(stretch[i]!.place),
      )
    );
  });
}

/**
 * The denials that reach a match, or stand beside it. None when two of them cancel out ("doesn't rule out conflicts" is
 * not "no conflicts").
 */
function claimsOf(places: number[], { tokens, denials }: ReadSentence): number[] {
  const [first, last] = [Math.min(...places), Math.max(...places)];
  const reaching = new Set(places.flatMap((place) => denials[place]!));
  for (let place = Math.max(0, first - 4); place < first; place++) {
    if (refuses(tokens, place)) reaching.add(place);
  }
  if (reaching.size > 0) return reaching.size % 2 === 1 ? [...reaching] : [];
  return tokens.flatMap((token, place) =>
    place >= first - 2 && place <= last + 3 && (isDenial(tokens, place) || saysAbsent(token)) ? [place] : [],
  );
}

function saysAbsent({ word }: Token): boolean {
  return /^(?:absent|absence|negligible|ignored|free|zero)$/.test(word);
}

function formulaOf(text: string): RegExp {
  const parts = [...text.replace(/[\s_^*·]/g, '')].map((character) =>
    character.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&'),
  );
  return new RegExp(`(?<![\\p{L}\\p{N}])${parts.join('[\\s_^*·]*')}`, 'iu');
}

function formulaMatches(formula: RegExp, { text, tokens, start }: ReadSentence): Match[] {
  const found = formula.exec(text);
  if (!found) return [];
  const from = start + found.index;
  const places = tokens.flatMap((token, place) =>
    token.end > from && token.start < from + found[0].length ? [place] : [],
  );
  return [{ places, claims: [] }];
}
