// A quotation that a model claims to have read in a chapter: found there, or worth nothing.
import { fold } from '../grading/fold.ts';
import type { Material } from './chapter-material.ts';
import { plainText } from './inline.ts';
import { keyStems } from './words.ts';

/** The heading under which a quotation stands, null when it stands nowhere. */
export type QuotationFinder = (quotation: string) => string | null;

/** Words of the shortest and the longest quotation that shows anything. */
const fewestWords = 3;
const mostWords = 90;

/**
 * Finds quotations word by word. White space, case, quotes, accents, punctuation and the marks of Markdown make no
 * difference; words, numbers and their order do. A quotation never spans two sections.
 */
export function quotationFinder(material: Material[]): QuotationFinder {
  const texts = material.map(({ heading, text }) => ({ heading, text: spoken(text) }));
  return (quotation) => {
    const wanted = spoken(quotation);
    const length = wanted.trim().split(' ').length;
    if (length < fewestWords || length > mostWords || keyStems(quotation).length < 2) return null;
    return texts.find(({ text }) => text.includes(wanted))?.heading ?? null;
  };
}

/** Whether a quotation has to do with a claim at all: they share a telling word. */
export function speaksOf(quotation: string, claim: string): boolean {
  const said = new Set(keyStems(quotation));
  return keyStems(claim).some((stem) => said.has(stem));
}

const blockMarks = /^[\s>]*(?:(?:[-*+]|\d{1,9}[.)]|#{1,6})\s+)*/;
const wordOrSign = /[\p{L}\p{N}]+(?:[.,]\p{N}+)*|[<>≤≥=+/%]/gu;

/** Words and the signs that tell something, with a space around each. */
function spoken(markdown: string): string {
  const plain = markdown.split('\n').map((line) => plainText(line.replace(blockMarks, '')));
  return ` ${(fold(plain.join(' ')).text.match(wordOrSign) ?? []).join(' ')} `;
}
