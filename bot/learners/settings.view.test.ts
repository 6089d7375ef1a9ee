import { expect, it } from 'vitest';
import type { GraderStanding } from '../grading/grader-choice.store.ts';
import type { Learner } from './learner.store.ts';
import { settingsView } from './settings.view.ts';

const NOW = new Date('2026-06-08T10:00Z');
const learner = {
  ...{ id: 7n, zone: 'Europe/Berlin', dayStartsAt: 240, newPerDay: 10, reviewsPerDay: 200 },
  ...{ desiredRetention: 0.9, interviewDate: null },
} as Learner;
const grading = (grader: GraderStanding) =>
  settingsView(learner, grader, NOW).embeds?.[0]?.fields?.find(({ name }) => name === 'Who grades your answers')?.value;

it.each<[GraderStanding, RegExp]>([
  [{ kind: 'model', host: 'models.example' }, /the language model at models\.example: .*sent there, without your name/],
  [{ kind: 'ask', host: 'models.example' }, /not chosen yet: you are asked before .* models\.example/],
  [{ kind: 'embedded', why: 'no model' }, /built-in grader: .*nothing leaves this bot\. No language model is set up/],
  [{ kind: 'embedded', why: 'no budget' }, /You chose the language model; today's budget for it is used up/],
  [
    { kind: 'embedded', why: 'declined', host: 'models.example' },
    /A language model at models\.example could grade too/,
  ],
])('says plainly what %o means', (standing, words) => {
  expect(grading(standing)).toMatch(words);
  expect(grading(standing)).toContain('/settings grader');
});
