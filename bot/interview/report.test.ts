import { describe, expect, it } from 'vitest';
import type { Plan } from './plan.ts';
import { reportView } from './report.view.ts';
import type { ReportParts } from './report-parts.store.ts';
import type { Session } from './session.ts';
import { allMet, held, testAssessment, testInterview, testPlan, testQuestion } from './test-plan.ts';

const NOW = new Date('2026-06-08T23:00Z');
const nothing: ReportParts = { pulled: [], zone: 'UTC', judgements: [] };
const GREEN = 0x3ba55d;

async function report(plan: Plan, session: Session, parts: Partial<ReportParts> = {}) {
  const reply = await reportView(testInterview(plan, session), { ...nothing, ...parts }, NOW);
  const [embed] = reply.embeds!;
  const file = (name: string) => reply.files!.find((one) => one.name === name)!;
  return { ...embed!, text: embed!.description!, transcript: String(file('interview.md').data), file };
}
const graded = (n: number, verdicts = allMet, found = false) => ({
  assessment: testAssessment(testQuestion(n), verdicts, found),
});
const partOf = (text: string, heading: string) =>
  text.split('\n\n').find((part) => part.startsWith(`**${heading}`)) ?? '';

describe('the report', () => {
  it('of a whole interview gives its share and is green when that passes', async () => {
    const { title, color } = await report(testPlan(2), held([graded(1), graded(2)]));
    expect([title, color]).toEqual(['Your interview: 100 %, 2 of 2 passed', GREEN]);
  });

  it('of an unfinished one says first how much was answered, and is not green', async () => {
    const { title, color, text } = await report(testPlan(4), held([graded(1), { result: 'unanswered' }], 'time'));
    expect(title).toBe('Your interview: 1 of 4 answered, 100 %');
    expect(color).not.toBe(GREEN);
    expect(text).toMatch(/^Time was up: 2 of 4 questions came up, 1 without a verdict\./);
    expect(text).toMatch(/As far as it went/);
  });

  it('lists essential points alike, whether they were missed, skipped or never answered', async () => {
    const turns = [
      graded(1, { ...allMet, alpha: 'missed' }),
      { result: 'skipped' as const },
      { result: 'unanswered' as const },
    ];
    const { text } = await report(testPlan(3), held(turns));
    const misses = partOf(text, 'Essential, and missing');
    expect(misses).toContain('The statement of alpha in question 1.\n-# Question 1, to read: chapter 1, “A heading”');
    expect(misses).toContain('-# Question 2, skipped, to read: chapter 2, “A heading”');
    expect(misses).toMatch(/and 2 more in the transcript/);
  });

  it('says what was wrong, with the correction and the passage', async () => {
    const { text } = await report(testPlan(1), held([graded(1, allMet, true)]));
    expect(partOf(text, 'What was wrong')).toBe(
      '**What was wrong**\n⚠️ You said “the contrary”. It is the other way round.\n-# Question 1, to read: chapter 1, “A heading”',
    );
  });

  it("gives a scenario's point the passage of the chapter that it comes from", async () => {
    const question = testQuestion(1, { chapter: null, heading: null, title: 'Requirements' });
    const [first, ...rest] = question.criteria;
    const passage = { chapter: 6, heading: 'One hot key' };
    const phase = { ...question, criteria: [{ ...first!, passage }, ...rest] };
    const scenario = { key: 'feed', title: 'A social feed', brief: 'So.' };
    const plan = testPlan(1, { scenario, questions: [phase] });
    const { text } = await report(plan, held([{ assessment: testAssessment(phase, { ...allMet, alpha: 'missed' }) }]));
    expect(text).toContain('-# Phase 1, to read: chapter 6, “One hot key”');
  });

  it('names what to add where nothing essential is missing', async () => {
    const { text } = await report(testPlan(1), held([graded(1, { ...allMet, beta: 'missed', delta: 'partly' })]));
    expect(text).not.toContain('Essential, and missing');
    const add = partOf(text, 'Next to add');
    expect(add).toMatch(/🟠 The statement of delta.*\n➕ The statement of beta in question 1\. _\(question 1\)_/);
  });

  it('always says what comes first in /study', async () => {
    const front = 'What about alpha?';
    const day = new Date('2026-06-09T04:00Z');
    const pulled = await report(testPlan(1), held([graded(1, {})]), { pulled: [{ front, chapter: 1, day }] });
    expect(pulled.text).toMatch(/\*\*First in \/study tomorrow, <t:\d+:D>\*\*\n- What about alpha\? \(chapter 1\)/);
    const perfect = await report(testPlan(1), held([graded(1)]));
    expect(perfect.text).toMatch(
      /Nothing essential was missed, so nothing is pulled forward: it goes on as planned\.$/,
    );
    const thin = await report(testPlan(2), held([graded(1), graded(2, { ...allMet, beta: 'missed' })]));
    expect(thin.text).toMatch(/Weakest was chapter 2, with 86 %: \*\*\/study chapters:2\*\*/);
    const studied = await report(testPlan(1), held([graded(1, {})]));
    expect(studied.text).toMatch(/Nothing of this interview waits there any more/);
  });

  it('lists the questions by chapter, with the points that were not made by name', async () => {
    const same = (n: number) => testQuestion(n, { chapter: 5, title: 'Replication' });
    const plan = testPlan(3, { questions: [same(1), same(2), testQuestion(3)] });
    const { fields } = await report(
      plan,
      held([graded(1), graded(2, { ...allMet, beta: 'missed' }), { result: 'skipped' }]),
    );
    expect(fields![0]!.value.split('\n')).toEqual([
      '**Chapter 5, Replication** · 93 %',
      '✅ **1.** 100 % · Question 1: how does it work?',
      '✅ **2.** 86 % · Question 2: how does it work?',
      '-# ❌ beta',
      '❌ **3.** skipped · chapter 3 · Question 3: how does it work?',
    ]);
  });
});

