// Presses on messages that are behind the interview, as a client sends them that has not seen the change yet.
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { OpenDatabase } from '../db/database.ts';
import { onEveryDatabase } from '../db/test-databases.ts';
import type { Channels } from '../discord/channels.ts';
import type { Press, Reply } from '../discord/route.ts';
import { openQueue, type Queue } from '../queue/queue.ts';
import { ADA, adaStudies, deckWith } from '../study/test-deck.ts';
import { interviewAnswerButtons } from './answer.buttons.ts';
import { DRIVE } from './effects.store.ts';
import { interviewEndButtons } from './end.buttons.ts';
import { type InterviewParts, interviewButtons } from './interview.buttons.ts';
import { createInterview, findInterview, type Interview } from './interview.store.ts';
import type { Event } from './session.ts';
import { ALARM, takeEvent } from './take-event.store.ts';
import { allMet, testAssessment, testPlan } from './test-plan.ts';

const NOW = new Date('2026-06-08T10:00Z');
const PLAN = testPlan(2);
const answered: Event = { type: 'answer', question: 0, part: 0, text: 'Words.' };
const graded: Event = {
  type: 'graded',
  question: 0,
  attempt: 1,
  assessment: testAssessment(PLAN.questions[0]!, allMet),
};

function suite(database: () => OpenDatabase) {
  let queue: Queue;
  let interview: Interview;
  beforeEach(async () => {
    queue = await openQueue(database().pool, database().embedded);
    for (const name of [DRIVE, ALARM]) await queue.declare({ name });
    const { deckId } = await deckWith(database().db, []);
    await adaStudies(database().db, deckId, NOW);
    const place = { place: 'direct', channelId: 5n, parentId: null } as const;
    interview = await createInterview(parts(), { learnerId: ADA, deckId, plan: PLAN, ...place }, NOW);
  });
  afterEach(() => queue.close());

  const parts = (): InterviewParts => ({
    db: database().db,
    queue,
    graders: { embedded: {} } as unknown as InterviewParts['graders'],
    channels: async () => ({ writtenAfter: async () => [] }) as Partial<Channels> as Channels,
  });
  const take = async (...events: Event[]) => {
    for (const event of events) expect((await takeEvent(parts(), interview, event, NOW)).refused).toBeNull();
  };
  /** What a press is answered with: a reply's text, or why nothing is done. */
  async function press(prefix: string, ...keys: number[]): Promise<string> {
    const all = [...interviewButtons(parts()), ...interviewAnswerButtons(parts()), ...interviewEndButtons(parts())];
    const component = all.find((one) => one.prefix === `interview.${prefix}`)!;
    const call = { learnerId: ADA, channelId: 5n, keys: [interview.id, ...keys], values: [], fields: {}, now: NOW };
    try {
      return (((await component.run(call as unknown as Press)) as Reply).content ?? '').toString();
    } catch (error) {
      return (error as Error).message;
    }
  }
  const state = async () => (await findInterview(database().db, interview))!.session;

  it.each([
    ['done', 0, 0],
    ['pause', 0, 0],
    ['skip', 0, 0],
    ['hint', 0, 0],
    ['answer', 0, 0],
  ])('%s while the answer is graded says so, and changes nothing', async (prefix, ...keys) => {
    await take({ type: 'begin' }, answered);
    const before = await state();
    expect(await press(prefix, ...keys)).toMatch(/done already.*Your answer is being graded/);
    expect(await state()).toEqual(before);
  });

  it('Done during a pause and between two questions says what holds, not that nothing was written', async () => {
    await take({ type: 'begin' }, { type: 'pause' });
    expect(await press('done', 0, 0)).toMatch(/is paused/);
    await take({ type: 'resume' }, answered, graded);
    expect(await press('done', 0, 0)).toMatch(/The verdict is there, and \*\*Next\*\* goes on/);
  });

  it('Pause of an earlier question does not pause the present one', async () => {
    await take({ type: 'begin' }, answered, graded, { type: 'next', question: 0 });
    expect(await press('pause', 0, 0)).toMatch(/gone on since/);
    expect(await state()).toMatchObject({ paused: false });
  });

  it('an old yes to the end does not end it, nor does an old "Not now"', async () => {
    await take({ type: 'begin' });
    expect(await press('decline')).toMatch(/done already/);
    await take(answered, graded, { type: 'next', question: 0 });
    expect(await press('end', 0, 0)).toMatch(/gone on since, so it was not ended/);
    expect(await state()).toMatchObject({ phase: 'asking', at: 1 });
    expect(await press('stop')).toMatch(/End it\? 1 question is left/);
    expect(await press('end', 1, 0)).toMatch(/Ended\. The report follows/);
    expect(await press('stop')).toMatch(/interview is over/);
  });

  it('of an interview that was put off finds nothing', async () => {
    expect(await press('decline')).toMatch(/Not now, then/);
    expect(await press('begin', 0)).toMatch(/no such interview any more/);
    expect(await findInterview(database().db, interview)).toBeNull();
  });
}

onEveryDatabase('a press that comes late', suite);
