// A rubric as YAML, laid out as an author would.
import { Document, isPair, isScalar, isSeq, visit } from 'yaml';
import type { Rubric } from '../interview/rubric.ts';

/** Texts of several lines as literal blocks, each group of aliases on a line. */
export function rubricText(rubric: Rubric): string {
  const document = new Document(rubric);
  visit(document, {
    Pair(_, pair) {
      if (!isPair(pair) || !isScalar(pair.key) || pair.key.value !== 'aliases' || !isSeq(pair.value)) return;
      for (const group of pair.value.items) if (isSeq(group)) group.flow = true;
    },
  });
  return document.toString({ lineWidth: 100, blockQuote: 'literal', flowCollectionPadding: false });
}
