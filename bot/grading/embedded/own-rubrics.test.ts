// Every rubric against its own model answer: an author's answer must earn all, the question alone nothing.
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { loadDeck } from '../../decks/deck-folder.files.ts';
import { gradeWith } from '../grade.ts';
import { embeddedGrader } from './embedded-grader.ts';
import { passagesOf } from './rarity.ts';

const deck = loadDeck(path.resolve(import.meta.dirname, '../../../decks/ddia'));
const questions = deck.chapters.flatMap(({ rubric }) => rubric?.questions ?? []);
const grader = embeddedGrader({ corpus: questions.flatMap(passagesOf) });

describe('the rubrics of our deck', () => {
  it('are all here', () => {
    expect(questions.length).toBeGreaterThanOrEqual(60);
  });

  it.each(questions)('$id: the model answer earns all points and shows no misconception', async (question) => {
    const result = await gradeWith(grader, question, question.model_answer);
    expect(result).toMatchObject({ kind: 'assessment', score: { share: 1, verdict: 'passed' }, remarks: [] });
    if (result.kind !== 'assessment') return;
    expect(result.criteria.filter(({ verdict }) => verdict !== 'met')).toEqual([]);
    expect(result.misconceptions.filter(({ found }) => found)).toEqual([]);
  });

  it.each(questions)('$id: the question alone earns nothing', async (question) => {
    expect(await gradeWith(grader, question, question.prompt)).toMatchObject({ score: { points: 0 } });
  });

  it('are asked of an answer up to a length that grading can bear, be it all aliases in one sentence', async () => {
    const question = questions[5]!;
    const aliases = question.criteria.flatMap((criterion) => (criterion.aliases ?? []).flat());
    const runOn = `${aliases.join(' of the ')} and the `.repeat(100).slice(0, 30_000);
    expect(await gradeWith(grader, question, runOn)).toMatchObject({
      remarks: expect.arrayContaining(['longer than is read']),
    });
  });
});
