// What a learner is told of the parts of an answer that did not count.
import type { Assessment, Remark } from './assessment.ts';
import { mostRead } from './grade.ts';

const texts: Record<Remark, string> = {
  'keyword list': 'Much of this is keywords without sentences. Words that state nothing earn nothing.',
  'copied question': 'Sentences that repeat the question were left out.',
  'spoke to the grader': 'Sentences that speak of the grading rather than the question were left out.',
  'longer than is read': `Only the first ${mostRead.toLocaleString('en')} characters were read.`,
};

export function remarkTexts({ remarks }: Pick<Assessment, 'remarks'>): string[] {
  return remarks.map((remark) => texts[remark]);
}
