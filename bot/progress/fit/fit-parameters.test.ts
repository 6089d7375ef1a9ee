import { setTimeout as sleep } from 'node:timers/promises';
import { expect, it, vi } from 'vitest';
import type { Database } from '../../db/database.ts';
import { onEveryDatabase } from '../../db/test-databases.ts';
import { openQueue } from '../../queue/queue.ts';
import { answerCard } from '../../study/answer.store.ts';
import { shownCard } from '../../study/queue.store.ts';
import { afterAnswer, DEFAULT_PARAMETERS, type FsrsParameters, parametersOf } from '../../study/schedule.ts';
import { ADA, adaStudies, deckWith } from '../../study/test-deck.ts';
import { undoLast } from '../../study/undo.store.ts';
import { FORGETFUL, simulated, store } from '../test-history.ts';
import { answerLog, fitsOf, learnersToFit, saveFit } from './fit.store.ts';
import { fitJobs, fitParameters } from './fit-parameters.job.ts';
import { replay, spacedReviews } from './replay.ts';

const TODAY = '2026-06-10';
const NOON = new Date(`${TODAY}T12:00Z`);
const UTC = { zone: 'UTC', dayStartsAt: 240 };
const LATER = new Date(`${TODAY}T20:00Z`);

onEveryDatabase('fitting', (database) => {
  async function setUp(truth: FsrsParameters, { cards = 300, perDay = 8, days = 60, seed = 4 } = {}) {
    const { db } = database();
    const deck = await deckWith(
      db,
      Array.from({ length: cards }, () => ({})),
    );
    const sessionId = await adaStudies(db, deck.deckId, NOON);
    const history = simulated({ truth, cards, perDay, days, seed });
    await store(db, history, { cardIds: deck.cards, sessionId, today: TODAY });
    return { db, ...deck, sessionId, history };
  }
  const statesOf = (db: Database) => db.reviewState.findMany({ where: { learnerId: ADA }, orderBy: { cardId: 'asc' } });

  it('gives one who forgets faster parameters of their own, recomputes what is known, and leaves due dates alone', async () => {
    const { db, history } = await setUp(FORGETFUL);
    const before = await statesOf(db);
    expect(await fitParameters(db, ADA, LATER)).toBeNull();
    const { last, inUse } = await fitsOf(db, ADA);
    expect(last).toMatchObject({ outcome: 'accepted', reviews: spacedReviews(history), fittedAt: LATER });
    expect(last!.lossFitted).toBeLessThan(last!.lossDefaults);
    expect(inUse).toEqual(last);
    const learner = await db.learner.findUniqueOrThrow({ where: { id: ADA } });
    expect(learner.fsrsParameters).toEqual(last!.parameters);
    expect(learner.fsrsParameters).toHaveLength(21);
    expect(learner.fsrsParameters[2]).toBeLessThan(DEFAULT_PARAMETERS[2]!);
    const after = await statesOf(db);
    for (const [place, state] of after.entries()) {
      const was = before[place]!;
      const expected = replay(history[place]!, learner.fsrsParameters).after!;
      expect(state.stability).toBeCloseTo(expected.stability, 6);
      expect(state.difficulty).toBeCloseTo(expected.difficulty, 6);
      expect(state).toEqual({
        ...was,
        stability: state.stability,
        difficulty: state.difficulty,
        version: was.version + 1,
      });
    }
  }, 60_000);

  it('keeps the defaults for one whom they describe, and says so', async () => {
    const { db } = await setUp(DEFAULT_PARAMETERS, { cards: 400, perDay: 12, days: 90 });
    const before = await statesOf(db);
    await fitParameters(db, ADA, LATER);
    expect(await fitsOf(db, ADA)).toMatchObject({ last: { outcome: 'kept' }, inUse: null });
    expect(await statesOf(db)).toEqual(before);
    expect((await db.learner.findUniqueOrThrow({ where: { id: ADA } })).fsrsParameters).toEqual([]);
  }, 60_000);

  it('tries nothing with fewer than 900 spaced reviews', async () => {
    const { db, history } = await setUp(FORGETFUL, { cards: 60 });
    expect(spacedReviews(history)).toBeLessThan(900);
    expect(await fitParameters(db, ADA, LATER)).toBeNull();
    expect(await fitsOf(db, ADA)).toEqual({ last: null, inUse: null });
  });

  it('waits until an hour after the last answer, so that no card changes under one who studies', async () => {
    const { db } = await setUp(FORGETFUL, { cards: 20 });
    expect(await fitParameters(db, ADA, new Date(`${TODAY}T10:20Z`))).toEqual(new Date(`${TODAY}T11:00Z`));
  });

  it('changes nothing when an answer came in between', async () => {
    const { db, sessionId, cards } = await setUp(FORGETFUL, { cards: 20 });
    const log = await answerLog(db, ADA);
    const { version } = (await statesOf(db))[0]!;
    await answerCard(db, { learnerId: ADA, sessionId, cardId: cards[0]!, version, rating: 3, now: NOON });
    const before = await statesOf(db);
    const comparison = { reviews: 1000, lossDefaults: 0.4, lossFitted: 0.3, standardError: 0.01 };
    const fit = {
      learnerId: ADA,
      now: LATER,
      outcome: 'accepted' as const,
      comparison,
      parameters: [...FORGETFUL],
      log,
    };
    await expect(saveFit(db, fit)).rejects.toThrow(/has answered since/);
    expect(await statesOf(db)).toEqual(before);
    expect(await fitsOf(db, ADA)).toEqual({ last: null, inUse: null });
  });

  it('takes answers in the order of time, also those that an import brought later', async () => {
    const { db, sessionId, cards } = await setUp(FORGETFUL, { cards: 20 });
    const [before] = await answerLog(db, ADA);
    const imported = await db.review.create({
      data: {
        ...{ learnerId: ADA, cardId: cards[0]!, sessionId, rating: 1, version: 0, phaseBefore: 'new' },
        ...{ reviewedAt: new Date('2026-01-05T10:00Z'), day: new Date('2026-01-05') },
      },
    });
    const log = await answerLog(db, ADA);
    expect(log[0]!.answers.map(({ reviewId }) => reviewId)).toEqual([
      imported.id,
      ...before!.answers.map(({ reviewId }) => reviewId),
    ]);
    const comparison = { reviews: 1000, lossDefaults: 0.4, lossFitted: 0.3, standardError: 0.01 };
    await saveFit(db, { learnerId: ADA, now: LATER, outcome: 'accepted', comparison, parameters: [...FORGETFUL], log });
    const { stability } = (await statesOf(db))[0]!;
    expect(stability).toBeCloseTo(replay(log[0]!.answers, FORGETFUL).after!.stability, 6);
  });

  it('counts on in the buttons, the answers and undo, and goes back to the defaults when they do better', async () => {
    const { db, sessionId, deckId, cards } = await setUp(FORGETFUL, { cards: 20 });
    const cardId = cards[0]!;
    const accept = async (outcome: 'accepted' | 'reverted') =>
      saveFit(db, {
        ...{ learnerId: ADA, now: LATER, outcome, parameters: [...FORGETFUL], log: await answerLog(db, ADA) },
        comparison: { reviews: 1000, lossDefaults: 0.4, lossFitted: 0.3, standardError: 0.01 },
      });
    const state = async () => (await statesOf(db))[0]!;
    const first = await state();
    const answer = { learnerId: ADA, sessionId, cardId, rating: 3 as const, now: NOON };
    await answerCard(db, { ...answer, version: first.version });
    await accept('accepted');

    const own = await state();
    const tomorrow = new Date('2026-06-13T12:00Z');
    const shown = await shownCard(db, { learnerId: ADA, session: { deckId, chapters: [] }, cardId, now: tomorrow });
    const learner = await db.learner.findUniqueOrThrow({ where: { id: ADA } });
    const expected = afterAnswer(own, 3, tomorrow, UTC, 0.9, parametersOf(learner));
    expect(expected.scheduledDays).not.toBe(afterAnswer(own, 3, tomorrow, UTC, 0.9).scheduledDays);
    expect(shown.labels[3]).toBe(`${expected.scheduledDays}d`);
    const counted = await answerCard(db, { ...answer, version: own.version, now: tomorrow });
    expect(counted).toMatchObject({ kind: 'counted', next: { scheduledDays: expected.scheduledDays } });

    for (const _ of [1, 2]) await undoLast(db, { learnerId: ADA, sessionId, now: tomorrow });
    const log = (await answerLog(db, ADA)).find((one) => one.cardId === cardId)!;
    expect((await state()).stability).toBeCloseTo(replay(log.answers, FORGETFUL).after!.stability, 6);
    expect((await state()).due).toEqual(first.due);
    await accept('reverted');
    expect((await state()).stability).toBeCloseTo(replay(log.answers, DEFAULT_PARAMETERS).after!.stability, 6);
    expect(await fitsOf(db, ADA)).toMatchObject({ last: { outcome: 'reverted' }, inUse: null });
  });

  it('is due at first, after 200 further reviews, and a week after the last with any', async () => {
    const { db } = database();
    await db.learner.create({ data: { id: ADA } });
    const due = (day: string) => learnersToFit(db, { now: new Date(`${day}T03:20Z`), after: 0n, limit: 10 });
    const studied = (day: string, reviews: number) =>
      db.studyDay.create({ data: { learnerId: ADA, day: new Date(day), reviews, answers: reviews } });
    await studied('2026-06-01', 899);
    expect(await due('2026-06-02')).toEqual([]);
    await studied('2026-06-02', 1);
    expect(await due('2026-06-03')).toEqual([ADA]);
    expect(await due('2026-06-09')).toEqual([]);
    const data = { learnerId: ADA, fittedAt: new Date('2026-06-03T04:00Z'), outcome: 'kept' as const, reviews: 900 };
    await db.parameterFit.create({ data: { ...data, lossDefaults: 0.3, lossFitted: 0.3 } });
    expect(await due('2026-06-03')).toEqual([]);
    await studied('2026-06-04', 199);
    expect(await due('2026-06-05')).toEqual([]);
    await studied('2026-06-05', 1);
    expect(await due('2026-06-06')).toEqual([ADA]);
    await db.studyDay.deleteMany({ where: { day: { gt: new Date('2026-06-03') } } });
    await studied('2026-06-09', 3);
    expect(await due('2026-06-09')).toEqual([]);
    expect(await due('2026-06-10')).toEqual([]);
    await studied('2026-06-10', 3);
    expect(await due('2026-06-10')).toEqual([]);
    expect(await due('2026-06-11')).toEqual([ADA]);
  });

  it('finds whom it concerns by the clock and fits in the queue', async () => {
    const { db } = await setUp(FORGETFUL, { cards: 300 });
    const queue = await openQueue(database().pool, database().embedded);
    try {
      const jobs = fitJobs({ db, queue, now: () => LATER });
      for (const job of jobs) await queue.work({ ...job, lookEvery: 0.5 });
      await queue.send(jobs[0]!.name, {});
      queue.wake(jobs[0]!.name);
      await vi.waitFor(async () => expect((await fitsOf(db, ADA)).last).not.toBeNull(), {
        timeout: 40_000,
        interval: 200,
      });
      await sleep(100);
    } finally {
      await queue.close();
    }
  }, 60_000);
});
