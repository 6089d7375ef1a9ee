// Contested answers in the format of evals/gold, for somebody to label: without anything that tells who wrote them.
import { stringify } from 'yaml';
import type { Assessment } from '../grading/assessment.ts';
import type { FiledQuestion } from '../grading/question.ts';

export type Candidate = {
  id: number;
  /** The deck's slug. */
  deck: string;
  chapter: number;
  rubric: FiledQuestion;
  answer: string;
  assessment: Assessment;
};

const HEAD = `\
Contested by learners, who let them be published. The verdicts are those that were contested, so label anew;
what was unclear, or not asked for, stands as missed.`;

/** One file for each chapter of a deck. */
export function goldFiles(candidates: Candidate[]): { name: string; text: string }[] {
  const files = Map.groupBy(candidates, ({ deck, chapter }) => `${deck}-${String(chapter).padStart(2, '0')}`);
  return [...files].toSorted(([one], [other]) => (one < other ? -1 : 1)).map(([name, all]) => fileOf(name, all));
}

function fileOf(name: string, candidates: Candidate[]): { name: string; text: string } {
  const { deck, chapter } = candidates[0]!;
  const head = `Deck: ${deck}. ${HEAD}`.replace(/^/gm, '# ');
  const body = stringify({ chapter, answers: candidates.map(entry) }, { lineWidth: 150 });
  return { name: `contested-${name}.yaml`, text: `${head}\n${body}` };
}

function entry({ id, rubric, answer, assessment }: Candidate) {
  const given = new Map(assessment.criteria.map((one) => [one.id, one.verdict]));
  const verdictOn = (criterion: string) => {
    const verdict = given.get(criterion) ?? 'missed';
    return verdict === 'unclear' ? 'missed' : verdict;
  };
  return {
    id: `${rubric.id}-contested-${id}`,
    question: rubric.id,
    kind: 'partial',
    answer,
    verdicts: Object.fromEntries(rubric.criteria.map((one) => [one.id, verdictOn(one.id)])),
    misconceptions: Object.fromEntries(
      assessment.misconceptions.filter(({ found }) => found).map((one) => [one.id, 'found']),
    ),
  };
}
