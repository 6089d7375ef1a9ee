import { expect, it } from 'vitest';
import type { Verdict } from '../grading/assessment.ts';
import { historyView } from './history.view.ts';
import { allMet, held, testAssessment, testInterview, testPlan, testQuestion } from './test-plan.ts';

const question = testQuestion(5, { title: 'Replication' });
const plan = testPlan(1, { questions: [question] });
const past = (verdicts: Record<string, Verdict>, grader = 'scripted') => {
  const assessment = testAssessment(question, verdicts);
  return testInterview(plan, held([{ assessment: { ...assessment, grader: { ...assessment.grader, name: grader } } }]));
};
const fields = (...latestFirst: ReturnType<typeof past>[]) => historyView(latestFirst).embeds![0]!.fields!;

it('shows where a chapter began, where it is, and the way between, by its title', () => {
  const [chapters] = fields(past(allMet), past({ alpha: 'met', gamma: 'partly' }), past({}));
  expect(chapters!.value).toBe('**5** Replication · 0 % → 100 % ↗ ▁▅█');
  expect(fields(past({}), past(allMet))[0]!.value).toBe('**5** Replication · 100 % → 0 % ↘ █▁');
  expect(fields(past(allMet), past(allMet))[0]!.value).toBe('**5** Replication · 100 % → 100 % ██');
  expect(fields(past(allMet))[0]!.value).toBe('**5** Replication · 100 %');
});

it('takes one step for an interview, however many questions it had, and counts what was skipped', () => {
  const three = testPlan(3, { questions: [question, question, question] });
  const assessment = testAssessment(question, allMet);
  const turns = [{ assessment }, { assessment: testAssessment(question, {}) }, { result: 'skipped' as const }];
  const mixed = testInterview(three, held(turns));
  expect(fields(mixed)[0]!.value).toBe('**5** Replication · 33 %');
  expect(fields(past(allMet), mixed)[0]!.value).toBe('**5** Replication · 33 % → 100 % ↗ ▃█');
});

it('never mixes graders', () => {
  const shown = fields(past(allMet, 'two'), past({}, 'one'));
  expect(shown.map(({ name, value }) => [name, value])).toEqual([
    ['By chapter, graded by one, version 1', '**5** Replication · 0 %'],
    ['By chapter, graded by two, version 1', '**5** Replication · 100 %'],
  ]);
});

it('says of an unfinished interview how much was answered', () => {
  const unfinished = testInterview(
    testPlan(4),
    held([{ assessment: testAssessment(testQuestion(1), allMet) }], 'time'),
  );
  expect(historyView([unfinished]).embeds![0]!.description).toContain('**1 of 4 answered, 100 %**');
});
