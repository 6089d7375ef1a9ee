import { expect, it } from 'vitest';
import { allMet, held, testAssessment, testInterview, testPlan, testQuestion } from './test-plan.ts';
import { verdictView } from './verdict.view.ts';
import { changeSentence } from './verdict-text.view.ts';

const question = testQuestion(1);
const [turn] = held([{}]).turns;
const change = (verdicts = allMet, found = false) =>
  changeSentence(testAssessment(question, verdicts, found), question, turn!, 200);
const verdict = (level: 'junior' | 'senior', own: 'mid' | 'senior', verdicts = allMet) => {
  const planned = testQuestion(1, { level: own });
  const plan = testPlan(1, { level, questions: [planned] });
  const session = held([{ assessment: testAssessment(planned, verdicts) }]);
  return verdictView(testInterview(plan, session), 0, { cardId: null, judgements: [] }).embeds![0]!.description!;
};

it('says the smallest change in a whole sentence, wrong claims included', () => {
  expect(change()).toBe('');
  expect(change({ ...allMet, alpha: 'missed' })).toBe(
    'This would have passed if you had said “The statement of alpha in question 1”.',
  );
  const thin = { alpha: 'met', gamma: 'partly', delta: 'met' } as const;
  expect(change(thin, true)).toBe('This would have passed without the wrong claim above.');
  expect(change({ ...thin, alpha: 'missed' }, true)).toMatch(/^This would have passed if you had .*[^)]\.$/);
});

it('puts the passage behind a wrong claim, also where it is that of a scenario', () => {
  const own = { ...question.misconceptions[0]!, passage: { chapter: 7, heading: 'Across Services' } };
  const phase = testQuestion(1, { chapter: null, heading: null, misconceptions: [own] });
  const plan = testPlan(1, { questions: [phase] });
  const session = held([{ assessment: testAssessment(phase, allMet, true) }]);
  const view = verdictView(testInterview(plan, session), 0, { cardId: null, judgements: [] });
  expect(view.embeds![0]!.description).toContain('-# 1 point off, to read: chapter 7, “Across Services”');
});

it('begins with what the score means at the level of the interview', () => {
  expect(verdict('senior', 'senior')).toMatch(
    /^Every expected point came up: what a senior brings without being pushed\.\n/,
  );
  expect(verdict('junior', 'senior')).toMatch(
    /^Every expected .* of a junior\. The question is meant for senior level\.\n/,
  );
});
