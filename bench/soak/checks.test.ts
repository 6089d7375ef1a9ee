import { expect, it } from 'vitest';
import { onEveryDatabase } from '../../bot/db/test-databases.ts';
import { answerCard } from '../../bot/study/answer.store.ts';
import { ADA, adaStudies, deckWith } from '../../bot/study/test-deck.ts';
import { undoLast } from '../../bot/study/undo.store.ts';
import { checkInterviews } from './check-interviews.ts';
import { checkReminders } from './check-reminders.ts';
import { checkReviews } from './check-reviews.ts';
import { checkRows } from './check-rows.ts';
import { checkSettings } from './check-settings.ts';
import type { Finding } from './finding.ts';
import { newLedger, type RatingPress } from './ledger.ts';

const NOW = new Date('2026-06-08T10:00Z');

onEveryDatabase('the books of a soak', (database) => {
  /** Ada answered one card and another one, and took that back; the ledger says so. */
  async function setUp() {
    const { db, pool } = database();
    const { deckId, cards } = await deckWith(db, [{}, {}]);
    const sessionId = await adaStudies(db, deckId, NOW);
    const ledger = newLedger();
    for (const cardId of cards) {
      const press = { learnerId: ADA, cardId, version: 0, rating: 3 } as const;
      await answerCard(db, { ...press, sessionId, now: NOW });
      ledger.ratings.push({ ...press, version: 1, told: 'acknowledged' });
    }
    const review = await db.review.findFirstOrThrow({ where: { cardId: cards[1]! } });
    const undo = { learnerId: ADA, reviewId: Number(review.id) };
    await undoLast(db, { ...undo, sessionId, now: NOW });
    ledger.undos.push({ ...undo, told: 'acknowledged' });
    return { db, pool, ledger, cards, sessionId };
  }

  it('agree where each thing that was acknowledged is there once', async () => {
    const { pool, ledger } = await setUp();
    expect(bad(await checkReviews(pool, ledger))).toEqual([]);
    expect(bad(await checkRows(pool))).toEqual([]);
  });

  it('show an answer that was acknowledged and is not in the log', async () => {
    const { db, pool, ledger, cards } = await setUp();
    await db.review.deleteMany({ where: { cardId: cards[0]! } });
    expect(bad(await checkReviews(pool, ledger))).toEqual(['lost: acknowledged answers']);
    expect(bad(await checkRows(pool))).toEqual([
      'wrong: states that count other answers than the log',
      'wrong: states that nobody answered',
      'wrong: days that count other answers than the log',
    ]);
  });

  it('show an answer that was pressed once and counted twice', async () => {
    const { db, pool, ledger, cards, sessionId } = await setUp();
    await answerCard(db, { learnerId: ADA, sessionId, cardId: cards[0]!, version: 1, rating: 3, now: NOW });
    expect(bad(await checkReviews(pool, ledger))).toEqual(['twice: answers that nobody gave']);
  });

  it('show another rating than the one that was pressed', async () => {
    const { db, pool, ledger, cards } = await setUp();
    await db.review.updateMany({ where: { cardId: cards[0]! }, data: { rating: 1 } });
    expect(bad(await checkReviews(pool, ledger))).toEqual([
      'lost: acknowledged answers',
      'twice: answers that nobody gave',
    ]);
  });

  it('allow either for what nobody answered', async () => {
    const { pool, ledger, cards } = await setUp();
    const unanswered: RatingPress = { learnerId: ADA, cardId: cards[0]!, version: 2, rating: 1, told: 'unanswered' };
    ledger.ratings[0]!.told = 'unanswered';
    ledger.ratings.push(unanswered);
    expect(bad(await checkReviews(pool, ledger))).toEqual([]);
  });

  it('show an undo that did not happen, and one that nobody asked for', async () => {
    const { db, pool, ledger } = await setUp();
    await db.review.updateMany({ data: { undoneAt: null } });
    expect(bad(await checkReviews(pool, ledger))).toEqual(['lost: acknowledged undos']);
    await db.review.updateMany({ data: { undoneAt: NOW } });
    expect(bad(await checkReviews(pool, ledger))).toEqual(['twice: undos that nobody asked for']);
  });

  it('show a version that more changed than answers and undos', async () => {
    const { db, pool, cards } = await setUp();
    await db.reviewState.updateMany({ where: { cardId: cards[1]! }, data: { version: 4 } });
    expect(bad(await checkRows(pool))).toEqual(['wrong: versions that are not the number of answers and undos']);
  });

  it('show a setting that is neither what was acknowledged last nor what was asked for since', async () => {
    const { db, pool, ledger } = await setUp();
    const change = { learnerId: ADA, setting: 'newPerDay' } as const;
    ledger.settings.push(
      { ...change, value: 20, told: 'acknowledged' },
      { ...change, value: 30, told: 'acknowledged' },
      { ...change, value: 40, told: 'unanswered' },
    );
    for (const [value, found] of [
      [20, ['lost: acknowledged settings']],
      [30, []],
      [40, []],
    ] as const) {
      await db.learner.update({ where: { id: ADA }, data: { newPerDay: value } });
      expect(bad(await checkSettings(pool, ledger))).toEqual(found);
    }
  });

  it('show a reminder that came twice, one that never came, and one that is not set', async () => {
    const { db, pool, ledger } = await setUp();
    const reminder = { learnerId: ADA, at: 450, told: 'acknowledged' } as const;
    await db.reminder.create({ data: { learnerId: ADA, at: 450, channelId: 1n, since: NOW, nextAt: NOW } });
    const findingsFor = async (count: number, at = 450) => {
      const reminders = [{ ...reminder, at, received: async () => count }];
      return bad((await checkReminders(pool, { ...ledger, reminders })).findings);
    };
    expect(await findingsFor(1)).toEqual([]);
    expect(await findingsFor(2)).toEqual(['twice: reminders']);
    expect(await findingsFor(0)).toEqual(['lost: reminders']);
    expect(await findingsFor(1, 451)).toEqual(['lost: acknowledged reminder settings']);
  });

  it('tell a reminder that was given up, as is the rule after a kill, from one that was lost', async () => {
    const { db, pool, ledger } = await setUp();
    await db.reminder.create({ data: { learnerId: ADA, at: 450, channelId: 1n, since: NOW, nextAt: NOW } });
    await db.reminderSend.create({ data: { learnerId: ADA, day: NOW, dueAt: NOW, claimedAt: NOW, outcome: 'failed' } });
    ledger.reminders.push({ learnerId: ADA, at: 450, told: 'acknowledged', received: async () => 0 });
    const { findings, givenUp } = await checkReminders(pool, ledger);
    expect([bad(findings), givenUp]).toEqual([[], 1]);
  });

  it('show a message that is missing in an acknowledged answer, and a report too many', async () => {
    const { db, pool, ledger } = await setUp();
    const { deckId } = await db.studySession.findFirstOrThrow();
    const state = { phase: 'ended', turns: [{ parts: [{ asks: null, answer: 'first second' }] }] };
    const data = { learnerId: ADA, deckId, place: 'direct', plan: {}, state, open: false, startedAt: NOW } as const;
    const { id } = await db.interview.create({ data });
    const place = { learnerId: ADA, interviewId: id, question: 0, part: 0 };
    for (const [index, content] of ['first', 'second'].entries()) {
      await db.interviewMessage.create({ data: { ...place, id: BigInt(index), content, sentAt: NOW } });
      ledger.pieces.push({ learnerId: ADA, interviewId: id, text: content });
    }
    const findingsFor = async (pieces: string[], reports: number) => {
      ledger.answers = [{ ...place, pieces, told: 'acknowledged' }];
      return bad(await checkInterviews(pool, ledger, new Map([[ADA, reports]])));
    };
    expect(await findingsFor(['first', 'second'], 1)).toEqual([]);
    expect(await findingsFor(['first', 'third'], 1)).toEqual(['lost: messages of acknowledged answers']);
    expect(await findingsFor(['first'], 2)).toEqual(['twice: reports of ended interviews']);
    expect(await findingsFor(['first'], 0)).toEqual(['lost: reports of ended interviews']);
    ledger.pieces.push({ learnerId: ADA, interviewId: id, text: 'never read' });
    expect(await findingsFor(['first'], 1)).toEqual(['lost: messages to the interviewer']);
  });
});

function bad(findings: Finding[]): string[] {
  return findings.filter(({ cases }) => cases.length > 0).map(({ kind, what }) => `${kind}: ${what}`);
}
