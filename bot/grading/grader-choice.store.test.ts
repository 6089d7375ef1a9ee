import { expect, it } from 'vitest';
import { onEveryDatabase } from '../db/test-databases.ts';
import type { Grader } from './grader.ts';
import { chooseGrader, claimGrader, countModelUse, type Graders, graderStanding } from './grader-choice.store.ts';

const grader = (name: string): Grader => ({
  name,
  version: '1',
  measures: 'judgement',
  propose: () => Promise.reject(new Error('not here')),
});
const graders: Graders = {
  embedded: grader('embedded'),
  model: { grader: grader('model'), host: 'api.example.com', budget: { learner: 2, instance: 3 } },
};
const now = new Date('2026-06-08T10:00Z');
const who = (learnerId: bigint) => ({ learnerId, now });

onEveryDatabase('the choice of a grader', (database) => {
  const learner = async (id: bigint) => {
    await database().db.learner.create({ data: { id } });
    return who(id);
  };

  it('sends nothing to a model before the learner was asked about its host', async () => {
    const { db } = database();
    const ada = await learner(1n);
    expect(await graderStanding(db, graders, ada)).toEqual({ kind: 'ask', host: 'api.example.com' });
    expect((await claimGrader(db, graders, ada)).name).toBe('embedded');
    await chooseGrader(db, ada, 'model', 'another.example.com');
    expect((await claimGrader(db, graders, ada)).name).toBe('embedded');
    await chooseGrader(db, ada, 'model', 'api.example.com');
    expect((await claimGrader(db, graders, ada)).name).toBe('model');
  });

  it('keeps to the built-in one for those who declined', async () => {
    const ada = await learner(1n);
    await chooseGrader(database().db, ada, 'embedded', 'api.example.com');
    expect(await graderStanding(database().db, graders, ada)).toMatchObject({ kind: 'embedded', why: 'declined' });
    expect((await claimGrader(database().db, graders, ada)).name).toBe('embedded');
  });

  it("stops at the learner's budget and at the instance's, and begins anew the next day", async () => {
    const { db } = database();
    const [ada, linus] = [await learner(1n), await learner(2n)];
    for (const one of [ada, linus]) await chooseGrader(db, one, 'model', 'api.example.com');
    const used = [];
    for (const one of [ada, ada, ada, linus, linus]) used.push((await claimGrader(db, graders, one)).name);
    expect(used).toEqual(['model', 'model', 'embedded', 'model', 'embedded']);
    expect(await graderStanding(db, graders, ada)).toEqual({ kind: 'embedded', why: 'no budget' });
    const tomorrow = { ...ada, now: new Date('2026-06-09T10:00Z') };
    expect((await claimGrader(db, graders, tomorrow)).name).toBe('model');
  });

  it('counts retries and tokens', async () => {
    const { db } = database();
    const ada = await learner(1n);
    await chooseGrader(db, ada, 'model', 'api.example.com');
    await claimGrader(db, graders, ada);
    await countModelUse(db, ada, { calls: 3, inputTokens: 100, outputTokens: 20, ms: 5 });
    expect(await db.modelUse.findFirst()).toMatchObject({ calls: 3, tokens: 120 });
    expect(await db.instanceModelUse.findFirst()).toMatchObject({ calls: 3, tokens: 120 });
  });
});
