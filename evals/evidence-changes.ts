// Answers without their evidence, or with it denied.
import type { Denial } from './denials.ts';
import { sentencesIn } from './mutations.ts';

/** The answer without the sentences in which a quotation stands. */
export function without(answer: string, evidence: string): string {
  return changeEvidence(answer, evidence, () => '');
}

/** The answer with these sentences denied, and how they read now; null where one of them can't be denied so. */
export function denied(answer: string, evidence: string, { of }: Denial): { answer: string; denials: string[] } | null {
  const denials: (string | null)[] = [];
  const changed = changeEvidence(answer, evidence, (sentence) => {
    const denial = of(sentence);
    denials.push(denial);
    return denial ?? sentence;
  });
  const all = denials.filter((denial) => denial !== null);
  return all.length === denials.length ? { answer: changed, denials: all } : null;
}

/** Whether a quotation has a sentence that is one of these, or a part of one. */
export function quotes(evidence: string, sentences: string[]): boolean {
  return piecesOf(evidence).some((piece) => sentences.some((sentence) => overlaps(core(sentence), piece)));
}

function changeEvidence(answer: string, evidence: string, change: (sentence: string) => string): string {
  const pieces = piecesOf(evidence);
  return sentencesIn(answer)
    .map((sentence) => (pieces.some((piece) => overlaps(core(sentence), piece)) ? change(sentence) : sentence))
    .join('');
}

/** What stands between the omissions of a quotation, sentence by sentence. */
function piecesOf(evidence: string): string[] {
  return evidence.split(' … ').flatMap((piece) => sentencesIn(piece).map(core));
}

function core(sentence: string): string {
  return sentence
    .replace(/[\p{Cf}]/gu, '')
    .replace(/[\s\p{P}]+/gu, ' ')
    .trim();
}

function overlaps(sentence: string, piece: string): boolean {
  return piece !== '' && sentence !== '' && (sentence.includes(piece) || piece.includes(sentence));
}
