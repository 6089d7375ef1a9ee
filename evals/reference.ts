// A reference answer as a rubric: its sentences are the points, each worth as much as it has words to say.

export type ReferencePoint = { statement: string; points: number };

/** Punctuation that ends a sentence; not that of "3.5" or "main()". */
const ends = /[.;!?]+(?=\s|$)|\n+/gu;
/** A sentence needs this many words of three letters or more; a shorter one joins its neighbour. */
const fewestWords = 2;

/** The sentences of a reference answer, in its own words. */
export function pointsOf(reference: string): ReferencePoint[] {
  const points: string[] = [];
  let short = '';
  for (const piece of reference
    .split(ends)
    .map(bare)
    .filter((piece) => /[\p{L}\p{N}]/u.test(piece))) {
    const point = short === '' ? piece : `${short}, ${piece}`;
    if (wordsIn(point) < fewestWords) short = point;
    else {
      points.push(point);
      short = '';
    }
  }
  if (short !== '') points.push(points.length > 0 ? `${points.pop()}, ${short}` : short);
  if (points.length === 0) points.push(reference.trim());
  return points.map((statement) => ({ statement, points: Math.max(1, wordsIn(statement)) }));
}

/** Without the marks of a list and what else stands at the ends. */
function bare(piece: string): string {
  return piece.replace(/^[\s\-–•*]+|[\s:,–-]+$/gu, '');
}

function wordsIn(text: string): number {
  return (text.match(/[\p{L}\p{N}]{3,}/gu) ?? []).length;
}
