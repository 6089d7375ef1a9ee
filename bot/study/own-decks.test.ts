// Nobody sees another learner's own deck, by whatever way they ask; and decks that are left count no more.
import { beforeEach, describe, expect, it } from 'vitest';
import type { Database } from '../db/database.ts';
import { onEveryDatabase } from '../db/test-databases.ts';
import { decksView, deckView } from '../decks/decks.view.ts';
import { previewedCard } from '../decks/preview.store.ts';
import { UserError } from '../errors.ts';
import { answerCard } from './answer.store.ts';
import { spreadBacklog } from './backlog.store.ts';
import { cardDetails, cardsLike } from './card-details.store.ts';
import { deckNamed, decksLike, lastScope } from './deck-choice.store.ts';
import { buryCard, suspendCard, suspendedCards } from './hold.store.ts';
import { joinDeck, leaveDeck } from './membership.store.ts';
import { deckOverview } from './overview.store.ts';
import { shownCard } from './queue.store.ts';
import { reportCard } from './report.store.ts';
import { startSession } from './session.store.ts';
import { sessionSummary } from './summary.store.ts';
import { ADA, adaStudies, deckWith } from './test-deck.ts';

const LINUS = 5n;
const NOW = new Date('2026-06-08T10:00Z');
const GONE = /no such|no longer/;

onEveryDatabase('an own deck', (database) => {
  let db: Database;
  let everybodys: Awaited<ReturnType<typeof deckWith>>;
  let adas: Awaited<ReturnType<typeof deckWith>>;
  let secret: number;

  beforeEach(async () => {
    db = database().db;
    everybodys = await deckWith(db, [{}, {}]);
    adas = await deckWith(db, [{ front: 'Secret front', back: 'Secret back' }, {}], 'own:1:secret');
    secret = adas.cards[0]!;
    await db.learner.createMany({ data: [ADA, LINUS].map((id) => ({ id, zone: 'UTC' })) });
    await db.deck.update({ where: { id: adas.deckId }, data: { ownerId: ADA, title: 'Secret' } });
    await adaStudies(db, adas.deckId, NOW);
  });

  describe('is there for its owner', () => {
    it('in every list and by its name, and its cards can be studied', async () => {
      expect(await decksLike(db, ADA, 'secr')).toEqual([{ slug: 'own:1:secret', title: 'Secret' }]);
      expect(await decksLike(db, ADA, '', { own: true })).toHaveLength(1);
      expect(await deckNamed(db, ADA, ' SECRET ')).toMatchObject({ id: adas.deckId, ownerId: ADA });
      expect((await cardsLike(db, ADA, 'secret')).map(({ id }) => id)).toEqual([secret]);
      expect((await cardDetails(db, ADA, secret)).card).toMatchObject({ own: true, deckTitle: 'Secret' });
      expect((await deckOverview(db, { learnerId: ADA, now: NOW })).map(({ title, own }) => [title, own])).toEqual([
        ['Secret', true],
        ['ddia', false],
      ]);
      const session = await startSession(db, { learnerId: ADA, deckSlug: 'Secret', chapters: [], now: NOW });
      expect((await shownCard(db, { learnerId: ADA, session, cardId: secret, now: NOW })).card.own).toBe(true);
      expect(
        (await previewedCard(db, { learnerId: ADA, deckId: adas.deckId, chapterId: null, position: 0 })).count,
      ).toBe(2);
    });

    it('whose reports reach nobody', async () => {
      const report = { learnerId: ADA, cardId: secret, text: 'wrong', now: NOW };
      await expect(reportCard(db, report)).rejects.toThrow('nobody else sees it');
      expect(await db.cardReport.count()).toBe(0);
    });
  });

  describe('is for nobody else', () => {
    it('in a list or by a name', async () => {
      expect((await decksLike(db, LINUS, '')).map(({ slug }) => slug)).toEqual(['ddia']);
      expect(await decksLike(db, LINUS, 'secret')).toEqual([]);
      for (const name of ['Secret', 'own:1:secret']) expect(await deckNamed(db, LINUS, name)).toBeNull();
      expect(await cardsLike(db, LINUS, 'secret')).toEqual([]);
      expect((await deckOverview(db, { learnerId: LINUS, now: NOW })).map(({ slug }) => slug)).toEqual(['ddia']);
      expect(JSON.stringify(await decksView(db, { learnerId: LINUS, now: NOW }))).not.toMatch(/secret/i);
      expect(await lastScope(db, LINUS)).toEqual({ deckSlug: 'ddia', chapters: [] });
    });

    it('to study, to join, to open or to look through', async () => {
      const study = (deckSlug: string) => startSession(db, { learnerId: LINUS, deckSlug, chapters: [], now: NOW });
      await expect(study('own:1:secret')).rejects.toThrow('There is no deck “own:1:secret”. There is: ddia.');
      await expect(study('Secret')).rejects.toThrow('There is: ddia.');
      await expect(joinDeck(db, { learnerId: LINUS, deckId: adas.deckId, now: NOW })).rejects.toThrow(GONE);
      await expect(deckView(db, { learnerId: LINUS, now: NOW }, adas.deckId)).rejects.toThrow(GONE);
      const look = previewedCard(db, { learnerId: LINUS, deckId: adas.deckId, chapterId: null, position: 0 });
      await expect(look).rejects.toThrow(GONE);
      expect(await db.deckMember.count({ where: { learnerId: LINUS } })).toBe(0);
    });

    it('by the number of a card, whatever is done with it', async () => {
      const session = await startSession(db, { learnerId: LINUS, deckSlug: 'ddia', chapters: [], now: NOW });
      const press = { learnerId: LINUS, cardId: secret, version: 0, now: NOW };
      await expect(cardDetails(db, LINUS, secret)).rejects.toThrow(GONE);
      await expect(shownCard(db, { learnerId: LINUS, session, cardId: secret, now: NOW })).rejects.toThrow(GONE);
      await expect(answerCard(db, { ...press, sessionId: session.id, rating: 3 })).rejects.toThrow(UserError);
      await expect(reportCard(db, { ...press, text: 'wrong' })).rejects.toThrow(GONE);
      expect([await suspendCard(db, press), await buryCard(db, press)]).toEqual([false, false]);
      expect(await suspendedCards(db, LINUS)).toEqual([]);
      expect(await db.reviewState.count({ where: { learnerId: LINUS } })).toBe(0);
    });

    it('by a row that refers to it all the same', async () => {
      const state = { learnerId: LINUS, cardId: secret, due: NOW, showFrom: NOW, suspended: true };
      await db.reviewState.create({ data: state });
      expect(await suspendedCards(db, LINUS)).toEqual([]);
      const chapter = await db.chapter.findFirstOrThrow({ where: { deckId: adas.deckId } });
      const place = { learnerId: LINUS, deckId: everybodys.deckId, chapterId: chapter.id, position: 0 };
      expect(await previewedCard(db, place)).toMatchObject({ chapterId: null, card: { deckTitle: 'ddia' } });
    });
  });
});

