import { expect, it } from 'vitest';
import { parse } from 'yaml';
import { testAssessment, testQuestion } from '../interview/test-plan.ts';
import { goldFiles } from './gold-file.ts';

const rubric = testQuestion(3);
const one = { id: 7, deck: 'ddia', chapter: 3, rubric, answer: 'An answer.', assessment: testAssessment(rubric) };

it('writes a file for each chapter of a deck, with the answer letter by letter and nothing about its writer', () => {
  const answer = 'First line:\n- "quoted"\n\nLast line.  ';
  const assessment = testAssessment(rubric, { alpha: 'met' }, true);
  const files = goldFiles([
    { ...one, chapter: 12 },
    { ...one, deck: 'another' },
    { ...one, id: 8, answer, assessment },
  ]);
  expect(files.map(({ name }) => name)).toEqual([
    'contested-another-03.yaml',
    'contested-ddia-03.yaml',
    'contested-ddia-12.yaml',
  ]);
  expect(files[1]!.text).toMatch(/^# Deck: ddia\. Contested by learners/);
  expect(parse(files[1]!.text)).toEqual({
    chapter: 3,
    answers: [
      {
        id: 'q3-contested-8',
        question: 'q3',
        kind: 'partial',
        answer,
        verdicts: { alpha: 'met', beta: 'missed', gamma: 'missed', delta: 'missed' },
        misconceptions: { wrong: 'found' },
      },
    ],
  });
});

it('has a verdict that can be labelled on every criterion, also where it was unclear or not asked for', () => {
  const { criteria, ...rest } = testAssessment(rubric, { alpha: 'unclear', beta: 'partly' });
  const asked = criteria.filter(({ id }) => id !== 'delta');
  const [file] = goldFiles([{ ...one, assessment: { ...rest, criteria: asked } }]);
  expect(parse(file!.text).answers[0].verdicts).toEqual({
    alpha: 'missed',
    beta: 'partly',
    gamma: 'missed',
    delta: 'missed',
  });
});
