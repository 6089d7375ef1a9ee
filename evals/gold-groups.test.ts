import { describe, expect, it } from 'vitest';
import { figuresByChapter, figuresByKind, worstCriteria } from './gold-groups.ts';
import { gradeGold } from './gold-run.ts';
import { goldAnswer, puppet, question, reader } from './test-gold.ts';

const once = { atOnce: 1 };
const other = { ...question, id: 'how' };
const answers = [
  goldAnswer('excellent', 'Alpha and beta.', { alpha: 'met', beta: 'met' }),
  goldAnswer('paraphrase', 'The first one and beta.', { alpha: 'met', beta: 'met' }),
  goldAnswer('wrong', 'Not the second one but alpha.'),
  { ...goldAnswer('partial', 'Beta.', { beta: 'partly', of: other }), chapter: 2 },
];

describe('figures for parts of a gold run', () => {
  it('are there by kind and by chapter', async () => {
    const graded = await gradeGold(answers, reader, once);
    expect(figuresByKind(graded)).toMatchObject({
      excellent: { answers: 1, human: 1, grader: 1, agreement: 1 },
      paraphrase: { answers: 1, human: 1, grader: 0.5, agreement: 0.5 },
      copied: { answers: 0, human: Number.NaN },
    });
    expect(figuresByChapter(graded)).toMatchObject([
      { chapter: 1, answers: 3, accuracy: 4 / 6, meanAbsoluteError: 1 / 3 },
      { chapter: 2, answers: 1, accuracy: 1, agreement: 0.5, meanAbsoluteError: 0.25 },
    ]);
  });

  it('name the criteria that are judged wrongly, the worst first', async () => {
    const worst = worstCriteria(await gradeGold(answers, reader, once));
    expect(worst).toEqual([{ chapter: 1, question: 'why', criterion: 'alpha', judged: 3, unseen: 1, unearned: 1 }]);
  });

  it('name at most so many, and none of answers without a grade', async () => {
    const blind = await gradeGold(
      answers,
      puppet(() => ({})),
      once,
    );
    expect(worstCriteria(blind).map(({ question, criterion }) => `${question}/${criterion}`)).toEqual([
      'how/beta',
      'why/alpha',
      'why/beta',
    ]);
    expect(worstCriteria(blind, 2)).toHaveLength(2);
    expect(
      worstCriteria(
        await gradeGold(
          answers,
          puppet(() => 'timeout'),
          once,
        ),
      ),
    ).toEqual([]);
  });
});
