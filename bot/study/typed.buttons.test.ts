import { beforeEach, expect, it } from 'vitest';
import { onEveryDatabase } from '../db/test-databases.ts';
import type { Modal, Press, Reply } from '../discord/route.ts';
import type { Failed, Grader } from '../grading/grader.ts';
import { chooseGrader, type Graders } from '../grading/grader-choice.store.ts';
import { puppet } from '../grading/test-grader.ts';
import { openContests } from '../interview/contest.store.ts';
import { testQuestion } from '../interview/test-plan.ts';
import { buttonNamed, keysOf } from './test-buttons.ts';
import { ADA, adaStudies, deckWith } from './test-deck.ts';
import { typedButtons } from './typed.buttons.ts';
import { typedContestButtons } from './typed-contest.buttons.ts';

const NOW = new Date('2026-06-08T10:00Z');
const ANSWER = 'The replica lags behind its leader.';
const rubric = testQuestion(1);

onEveryDatabase('an answer typed to a card', (database) => {
  let minute: number;
  let told: string[];
  let failing: Failed['reason'] | null;
  let seen: string[];
  beforeEach(() => {
    [minute, told, failing, seen] = [0, [], null, []];
  });

  /** Fails while it is told to, else finds every point missed. */
  const grader: Grader = {
    ...puppet('model'),
    async propose(question, answer) {
      seen.push(answer);
      const usage = { calls: 1, inputTokens: 0, outputTokens: 0 };
      return failing ? { kind: 'failed', reason: failing, usage } : puppet('model').propose(question, answer);
    },
  };
  const model = { graderWith: () => grader, host: 'model.test', budget: { learner: 9, instance: 9 } };
  const graders: Graders = { embedded: puppet('embedded'), model };

  async function setUp() {
    const { db } = database();
    const group = 'ch1-q-q1';
    const { deckId, cards } = await deckWith(db, [
      { kind: 'question', group },
      { kind: 'criterion', group, key: 'ch1-c-q1-gamma', front: 'And gamma?' },
    ]);
    const content = { ...rubric } as object;
    await db.interviewQuestion.create({ data: { deckId, chapter: 1, key: 'q1', level: 'mid', draft: false, content } });
    const session = await adaStudies(db, deckId, NOW);
    const components = [
      ...typedButtons({ db, graders }),
      ...typedContestButtons({ db, tellOperators: async (text) => void told.push(text) }),
    ];
    const press = async (prefix: string, keys: number[], fields: Record<string, string> = {}) => {
      const now = new Date(NOW.getTime() + 60_000 * minute++);
      const call = { learnerId: ADA, keys, values: [], fields, now } as unknown as Press;
      return await components.find((one) => one.prefix === prefix)!.run(call);
    };
    const follow = (reply: Reply, label: string, fields = {}) => {
      const { prefix, keys } = keysOf(buttonNamed(reply, label));
      return press(prefix, keys, fields);
    };
    const type = async (card: number, answer = ANSWER) =>
      (await press('study.typed', [session, card, 0, 0], { answer })) as Reply;
    await chooseGrader(db, { learnerId: ADA, now: NOW }, 'model', 'model.test');
    return { db, session, question: cards[0]!, criterion: cards[1]!, press, follow, type };
  }
  const textIn = ({ embeds, content }: Reply) => `${content ?? ''} ${embeds?.[0]?.title} ${embeds?.[0]?.description}`;
  const begunWith = (form: Reply | Modal) => /"value":"(.*?)"/.exec(JSON.stringify(form))?.[1];

  it('is kept while it can not be graded, with the reason in plain words, and graded by a retry', async () => {
    const { question, follow, type } = await setUp();
    failing = 'rejected';
    const failed = await type(question);
    expect(textIn(failed)).toMatch(/no verdict.*kept for a day.*server refuses our requests: the operator must look/s);
    failing = 'timeout';
    const again = (await follow(failed, 'Retry')) as Reply;
    expect(textIn(again)).toMatch(/took too long/);
    await expect(follow(failed, 'Retry')).rejects.toThrow('tried again already');
    failing = null;
    const graded = (await follow(again, 'Retry')) as Reply;
    expect(textIn(graded)).toMatch(/^ Your answer ❌/);
    expect(seen).toEqual([ANSWER, ANSWER, ANSWER]);
    await expect(follow(again, 'Retry')).rejects.toThrow('tried again already');
  });

  it('can still be given by pressing a button, and stands in the form when the card is shown again', async () => {
    const { session, question, criterion, press, type } = await setUp();
    failing = 'unreachable';
    const failed = await type(question);
    for (const label of ['Again', 'Hard', 'Good', 'Easy']) expect(buttonNamed(failed, label)).toBeDefined();
    expect(begunWith(await press('study.type', [session, question, 0, 0]))).toBe(ANSWER);
    expect(begunWith(await press('study.type', [session, criterion, 0, 0]))).toBeUndefined();
    failing = null;
    await type(question);
    expect(begunWith(await press('study.type', [session, question, 0, 0]))).toBeUndefined();
  });

  it('takes the place of the one before, whose buttons say so', async () => {
    const { db, question, criterion, follow, type } = await setUp();
    failing = 'timeout';
    const first = await type(question);
    await type(criterion, 'Another one.');
    await expect(follow(first, 'Retry')).rejects.toThrow('kept no more');
    expect(await db.typedAnswer.findMany()).toMatchObject([{ answer: 'Another one.' }]);
  });

  it('can be contested with question, answer, verdicts and grader, once, and the operators are told', async () => {
    const { db, question, follow, type, press } = await setUp();
    const graded = await type(question);
    const form = (await follow(graded, 'Contest the verdict')) as Modal;
    const { prefix, keys } = keysOf(form.modal);
    const said = await press(prefix, keys, { comment: 'I said gamma.', consent: 'yes' });
    expect((said as Reply).content).toMatch(/Kept for the operator.*may be published/);
    expect(told).toHaveLength(1);
    expect(await openContests(db, 9)).toMatchObject([
      {
        ...{ deck: 'ddia', chapter: 1, answer: ANSWER, comment: 'I said gamma.', consent: true, status: 'open' },
        rubric: { id: 'q1', prompt: rubric.prompt },
        assessment: { grader: { name: 'model', version: '1' }, criteria: rubric.criteria.map(({ id }) => ({ id })) },
      },
    ]);
    await expect(press(prefix, keys, { comment: 'Again.', consent: 'no' })).rejects.toThrow('contested this verdict');
    await type(question, 'Another one.');
    await expect(follow(graded, 'Contest the verdict')).rejects.toThrow('kept no more');
  });

  it('to a key point is contested under the words of its card', async () => {
    const { db, criterion, follow, type, press } = await setUp();
    const form = (await follow(await type(criterion), 'Contest the verdict')) as Modal;
    const { prefix, keys } = keysOf(form.modal);
    await press(prefix, keys, { comment: 'I said gamma.' });
    const [contest] = await openContests(db, 9);
    expect(contest).toMatchObject({ consent: false, rubric: { id: 'q1', prompt: 'And gamma?' } });
    expect(contest!.assessment.criteria.map(({ id }) => id)).toEqual(['gamma']);
    expect(contest!.rubric.criteria).toHaveLength(4);
  });

  it('is not sent to a host that another message named', async () => {
    const { db, session, question, press, follow } = await setUp();
    await db.graderChoice.deleteMany();
    const asked = (await press('study.type', [session, question, 0, 0])) as Reply;
    expect(textIn(asked)).toContain('model.test');
    model.host = 'elsewhere.test';
    const anew = (await follow(asked, 'Use the model')) as Reply;
    expect(textIn(anew)).toMatch(/another place.*elsewhere\.test/s);
    expect(await db.graderChoice.count()).toBe(0);
    expect((await follow(anew, 'Use the model')) as Reply).toMatchObject({ content: expect.stringMatching(/Noted/) });
    expect(await db.graderChoice.findFirst()).toMatchObject({ kind: 'model', host: 'elsewhere.test' });
    model.host = 'model.test';
  });
});