it('names the points of twelve questions too, in several fields', async () => {
  const questions = Array.from({ length: 12 }, (_, i) =>
    testQuestion(i + 1, { prompt: 'How does it work? '.repeat(9) }),
  );
  const { fields } = await report(testPlan(12, { questions }), held(questions.map((_, i) => graded(i + 1, {}))));
  const text = fields!.map(({ value }) => value).join('\n');
  expect(text.match(/^❌ \*\*\d+\.\*\* 0 %.*\n-# ❌ alpha, beta, gamma, delta$/gm)).toHaveLength(12);
});

describe('the transcript', () => {
  it("bears the date of the learner's zone", async () => {
    const { transcript } = await report(testPlan(1), held([graded(1)]), { zone: 'Europe/Berlin' });
    expect(transcript).toContain('100 %, 1 of 1 passed · mid level · 9 June 2026, 30 minutes');
  });

  it('quotes answers so that they wrap, and no answer breaks out of its quotation', async () => {
    const answer = 'First.\n\n```\n# Not a heading\n<img src=x> ![x](http://x)';
    const turn = { ...graded(1), parts: [{ asks: null, answer, form: false }] };
    const { transcript } = await report(testPlan(1), held([turn]));
    expect(transcript).toContain('> First.\n>\n> ```\n> # Not a heading\n> \\<img src=x> !\\[x](http://x)\n\n### ');
  });

  it('holds what was asked again, what was wrong, the smallest change, and what comes first', async () => {
    const parts = [null, 'alpha'].map((asks) => ({ asks, answer: 'So.', form: false }));
    const turn = { ...graded(1, { ...allMet, alpha: 'missed' }, true), parts };
    const pulled = [{ front: 'What about alpha?', chapter: 1, day: new Date('2026-06-09T04:00Z') }];
    const { transcript } = await report(testPlan(1), held([turn]), { pulled });
    expect(transcript).toContain(
      '**missed**: The statement of alpha in question 1. (2 points, essential, asked again, to read: chapter 1, “A heading”)',
    );
    expect(transcript).toContain(
      '**Wrong:** “the contrary”. It is the other way round. (to read: chapter 1, “A heading”)',
    );
    expect(transcript).toContain(
      '**The least that would have changed the verdict:** This would have passed if you had said',
    );
    expect(transcript).toContain('## What comes first in /study\n\n- 9 June 2026: What about alpha? (chapter 1)');
  });

  it("holds what a group's observers found", async () => {
    const judgements = [
      [
        { observerId: 1n, name: 'Tony', met: ['alpha', 'gamma', 'delta'] },
        { observerId: 2n, name: 'Radia', met: [] },
      ],
    ];
    const { transcript } = await report(testPlan(1, { group: true }), held([graded(1)]), { judgements });
    expect(transcript).toContain(
      '- Tony: made 1, 3, 4, 6 of 7 points, passed\n- Radia: none of the points made, 0 of 7 points, not passed',
    );
  });
});
