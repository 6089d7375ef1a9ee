import { afterEach, beforeEach, expect, it } from 'vitest';
import type { OpenDatabase } from '../db/database.ts';
import { onEveryDatabase, onPostgres } from '../db/test-databases.ts';
import { openQueue, type Queue } from '../queue/queue.ts';
import { ADA, adaStudies, deckWith } from '../study/test-deck.ts';
import { keepPiece } from './direct-answers.store.ts';
import { DRIVE } from './effects.store.ts';
import { createInterview, findInterview, type Interview } from './interview.store.ts';
import { ALARM, takeEvent } from './take-event.store.ts';
import { testPlan } from './test-plan.ts';

const NOW = new Date('2026-06-08T10:00Z');

function suite(database: () => OpenDatabase) {
  let queue: Queue;
  beforeEach(async () => {
    queue = await openQueue(database().pool, database().embedded);
    await queue.declare({ name: DRIVE });
    await queue.declare({ name: ALARM });
  });
  afterEach(() => queue.close());
  const parts = () => ({ db: database().db, queue });
  const begun = async (): Promise<Interview> => {
    const { deckId } = await deckWith(database().db, []);
    await adaStudies(database().db, deckId, NOW);
    const place = { place: 'direct', channelId: 5n, parentId: null } as const;
    const made = await createInterview(parts(), { learnerId: ADA, deckId, plan: testPlan(2), ...place }, NOW);
    return (await takeEvent(parts(), made, { type: 'begin' }, NOW)).interview;
  };
  const effects = async () =>
    (await database().db.interviewEffect.findMany({ orderBy: { id: 'asc' } })).map(
      ({ effect }) => (effect as { do: string }).do,
    );

  it('takes one of many answers that come at once, and writes its effects with it', async () => {
    const interview = await begun();
    const answers = Array.from({ length: 6 }, (_, i) =>
      takeEvent(parts(), interview, { type: 'answer', question: 0, part: 0, text: `answer ${i}` }, NOW),
    );
    const taken = await Promise.all(answers);
    expect(taken.filter(({ refused }) => refused === null)).toHaveLength(1);
    expect(taken.filter(({ refused }) => refused === 'stale')).toHaveLength(5);
    expect(await effects()).toEqual(['intro', 'ask', 'grade']);
    expect((await findInterview(database().db, interview))!.version).toBe(3);
  });

  it('has one interview under way for each learner', async () => {
    const { deckId, plan } = await begun();
    const place = { place: 'private', channelId: null, parentId: null } as const;
    await expect(createInterview(parts(), { learnerId: ADA, deckId, plan, ...place }, NOW)).rejects.toThrow(
      /under way/,
    );
  });

  it('keeps each direct message once, takes its edits until it is handed in, and joins them by their order', async () => {
    const interview = await begun();
    const piece = (messageId: bigint, content: string, edited = false) =>
      keepPiece(parts(), { messageId, learnerId: ADA, channelId: 5n, content, edited, sentAt: NOW });
    await piece(12n, 'second');
    await piece(11n, 'first');
    await piece(11n, 'first');
    await piece(12n, 'second, better', true);
    const late = new Date(NOW.getTime() + 60 * 60_000);
    const { interview: after } = await takeEvent(parts(), interview, { type: 'timeUp', draft: null }, late);
    expect(after.session.turns[0]!.parts[0]!.answer).toBe('first\n\nsecond, better');
    await piece(12n, 'too late', true);
    expect(
      (await database().db.interviewMessage.findMany({ orderBy: { id: 'asc' } })).map(({ content }) => content),
    ).toEqual(['first', 'second, better']);
    expect((await findInterview(database().db, interview))!.lastMessageId).toBe(12n);
  });

  it('takes the end of time before whatever comes after it', async () => {
    const interview = await begun();
    const late = new Date(NOW.getTime() + 60 * 60_000);
    const { interview: after, refused } = await takeEvent(
      parts(),
      interview,
      { type: 'hint', question: 0, hints: 0 },
      late,
    );
    expect(refused).toBe('over');
    expect(after).toMatchObject({ open: false, endedAt: late });
    expect(await effects()).toContain('timeUp');
  });
}

onEveryDatabase('an interview in the database', suite);

onPostgres('two processes', (database) => {
  it('can not fork an interview', async () => {
    const queues = [await openQueue(database().pool, false), await openQueue(database().pool, false)];
    for (const queue of queues) for (const name of [DRIVE, ALARM]) await queue.declare({ name });
    const { deckId } = await deckWith(database().db, []);
    await adaStudies(database().db, deckId, NOW);
    const [one, other] = queues.map((queue) => ({ db: database().db, queue }));
    const place = { place: 'direct', channelId: 5n, parentId: null } as const;
    const made = await createInterview(one!, { learnerId: ADA, deckId, plan: testPlan(1), ...place }, NOW);
    const both = await Promise.all([one!, other!].map((parts) => takeEvent(parts, made, { type: 'begin' }, NOW)));
    expect(both.map(({ refused }) => refused).sort()).toEqual(['stale', null].sort());
    expect(await database().db.interviewEffect.count({ where: { effect: { path: ['do'], equals: 'ask' } } })).toBe(1);
    for (const queue of queues) await queue.close();
  });
});
