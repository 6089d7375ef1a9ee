// A rubric as YAML, laid out as an author would.
import { Document, isMap, isPair, isScalar, isSeq, visit } from 'yaml';
import type { Rubric } from '../interview/rubric.ts';

/**
 * Texts of several lines as literal blocks, each group of aliases on a line. `sources` are comments for whoever checks a
 * draft, by `question/criterion` and `question/misconception`: what of the chapter it rests on.
 */
export function rubricText(rubric: Rubric, sources: ReadonlyMap<string, string> = new Map()): string {
  const document = new Document(rubric);
  rubric.questions.forEach((question, i) => {
    for (const list of ['criteria', 'misconceptions'] as const) {
      for (const [j, { id }] of question[list].entries()) {
        const source = sources.get(`${question.id}/${id}`);
        const node = document.getIn(['questions', i, list, j]);
        if (source !== undefined && isMap(node)) node.commentBefore = ` ${source}`;
      }
    }
  });
  visit(document, {
    Pair(_, pair) {
      if (!isPair(pair) || !isScalar(pair.key) || pair.key.value !== 'aliases' || !isSeq(pair.value)) return;
      for (const group of pair.value.items) if (isSeq(group)) group.flow = true;
    },
  });
  return document.toString({ lineWidth: 100, blockQuote: 'literal', flowCollectionPadding: false });
}
