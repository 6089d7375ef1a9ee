// English by wink-nlp and its lite model, loaded when first needed (about a third of a second).
import type { ItemSentence, ItemToken, ItsFunction, ItsHelpers, WinkMethods } from 'wink-nlp';

export type Token = {
  /** Lower case, without hyphens, American spelling where wink knows it. */
  word: string;
  stem: string;
  /** A word so common that it says nothing about the topic. */
  stop: boolean;
  /** A word or a number, not punctuation. */
  lexical: boolean;
  /** Offsets in the text that was read. */
  start: number;
  end: number;
};
export type Sentence = { tokens: Token[]; start: number; end: number };

/** Reads a text into sentences; a line break ends a sentence as well. */
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
  const nlp = winkNLP(model, ['sbd']);
  return (text) => linesOf(text).flatMap(({ line, start }) => sentencesOf(nlp, line, start));
}

function linesOf(text: string): { line: string; start: number }[] {
  return [...text.matchAll(/[^\r\n\u2028\u2029]*\S[^\r\n\u2028\u2029]*/g)].map((match) => ({
    line: match[0].replace(/\s/g, ' ').replace(endless, (run) => ' '.repeat(run.length)),
    start: match.index,
  }));
}

function sentencesOf(nlp: WinkMethods, line: string, start: number): Sentence[] {
  const sentences: Sentence[] = [];
  let place = 0;
  nlp
    .readDoc(line)
    .sentences()
    .each((sentence: ItemSentence) => {
      const tokens: Token[] = [];
      sentence.tokens().each((item: ItemToken) => {
        place = Math.max(place, line.indexOf(item.out(), place));
        tokens.push(tokenOf(item, nlp.its, start + place));
        place += item.out().length;
      });
      const first = tokens[0];
      if (first) sentences.push({ tokens, start: first.start, end: start + place });
    });
  return sentences;
}

function tokenOf(item: ItemToken, its: ItsHelpers, start: number): Token {
  const plain = (text: string) => text.toLowerCase().replace(/(?<=\p{L})-(?=\p{L})/gu, '');
  const word = plain(item.out(its.normal));
  return {
    word,
    stem: plain(item.out(its.stem as unknown as ItsFunction<string>)),
    stop: Boolean(item.out(its.stopWordFlag)),
    lexical: /[\p{L}\p{N}]/u.test(word),
    start,
    end: start + item.out().length,
  };
}
