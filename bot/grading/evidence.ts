// Evidence or nothing: a quotation counts when it stands in the answer and is more than the question or an order.
import { type Folded, fold, folded } from './fold.ts';
import { speaksToGrader } from './orders.ts';
import { type GradedQuestion, idsOf } from './question.ts';
import { visible } from './visible.ts';

export type EvidenceFinder = (quotation: unknown) => string | null;

/**
 * Finds quotations in an answer and gives back what the learner wrote there. A quotation may leave things out with "…"
 * or "..."; its pieces must follow each other. Null when it is not there, cuts a word in two, consists of words that
 * say nothing ("it is the"), repeats four or more words of the question, or tells the grader what to do.
 */
export function evidenceFinder(answer: string, asked: GradedQuestion): EvidenceFinder {
  const text = fold(answer);
  const question = folded(asked.prompt);
  const ids = idsOf(asked);
  return (quotation) => {
    if (typeof quotation !== 'string') return null;
    const spans = spansOf(quotation, text);
    if (spans.length === 0) return null;
    const pieces = spans.map(([start, end]) => visible(answer.slice(text.from[start], text.to[end - 1])).trim());
    const said = pieces.join(' … ');
    const words = folded(said);
    if (!saysSomething(words) || isTakenFrom(question, words) || speaksToGrader(said, ids)) return null;
    return said;
  };
}

type Span = [start: number, end: number];

function spansOf(quotation: string, text: Folded): Span[] {
  const whole = spanFrom(bare(quotation), text, 0);
  if (whole) return [whole];
  const pieces = quotation.split(/\s*(?:\[?(?:…|\.{3,})\]?)\s*/).map(bare);
  const spans: Span[] = [];
  for (const piece of pieces.filter((piece) => piece !== '')) {
    const span = spanFrom(piece, text, spans.at(-1)?.[1] ?? 0);
    if (!span) return [];
    spans.push(span);
  }
  return spans;
}

/** Folded, without punctuation at its ends. */
function bare(quotation: string): string {
  return folded(quotation).replace(/^[\s.,;:!?…-]+|[\s.,;:!?…-]+$/g, '');
}

function spanFrom(piece: string, { text }: Folded, from: number): Span | null {
  if (piece === '') return null;
  for (let at = text.indexOf(piece, from); at >= 0; at = text.indexOf(piece, at + 1)) {
    const end = at + piece.length;
    if (!splitsWord(text, at) && !splitsWord(text, end)) return [at, end];
  }
  return null;
}

function splitsWord(text: string, at: number): boolean {
  const isPart = (character: string | undefined) => character !== undefined && /[\p{L}\p{N}]/u.test(character);
  return isPart(text[at - 1]) && isPart(text[at]);
}

const emptyWords = new Set(
  `a an the this that these those it its he she they them their we us our you your i me my one and or but if so as of to
  in on at by for from with into than then there here is are was were be been being am do does did has have had can
  could will would may might must shall should not no yes also just very`.split(/\s+/),
);

function saysSomething(words: string): boolean {
  return words.split(/[^\p{L}\p{N}]+/u).some((word) => word !== '' && !emptyWords.has(word));
}

function isTakenFrom(question: string, words: string): boolean {
  return words.split(' ').length >= 4 && question.includes(bare(words));
}
