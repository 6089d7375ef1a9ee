// A reference answer as a rubric: its clauses are the points, each worth as much as it has words to say.

export type Clause = { statement: string; points: number };

const breaks = /[.;:!?()\n]+|,|\b(?:and|or|but|whereas|while|because|so that|so|which|that|then|when)\b/giu;
/** A clause needs this many words of three letters or more; a shorter one joins its neighbour. */
const fewestWords = 2;

/** The clauses of a reference answer, in its own words. */
export function clausesOf(reference: string): Clause[] {
  const pieces = reference.split(breaks).map((piece) => piece.trim());
  const clauses: string[] = [];
  let short = '';
  for (const piece of pieces.filter((piece) => /[\p{L}\p{N}]/u.test(piece))) {
    const clause = short === '' ? piece : `${short}, ${piece}`;
    if (wordsIn(clause) < fewestWords) short = clause;
    else {
      clauses.push(clause);
      short = '';
    }
  }
  if (short !== '') clauses.push(clauses.length > 0 ? `${clauses.pop()}, ${short}` : short);
  if (clauses.length === 0) clauses.push(reference.trim());
  return clauses.map((statement) => ({ statement, points: Math.max(1, wordsIn(statement)) }));
}

function wordsIn(text: string): number {
  return (text.match(/[\p{L}\p{N}]{3,}/gu) ?? []).length;
}
