import { expect, it } from 'vitest';
import { onEveryDatabase } from '../db/test-databases.ts';
import type { AskFailure } from '../model/ask.ts';
import { gradeWith } from './grade.ts';
import { gradersFor } from './graders-for.store.ts';

const question = {
  prompt: 'Why?',
  criteria: [{ id: 'alpha', points: 1, essential: true, statement: 'It is alpha.' }],
  misconceptions: [],
};
const answer = 'I think that it is alpha.';

onEveryDatabase('a model that gives no verdict', (database) => {
  it('is told to the log with reason and detail, each reason seldom, and never with the answer', async () => {
    const lines: unknown[] = [];
    const log = { warn: (...line: unknown[]) => lines.push(line) };
    let [reason, detail]: [AskFailure, string] = ['rejected', '401 Incorrect API key'];
    const usage = { calls: 1, inputTokens: 0, outputTokens: 0 };
    const ask = async () => ({ kind: 'failed' as const, reason, detail, usage });
    const budget = { learner: 9, instance: 9 };
    const graders = await gradersFor(database().db, { ask, model: 'm', host: 'api.example.com', budget }, log);
    const grade = () =>
      gradeWith(
        graders.model!.graderWith(async () => true),
        question,
        answer,
      );
    for (let i = 0; i < 3; i++) expect(await grade()).toMatchObject({ kind: 'ungraded', reason: 'rejected' });
    [reason, detail] = ['refusal', `I will not grade “${answer}”.`];
    await grade();
    const about = { model: 'm', host: 'api.example.com' };
    expect(lines).toEqual([
      [{ ...about, reason: 'rejected', detail: '401 Incorrect API key' }, expect.stringContaining('no verdict')],
      [{ ...about, reason: 'refusal', detail: expect.stringContaining('left out') }, expect.anything()],
    ]);
    expect(JSON.stringify(lines)).not.toContain('alpha');
  });
});
