// English by wink-nlp and its lite model, loaded when first needed (about a third of a second).
import type { ItemSentence, ItemToken, ItsFunction, WinkMethods } from 'wink-nlp';
import { baseForm, type Meanings, meaningsBy } from './word-families.ts';

export type Token = {
  /** Lower case, without hyphens, American spelling where wink knows it; small numbers in figures. */
  word: string;
  stem: string;
  /** A word so common that it says nothing about the topic. */
  stop: boolean;
  /** What it may mean: numbers that words of like meaning share. */
  meanings: readonly number[];
  /** A word or a number, not punctuation. */
  lexical: boolean;
  /** Offsets in the text that was read. */
  start: number;
  end: number;
};
export type Sentence = { tokens: Token[]; start: number; end: number };

/** Reads a text into sentences; a line break ends a sentence as well, and a full stop within a word ("p99.9") doesn't. */
export type Language = (text: string) => Sentence[];

/** No word: left out, as stemming takes time with the square of the length. */
const endless = /\S{101,}/g;

let loading: Promise<Language> | undefined;

/** The one reader of English of this process. */
export function english(): Promise<Language> {
  loading ??= load();
  return loading;
}

async function load(): Promise<Language> {
  const [{ default: winkNLP }, { default: model }] = await Promise.all([
    import('wink-nlp'),
    import('wink-eng-lite-web-model'),
  ]);
  return renewed(
    () => wordsOf(winkNLP(model, ['sbd'])),
    (words, text) => linesOf(text).flatMap(({ line, start }) => sentencesOf(words, line, start)),
    RENEW_AFTER,
  );
}

/** wink keeps every word that it ever saw, about 150 bytes for each; this bounds it to some 80 MB of gibberish. */
const RENEW_AFTER = 5_000_000;

/** Reads with a tool that is made anew after so many characters. */
export function renewed<Tool, Result>(
  make: () => Tool,
  read: (tool: Tool, text: string) => Result,
  after: number,
): (text: string) => Result {
  let tool = make();
  let characters = 0;
  return (text) => {
    if (characters > after) {
      tool = make();
      characters = 0;
    }
    characters += text.length;
    return read(tool, text);
  };
}

type Words = {
  nlp: WinkMethods;
  /** The stem of a word that stands alone, as in a table of words. */
  stems(word: string): string;
  meanings: Meanings;
};

function wordsOf(nlp: WinkMethods): Words {
  const known = new Map<string, string>();
  const stems = (word: string) => {
    const stem = known.get(word) ?? plain(nlp.readDoc(word).tokens().itemAt(0).out(stemOf(nlp)));
    known.set(word, stem);
    return stem;
  };
  return { nlp, stems, meanings: meaningsBy(stems) };
}

function stemOf(nlp: WinkMethods): ItsFunction<string> {
  return nlp.its.stem as unknown as ItsFunction<string>;
}

function linesOf(text: string): { line: string; start: number }[] {
  return [...text.matchAll(/[^\r\n\u2028\u2029]*\S[^\r\n\u2028\u2029]*/g)].map((match) => ({
    line: match[0].replace(/\s/g, ' ').replace(endless, (run) => ' '.repeat(run.length)),
    start: match.index,
  }));
}

function sentencesOf(words: Words, line: string, start: number): Sentence[] {
  const sentences: Sentence[] = [];
  let place = 0;
  words.nlp
    .readDoc(line)
    .sentences()
    .each((sentence: ItemSentence) => {
      const tokens: Token[] = [];
      sentence.tokens().each((item: ItemToken) => {
        place = Math.max(place, line.indexOf(item.out(), place));
        tokens.push(tokenOf(item, words, start + place));
        place += item.out().length;
      });
      const first = tokens[0];
      const last = sentences.at(-1);
      if (first && last?.end === first.start && isWithinWord(line, first.start - start)) {
        last.tokens.push(...tokens);
        last.end = start + place;
      } else if (first) sentences.push({ tokens, start: first.start, end: start + place });
    });
  return sentences;
}

/** "p99.9" and "isolation.level=off" are words; "done.Then" and "2.then" lack a space. */
function isWithinWord(line: string, place: number): boolean {
  const before = /\S*\p{L}\S*(?=\.$)/u.exec(line.slice(Math.max(0, place - 100), place))?.[0];
  return before !== undefined && /\p{Ll}\.\p{Ll}|\p{Lu}\.\p{Lu}|.\.\d/u.test(`${before.at(-1)}.${line[place]}`);
}

/** Up to twelve they are as often written out; "one" is rather a pronoun. */
const figures = new Map(
  'two three four five six seven eight nine ten eleven twelve'.split(' ').map((word, at) => [word, String(at + 2)]),
);

function tokenOf(item: ItemToken, { nlp, stems, meanings }: Words, start: number): Token {
  const written = plain(item.out(nlp.its.normal));
  const word = figures.get(written) ?? written;
  const base = baseForm(word);
  const stem = base === written ? plain(item.out(stemOf(nlp))) : stems(base);
  return {
    word,
    stem,
    stop: word === written && Boolean(item.out(nlp.its.stopWordFlag)),
    meanings: meanings.get(stem) ?? [],
    lexical: /[\p{L}\p{N}]/u.test(word),
    start,
    end: start + item.out().length,
  };
}

/** Lower case, without the hyphen of a prefix. */
function plain(text: string): string {
  return text.toLowerCase().replace(/(?<=\p{L})-(?=\p{L})/gu, '');
}
