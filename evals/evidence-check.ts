// Whether what is shown as evidence stands in the answer: found by words, in another way than grading itself finds it.
import type { GoldGraded } from './gold-run.ts';

export type EvidenceFigures = {
  /** Verdicts that need evidence: met, partly, and misconceptions found. */
  needed: number;
  /** Those whose evidence stands in the answer, word for word. */
  found: number;
  /** Where it doesn't: the answer's id and the verdict's. */
  missing: string[];
};

export function evidenceFigures(graded: GoldGraded[]): EvidenceFigures {
  const shown = graded.flatMap(({ gold, result, again }) =>
    [result, ...again].flatMap((one) => {
      if (one.kind === 'ungraded') return [];
      const needing = [
        ...one.criteria.filter(({ verdict }) => verdict === 'met' || verdict === 'partly'),
        ...one.misconceptions.filter(({ found }) => found),
      ];
      return needing.map(({ id, evidence }) => ({
        where: `${gold.id}/${id}`,
        stands: standsIn(evidence, gold.answer),
      }));
    }),
  );
  const missing = shown.filter(({ stands }) => !stands).map(({ where }) => where);
  return { needed: shown.length, found: shown.length - missing.length, missing: [...new Set(missing)] };
}

/** True when every piece of the evidence is a run of whole words of the answer, one piece after the other. */
export function standsIn(evidence: string | null, answer: string): boolean {
  const pieces = (evidence ?? '').split(' … ').map(wordsOf);
  const words = wordsOf(answer);
  let from = 0;
  for (const piece of pieces) {
    const at = piece === '  ' ? -1 : words.indexOf(piece, from);
    if (at < 0) return false;
    // The space that ends one piece may begin the next.
    from = at + piece.length - 1;
  }
  return true;
}

/** The words alone, in lower case, with one space before and behind each. */
function wordsOf(text: string): string {
  const seen = text.replace(/\p{Default_Ignorable_Code_Point}|\p{Cf}|(?![\t\n\r])\p{Cc}/gu, '');
  const words =
    seen
      .normalize('NFKC')
      .toLowerCase()
      .match(/[\p{L}\p{N}\p{M}]+/gu) ?? [];
  return ` ${words.join(' ')} `;
}
