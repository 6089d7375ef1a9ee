// Contested answers in the format of evals/gold, for somebody to label: without anything that tells who wrote them.
import { stringify } from 'yaml';
import type { Assessment } from '../grading/assessment.ts';

export type Candidate = {
  id: number;
  chapter: number;
  question: string;
  answer: string;
  assessment: Assessment;
};

/** One file a chapter. The verdicts are the contested ones: whoever takes an answer over labels it anew. */
export function goldFiles(candidates: Candidate[]): { name: string; text: string }[] {
  const chapters = [...new Set(candidates.map(({ chapter }) => chapter))].sort((a, b) => a - b);
  return chapters.map((chapter) => {
    const answers = candidates.filter((one) => one.chapter === chapter).map(entry);
    const head =
      '# Contested by learners, who let them be published. The verdicts are those that were contested: label anew.\n';
    return {
      name: `contested-${String(chapter).padStart(2, '0')}.yaml`,
      text: head + stringify({ chapter, answers }, { lineWidth: 150 }),
    };
  });
}

function entry({ id, question, answer, assessment }: Candidate) {
  return {
    id: `${question}-contested-${id}`,
    question,
    kind: 'partial',
    answer,
    verdicts: Object.fromEntries(assessment.criteria.map(({ id, verdict }) => [id, verdict])),
    misconceptions: Object.fromEntries(
      assessment.misconceptions.filter(({ found }) => found).map(({ id }) => [id, 'found']),
    ),
  };
}
