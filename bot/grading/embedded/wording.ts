// An answer in the spelling of its rubric: "B tree" and "btree" become "B-tree", "WAL" and "write-ahead log" each other.
import type { Sentence, Token } from './language.ts';

/** A text of the rubric, and its sentences. */
export type RubricText = { text: string; sentences: Sentence[] };

/** What a rubric writes that can be written otherwise. Keys are words or stems in lower case. */
export type Wording = {
  words: Map<string, Token>;
  /** Neighbouring words, by both written as one. */
  pairs: Map<string, Token[]>;
  /** Topic words that follow each other, by their initials. */
  runs: Map<string, Token[]>;
  /** Words in capitals, which may be initials. */
  capitals: Map<string, Token>;
};

const longestRun = 5;
/** Initials with an index, as in formulas: "MEi", "KE_1". */
const withIndex = /^(\p{Lu}{2,4})(?:\p{Ll}|\d|_\w{1,8})$/u;

export function wordingOf(texts: RubricText[]): Wording {
  const wording: Wording = { words: new Map(), pairs: new Map(), runs: new Map(), capitals: new Map() };
  for (const { text, sentences } of texts) for (const { tokens } of sentences) collect(wording, tokens, text);
  return wording;
}

function collect({ words, pairs, runs, capitals }: Wording, tokens: Token[], text: string): void {
  tokens.forEach((token, place) => {
    if (!token.lexical) return;
    for (const key of [token.word, token.stem]) words.set(key, token);
    if (token.word.length >= 3 && isInCapitals(text.slice(token.start, token.end))) capitals.set(token.word, token);
    const next = neighbourOf(tokens, place);
    if (next) for (const key of joinedForms(token, next)) pairs.set(key, [token, next]);
    for (const run of runsFrom(tokens, place)) runs.set(initialsOf(run), run);
  });
}

/** The words of a sentence, some of them as the rubric writes them; an abbreviation is followed by its long form, and the other way round. */
export function asWorded({ tokens, start }: Sentence, text: string, wording: Wording): Token[] {
  const worded: Token[] = [];
  for (let place = 0; place < tokens.length; place++) {
    const token = tokens[place]!;
    const next = neighbourOf(tokens, place);
    const whole = next && joinedForms(token, next).flatMap((key) => wording.words.get(key) ?? [])[0];
    if (whole) {
      worded.push({ ...whole, start: token.start, end: next.end });
      place = tokens.indexOf(next);
    } else {
      const written = text.slice(token.start - start, token.end - start);
      worded.push(...standingAt(token, partsOf(token, wording) ?? [token, ...longForm(token, written, text, wording)]));
    }
  }
  return wording.capitals.size === 0
    ? worded
    : worded.flatMap((token, place) => [token, ...shortForms(worded, place, wording)]);
}

function standingAt({ start, end }: Token, tokens: Token[]): Token[] {
  return tokens.map((token) => ({ ...token, start, end }));
}

/** The next word, with nothing but a space or a hyphen between. */
function neighbourOf(tokens: Token[], place: number): Token | undefined {
  const next = tokens[place + 1]?.word === '-' ? tokens[place + 2] : tokens[place + 1];
  return tokens[place]!.lexical && next?.lexical ? next : undefined;
}

/** Two words as one; none for small words, which are joined by nobody. */
function joinedForms(a: Token, b: Token): string[] {
  return a.word.length + b.word.length < 5 || (a.stop && b.stop) ? [] : [a.word + b.word, a.word + b.stem];
}

function partsOf({ word, stem }: Token, { words, pairs }: Wording): Token[] | undefined {
  return words.has(stem) ? undefined : (pairs.get(word) ?? pairs.get(stem));
}

/** "WAL" and "lsm" may be initials; "me", "got" or a word of a text that is all in capitals may be just that. */
function longForm({ word, stop }: Token, written: string, text: string, { words, runs }: Wording): Token[] {
  const symbol = withIndex.exec(written)?.[1];
  if (symbol && !isInCapitals(text)) return runs.get(symbol.toLowerCase()) ?? [];
  const isSetOff = isInCapitals(written) && !isInCapitals(text);
  if (words.has(word) || (!isSetOff && (stop || /[aeiou]/.test(word)))) return [];
  return runs.get(word) ?? [];
}

/** The abbreviations whose long form ends at a place. */
function shortForms(tokens: Token[], place: number, { capitals }: Wording): Token[] {
  const last = tokens[place]!;
  if (!isTopic(last)) return [];
  const before = tokens.slice(Math.max(0, place - 2 * longestRun), place + 1).filter(isTopic);
  return [3, 4, 5].flatMap((length) => {
    const short = before.length < length ? undefined : capitals.get(initialsOf(before.slice(-length)));
    return short ? standingAt(last, [short]) : [];
  });
}

function runsFrom(tokens: Token[], place: number): Token[][] {
  if (!isTopic(tokens[place]!)) return [];
  const run: Token[] = [];
  for (const token of tokens.slice(place)) {
    if (run.length === longestRun || (!token.lexical && !/^[-/]$/.test(token.word))) break;
    if (isTopic(token)) run.push(token);
  }
  return run.slice(1).map((_, at) => run.slice(0, at + 2));
}

function isTopic({ word, lexical, stop }: Token): boolean {
  return lexical && !stop && word.length >= 3;
}

function initialsOf(run: Token[]): string {
  return run.map(({ word }) => word[0]).join('');
}

function isInCapitals(text: string): boolean {
  return text === text.toUpperCase() && text !== text.toLowerCase();
}
