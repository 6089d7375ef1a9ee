// Titles and table heads are written in capitals; in the middle of a question only names should be.
import { stem } from './words.ts';

/** How a text writes its words. */
export type Vocabulary = {
  /** Stems of the words that it writes in lower case somewhere: what can't be a name. */
  common: ReadonlySet<string>;
  /** Words that it writes with a capital inside a sentence: names. */
  names: ReadonlySet<string>;
};

/** The vocabulary of a Markdown text; code, headings and anchors don't count. */
export function vocabularyOf(markdown: string): Vocabulary {
  const prose = markdown
    .replace(/^ {0,3}(```|~~~).*\n(?:.*\n)*?^ {0,3}\1.*$/gm, '')
    .replace(/^ {0,3}#.*$/gm, '')
    .replace(/`[^`\n]*`|\{#[\w-]+/g, '');
  const lower = prose.match(/(?<![\p{L}\p{N}./_@-])\p{Ll}{2,}(?![\p{L}\p{N}_/@]|\.\p{L})/gu) ?? [];
  const names = prose.match(/(?<=[\p{Ll}\d,;)] |\p{Ll}[-/])\p{Lu}[\p{L}\p{N}]*/gu) ?? [];
  return { common: new Set(lower.map(stem)), names: new Set(names) };
}

const smallWords = new Set(
  (
    'a an and as at but by for from if in into it its nor not of off on or out over per so than that the their then this to up vs via with ' +
    'without is are be do does has have what when where which who why how'
  ).split(' '),
);
const everydayWords = new Set(
  (
    'text binary single multi read write local global hot cold strong weak fast slow high low size speed cost language support user data rule ' +
    'level type kind key value number row column table file mean difference result reason problem example manual automatic simple complex ' +
    'memory storage network one two three phase ahead behind map reduce shuffle sort phantom dirty stale lost ' +
    'master slave primary leader follower copy page block file record event stream batch query index join view model system service process ' +
    'term log lock clock token message state schema pattern engine server client node hard soft software hardware human error fault failure time space access use case choose choice'
  )
    .split(' ')
    .map(stem),
);
const commonEnding = /(?:ity|ing|tion|sion|ness|ency|ancy|ence|ance|able|ible|onic|ical|ous|less|ful|ized|ated|ive)$/;

/** A heading or term as it would stand inside a sentence: "Write Amplification (SSD)" → "write amplification (SSD)". */
export function insideSentence(term: string, known: Vocabulary): string {
  const first = /^(\p{Lu}\p{Ll}+)[ -]\p{Ll}/u.exec(term)?.[1];
  const start = first !== undefined && !known.names.has(first) ? first.toLowerCase() + term.slice(first.length) : term;
  return start.replace(/`[^`]*`|\p{Lu}[\p{L}\p{N}'’]*(?:[ -]\p{Lu}[\p{L}\p{N}'’]*)*/gu, (run, at: number) => {
    if (run.startsWith('`') || /[\p{L}\p{N}_.]/u.test(start.charAt(at - 1))) return run;
    const parts = run.split(/([ -])/);
    return parts.every((part) => /^[ -]$/.test(part) || isCommon(part, known)) ? parts.map(lowered).join('') : run;
  });
}

/** As a sentence begins: inside case with its first letter in upper case. */
export function atStart(term: string, known: Vocabulary): string {
  const inside = insideSentence(term, known);
  return /^\p{Ll}+[\p{Lu}\p{N}.]/u.test(inside) ? inside : capitalized(inside);
}

export function capitalized(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

function lowered(word: string): string {
  return isAcronym(word) ? word : word.toLowerCase();
}

/** Acronyms such as LSM or B stay as they are and don't keep the words beside them from being common. */
function isAcronym(word: string): boolean {
  return word !== 'A' && /^[\p{Lu}\p{N}]+s?$/u.test(word);
}

function isCommon(word: string, known: Vocabulary): boolean {
  if (isAcronym(word)) return true;
  const lower = word.toLowerCase();
  if (!/^\p{Lu}?\p{Ll}*$/u.test(word)) return false;
  if (smallWords.has(lower) || commonEnding.test(lower)) return true;
  const stems = [stem(lower), stem(lower.replace(/^(?:un|non|re|in)/, ''))];
  return stems.some((candidate) => known.common.has(candidate) || everydayWords.has(candidate));
}
