import { expect, it } from 'vitest';
import { parse } from 'yaml';
import { testAssessment, testQuestion } from '../interview/test-plan.ts';
import { goldFiles } from './gold-file.ts';

it('writes a file a chapter, with the answer letter by letter and nothing about its writer', () => {
  const answer = 'First line:\n- "quoted"\n\nLast line.  ';
  const assessment = testAssessment(testQuestion(3), { alpha: 'met' }, true);
  const one = { id: 7, question: 'q3', answer, assessment };
  const files = goldFiles([
    { ...one, chapter: 12 },
    { ...one, chapter: 3, id: 8 },
  ]);
  expect(files.map(({ name }) => name)).toEqual(['contested-03.yaml', 'contested-12.yaml']);
  expect(parse(files[0]!.text)).toEqual({
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