onEveryDatabase('a deck that was left', (database) => {
  async function setUp() {
    const { db } = database();
    const { deckId, cards } = await deckWith(db, [{}, {}, {}]);
    const sessionId = await adaStudies(db, deckId, NOW, { reviewsPerDay: 1 });
    const due = new Date('2026-06-01T10:00Z');
    const state = { learnerId: ADA, due, showFrom: due, phase: 'review' as const, stability: 5, lastReview: due };
    await db.reviewState.createMany({ data: cards.map((cardId) => ({ ...state, cardId })) });
    const leave = () => leaveDeck(db, { learnerId: ADA, deckId });
    const join = () => joinDeck(db, { learnerId: ADA, deckId, now: NOW });
    return { db, deckId, sessionId, leave, join };
  }

  it('is not what /study begins with, until it is joined again', async () => {
    const { db, deckId, leave, join } = await setUp();
    expect(await lastScope(db, ADA)).toEqual({ deckSlug: 'ddia', chapters: [] });
    await leave();
    expect(await lastScope(db, ADA)).toBeNull();
    const other = await deckWith(db, [{}], 'other');
    await joinDeck(db, { learnerId: ADA, deckId: other.deckId, now: NOW });
    expect(await lastScope(db, ADA)).toEqual({ deckSlug: 'other', chapters: [] });
    await join();
    await join();
    expect(await lastScope(db, ADA)).toEqual({ deckSlug: 'ddia', chapters: [] });
    await leave();
    await startSession(db, { learnerId: ADA, deckSlug: 'ddia', chapters: [], now: NOW });
    expect(await db.deckMember.count({ where: { learnerId: ADA, deckId } })).toBe(1);
  });

  it('counts neither for the backlog nor for tomorrow, and keeps its schedule', async () => {
    const { db, sessionId, leave, join } = await setUp();
    const before = await db.reviewState.findMany({ orderBy: { cardId: 'asc' } });
    await leave();
    expect(await spreadBacklog(db, { learnerId: ADA, now: NOW })).toEqual({ putOff: 0, broughtBack: 0 });
    expect(await db.reviewState.findMany({ orderBy: { cardId: 'asc' } })).toEqual(before);
    await join();
    expect(await spreadBacklog(db, { learnerId: ADA, now: NOW })).toEqual({ putOff: 2, broughtBack: 0 });
    expect((await sessionSummary(db, { learnerId: ADA, sessionId, now: NOW })).dueTomorrow).toBe(1);
    await leave();
    expect((await sessionSummary(db, { learnerId: ADA, sessionId, now: NOW })).dueTomorrow).toBe(0);
  });
});
