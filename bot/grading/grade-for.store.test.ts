import { expect, it } from 'vitest';
import { onEveryDatabase, onPostgres } from '../db/test-databases.ts';
import { modelDoor } from '../model/door.ts';
import { type TestServer, testServer } from '../model/test-server.ts';
import { gradeFor } from './grade-for.store.ts';
import { chooseGrader, type Graders, graderStanding } from './grader-choice.store.ts';
import { modelGrader } from './model/model-grader.ts';
import type { GradedQuestion } from './question.ts';
import { puppet } from './test-grader.ts';

const host = 'api.example.com';
const now = new Date('2026-06-08T10:00Z');
const question: GradedQuestion = {
  prompt: 'Why?',
  criteria: [{ id: 'alpha', points: 1, essential: true, statement: 'It is alpha.' }],
  misconceptions: [],
};
const broken: TestServer['respond'] = () => ({ status: 500, headers: { 'retry-after-ms': '1' } });

function puppets(budget = { learner: 2, instance: 3 }, tokens = 0): Graders {
  return { embedded: puppet('embedded'), model: { graderWith: () => puppet('model', tokens), host, budget } };
}

function asking(server: TestServer, budget: { learner: number; instance: number }): Graders {
  const { ask, model } = modelDoor({ apiKey: 'k', baseUrl: server.url, model: 'm', timeoutMs: 20_000 });
  const graderWith = (mayTryAgain: () => Promise<boolean>) => modelGrader({ ask, model, mayTryAgain });
  return { embedded: puppet('embedded'), model: { graderWith, host, budget } };
}

onEveryDatabase('grading for a learner', (database) => {
  const learner = async (learnerId: bigint) => {
    const who = { learnerId, now };
    await database().db.learner.create({ data: { id: learnerId } });
    await chooseGrader(database().db, who, 'model', host);
    return who;
  };
  type Who = Awaited<ReturnType<typeof learner>>;
  const grade = (graders: Graders, who: Who, answer = 'Because.') =>
    gradeFor(database().db, graders, who, question, answer);
  const graderOf = async (...how: Parameters<typeof grade>) => (await grade(...how)).grader.name;
  const calls = async ({ learnerId }: Who) => ({
    mine: (await database().db.modelUse.findFirst({ where: { learnerId } }))?.calls ?? 0,
    all: (await database().db.instanceModelUse.findFirst())?.calls ?? 0,
  });

  it('sends nothing to a model that the learner did not agree to', async () => {
    const { db } = database();
    const ada = await learner(1n);
    await chooseGrader(db, ada, 'model', 'another.example.com');
    expect(await graderOf(puppets(), ada)).toBe('embedded');
    await chooseGrader(db, ada, 'embedded', host);
    expect(await graderOf(puppets(), ada)).toBe('embedded');
    expect(await graderOf({ ...puppets(), model: null }, ada)).toBe('embedded');
    expect(await calls(ada)).toEqual({ mine: 0, all: 0 });
  });

  it("stops at the learner's budget and at the instance's, and begins anew the next day", async () => {
    const { db } = database();
    const [ada, linus] = [await learner(1n), await learner(2n)];
    const used = [];
    for (const one of [ada, ada, ada, linus, linus]) used.push(await graderOf(puppets(), one));
    expect(used).toEqual(['model', 'model', 'embedded', 'model', 'embedded']);
    expect(await graderStanding(db, puppets(), ada)).toEqual({ kind: 'embedded', why: 'no budget' });
    expect(await graderOf(puppets(), { ...ada, now: new Date('2026-06-09T10:00Z') })).toBe('model');
  });

  it('leaves to the built-in grader what a budget of nothing does not pay for', async () => {
    const ada = await learner(1n);
    for (const budget of [
      { learner: 0, instance: 9 },
      { learner: 9, instance: 0 },
    ])
      expect(await graderOf(puppets(budget), ada)).toBe('embedded');
    expect(await calls(ada)).toEqual({ mine: 0, all: 0 });
  });

  it('takes nothing for an answer that says nothing, and names the same grader', async () => {
    const ada = await learner(1n);
    expect(await grade(puppets(), ada, ' \u200b…\n')).toMatchObject({
      kind: 'assessment',
      grader: { name: 'model' },
      cost: { calls: 0 },
    });
    expect(await calls(ada)).toEqual({ mine: 0, all: 0 });
  });

  it('pays for each request before it is sent, and tries no more often than is paid for', async () => {
    await using server = await testServer(broken);
    const [ada, budget] = [await learner(1n), { learner: 5, instance: 9 }];
    const outcomes = [];
    for (let i = 0; i < 3; i++) outcomes.push(await grade(asking(server, budget), ada));
    expect(outcomes).toMatchObject([
      { reason: 'server error', cost: { calls: 3 } },
      { reason: 'budget', cost: { calls: 2 } },
      { grader: { name: 'embedded' } },
    ]);
    expect(server.seen).toHaveLength(5);
    expect(await calls(ada)).toEqual({ mine: 5, all: 5 });
  });

  it('counts tokens, and stays at the most that fits', async () => {
    const { db } = database();
    const ada = await learner(1n);
    await grade(puppets(undefined, 120), ada);
    expect(await db.modelUse.findFirst()).toMatchObject({ calls: 1, tokens: 120 });
    expect(await db.instanceModelUse.findFirst()).toMatchObject({ calls: 1, tokens: 120 });
    expect(await graderOf(puppets(undefined, 1e12), ada)).toBe('model');
    expect(await db.modelUse.findFirst()).toMatchObject({ calls: 2, tokens: 2 ** 31 - 1 });
    expect(await db.instanceModelUse.findFirst()).toMatchObject({ calls: 2, tokens: 2 ** 31 - 1 });
  });
});

onPostgres('thirty answers at once, to a server that fails', (database) => {
  const gradeAll = async (learners: bigint[], budget: { learner: number; instance: number }) => {
    const { db } = database();
    await using server = await testServer(broken);
    const graders = asking(server, budget);
    const ids = [...new Set(learners)];
    await db.learner.createMany({ data: ids.map((id) => ({ id })) });
    for (const learnerId of ids) await chooseGrader(db, { learnerId, now }, 'model', host);
    await Promise.all(learners.map((learnerId) => gradeFor(db, graders, { learnerId, now }, question, 'Because.')));
    const all = await db.instanceModelUse.findFirst();
    const mine = await db.modelUse.aggregate({ _sum: { calls: true }, _max: { calls: true } });
    return { sent: server.seen.length, all: all?.calls, sum: mine._sum.calls, most: mine._max.calls };
  };

  it("cost no more than a learner's budget", async () => {
    const used = await gradeAll(Array(30).fill(1n), { learner: 5, instance: 100 });
    expect(used).toEqual({ sent: 5, all: 5, sum: 5, most: 5 });
  });

  it("cost no more than the instance's budget, and no learner a request that was not sent", async () => {
    const learners = Array.from({ length: 30 }, (_, i) => BigInt(i + 1));
    const used = await gradeAll(learners, { learner: 100, instance: 5 });
    expect(used).toMatchObject({ sent: 5, all: 5, sum: 5 });
  });
});
