import { ComponentType } from 'discord-api-types/v10';
import { expect, it } from 'vitest';
import type { Judgement } from './group.store.ts';
import { judgementView } from './group.view.ts';
import { sideBySide } from './group-verdict.view.ts';
import { held, testAssessment, testInterview, testPlan, testQuestion } from './test-plan.ts';
import { turnScore } from './turn-score.ts';

const plan = testPlan(1, { group: true });
const assessment = testAssessment(testQuestion(1), { alpha: 'met', gamma: 'met', delta: 'met' });
const session = held([{ assessment }]);
const beside = (judgements: Judgement[]) =>
  sideBySide(assessment, turnScore(session.turns[0]!, 0)!, plan.questions[0]!, judgements)?.description;

it('numbers what can be chosen as it numbers the points above', () => {
  const [form] = judgementView(testInterview(plan, session), 0, 7n, null).rows!;
  const [choice] = form!.components;
  const labels = choice?.type === ComponentType.StringSelect ? choice.options.map(({ label }) => label) : [];
  expect(labels.map((label) => label.slice(0, 16))).toEqual([
    '1. The statement',
    '2. The statement',
    '3. The statement',
    '4. The statement',
    'None of them',
  ]);
});

it('shows what each observer would have given beside the grader', () => {
  const judgements = [
    { observerId: 1n, name: 'Tony', met: ['alpha', 'beta'] },
    { observerId: 2n, name: 'Radia', met: ['alpha', 'gamma', 'delta'] },
  ];
  expect(beside(judgements)).toContain('**Overall** · grader ✅ 6 of 7 · Tony ❌ 3 of 7 · Radia ✅ 6 of 7');
});

it('counts the observers that would let it pass when they are many', () => {
  const judgements = Array.from({ length: 8 }, (_, i) => ({
    observerId: BigInt(i),
    name: `Observer ${i}`,
    met: i < 3 ? ['alpha', 'gamma', 'delta'] : [],
  }));
  expect(beside(judgements)).toContain('grader ✅ 6 of 7 · 3 of 8 observers would let it pass');
});
