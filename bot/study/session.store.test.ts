import { expect, it } from 'vitest';
import { onEveryDatabase } from '../db/test-databases.ts';
import { UserError } from '../errors.ts';
import { endSession, openSession, startSession } from './session.store.ts';
import { ADA, deckWith } from './test-deck.ts';

const NOW = new Date('2026-06-08T10:00Z');

onEveryDatabase('a session', (database) => {
  async function setUp() {
    const { db } = database();
    const { deckId } = await deckWith(db, [{}]);
    await db.learner.create({ data: { id: ADA } });
    const start = (chapters: number[] = [], deckSlug = 'ddia') =>
      startSession(db, { learnerId: ADA, deckSlug, chapters, now: NOW });
    return { db, deckId, start };
  }

  it('starts on a deck and its chapters and is found again', async () => {
    const { db, deckId, start } = await setUp();
    const session = await start([3, 1, 3]);
    expect(session).toMatchObject({ learnerId: ADA, deckId, deckTitle: 'ddia', chapters: [1, 3], startedAt: NOW });
    expect(await openSession(db, ADA, session.id)).toMatchObject(session);
  });

  it('ends the one before it', async () => {
    const { db, start } = await setUp();
    const first = await start();
    const second = await start();
    await expect(openSession(db, ADA, first.id)).rejects.toThrow(UserError);
    expect((await openSession(db, ADA, second.id)).id).toBe(second.id);
  });

  it('ends once', async () => {
    const { db, start } = await setUp();
    const session = await start();
    const end = () => endSession(db, { learnerId: ADA, sessionId: session.id, now: NOW });
    expect([await end(), await end()]).toEqual([true, false]);
    await expect(openSession(db, ADA, session.id)).rejects.toThrow('This session is over');
  });

  it('of somebody else is not to be had', async () => {
    const { db, start } = await setUp();
    const { id } = await start();
    await db.learner.create({ data: { id: 5n } });
    await expect(openSession(db, 5n, id)).rejects.toThrow(UserError);
    expect(await endSession(db, { learnerId: 5n, sessionId: id, now: NOW })).toBe(false);
  });

  it('does not start on a deck or chapter that is not there, and says which are', async () => {
    const { db, start } = await setUp();
    await deckWith(db, [{}], 'old');
    await db.deck.update({ where: { slug: 'old' }, data: { retiredAt: NOW } });
    await expect(start([], 'old')).rejects.toThrow('There is no deck “old”. There is: ddia.');
    await expect(start([2, 7, 9])).rejects.toThrow('ddia has no chapters 7, 9. Its chapters are 1, 2, 3.');
    expect(await db.studySession.count()).toBe(0);
  });
});
