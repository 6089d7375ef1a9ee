// Answers, undo and holds together: what must be true of every course that a learner can take.
import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { Database } from '../db/database.ts';
import { onEveryDatabase } from '../db/test-databases.ts';
import { answerCard } from './answer.store.ts';
import { buryCard, suspendCard } from './hold.store.ts';
import { RATINGS, type Rating } from './schedule.ts';
import { expectedNext, normalised, type Rows, rowsOf, shownNext } from './test-course.ts';
import { deckWith } from './test-deck.ts';
import { undoLast } from './undo.store.ts';

const MONDAY = new Date('2026-06-08T10:00Z');

type Step = { do: 'answer' | 'undo' | 'bury' | 'suspend'; rating: Rating; minutes: number };

const step = fc.record<Step>({
  do: fc.oneof(
    { weight: 7, arbitrary: fc.constant('answer' as const) },
    { weight: 4, arbitrary: fc.constant('undo' as const) },
    { weight: 1, arbitrary: fc.constantFrom('bury' as const, 'suspend' as const) },
  ),
  rating: fc.constantFrom(...RATINGS),
  minutes: fc.oneof(fc.integer({ min: 0, max: 12 }), fc.integer({ min: 60, max: 5 * 24 * 60 })),
});

onEveryDatabase('any course of study over days, with undo, putting off and suspending', (database) => {
  it('shows what the rules say, holds siblings a day at most, and undo brings state and queue back', async () => {
    const { db } = database();
    const groups = ['g', 'g', 'g', undefined, 'h', 'h', undefined];
    const { deckId, cards } = await deckWith(
      db,
      groups.map((group) => (group ? { group } : {})),
    );
    let learnerId = 0n;
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 8, maxLength: 25 }), async (steps) => {
        learnerId++;
        const limits = { newPerDay: 3, reviewsPerDay: 3 };
        await db.learner.create({ data: { id: learnerId, zone: 'America/Los_Angeles', ...limits } });
        const session = { data: { learnerId, deckId, chapters: [], startedAt: MONDAY } };
        const { id: sessionId } = await db.studySession.create(session);
        await study(db, { learnerId, sessionId, deckId, cards }, steps);
      }),
      { numRuns: 12, endOnFailure: true },
    );
  }, 120_000);
});

type Course = { learnerId: bigint; sessionId: number; deckId: number; cards: number[] };
type Moment = { now: Date; rows: Rows; shown: number | null; decided: boolean };

async function study(db: Database, course: Course, steps: Step[]): Promise<void> {
  let now = MONDAY;
  const past: Moment[] = [];
  for (const step of steps) {
    now = new Date(now.getTime() + step.minutes * 60_000);
    const rows = await rowsOf(db, course);
    const next = await shownNext(db, course, now);
    expect(next.cardId).toBe(expectedNext(rows, course.cards, now));
    if (step.do === 'undo') {
      await takeBack(db, course, now, past.pop());
    } else if (next.cardId !== null) {
      const press = { learnerId: course.learnerId, cardId: next.cardId, version: next.version, now };
      if (step.do === 'answer') {
        past.push({ now, rows, shown: next.cardId, decided: false });
        const answer = { ...press, sessionId: course.sessionId, rating: step.rating };
        expect(await answerCard(db, answer)).toMatchObject({ kind: 'counted' });
      } else {
        for (const moment of past) moment.decided = true;
        expect(await (step.do === 'bury' ? buryCard : suspendCard)(db, press)).toBe(true);
      }
    }
    await checkAfter(rows, await rowsOf(db, course));
  }
}

async function takeBack(db: Database, course: Course, now: Date, moment: Moment | undefined): Promise<void> {
  const undone = await undoLast(db, { learnerId: course.learnerId, sessionId: course.sessionId, now });
  if (!moment) return expect(undone).toBeNull();
  expect(undone).toMatchObject({ kind: 'undone', cardId: moment.shown });
  const rows = await rowsOf(db, course);
  expect(rows.days.filter(({ answers }) => answers > 0)).toEqual(moment.rows.days.filter(({ answers }) => answers > 0));
  if (moment.decided) return;
  expect(normalised(rows, moment.now)).toEqual(normalised(moment.rows, moment.now));
  expect((await shownNext(db, course, moment.now)).cardId).toBe(moment.shown);
}

/** What every step keeps: versions only rise, due moves with answers alone, a sibling waits once and a day at most. */
async function checkAfter(before: Rows, after: Rows): Promise<void> {
  for (const state of after.states) {
    const was = before.states.find(({ cardId }) => cardId === state.cardId);
    if (!was) continue;
    const { version, ...rest } = state;
    const { version: versionBefore, ...restBefore } = was;
    expect(version).toBeGreaterThanOrEqual(versionBefore);
    if (version === versionBefore) expect(rest).toEqual(restBefore);
    if (state.reps === was.reps) expect(state.due).toEqual(was.due);
    const holder = after.reviews.find(({ id }) => id === state.heldBy && !before.reviews.some((one) => one.id === id));
    if (!holder) continue;
    expect(was.heldBy).toBeNull();
    expect(state.showFrom.getTime()).toBeGreaterThan(was.showFrom.getTime());
    expect(state.showFrom.getTime() - holder.reviewedAt.getTime()).toBeLessThanOrEqual(25 * 3_600_000);
  }
}
