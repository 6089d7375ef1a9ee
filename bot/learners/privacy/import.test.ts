import { beforeEach, describe, expect, it } from 'vitest';
import type { Database } from '../../db/database.ts';
import { onEveryDatabase } from '../../db/test-databases.ts';
import { UserError } from '../../errors.ts';
import { measuredRetention } from '../../progress/retention.store.ts';
import { answerCard } from '../../study/answer.store.ts';
import type { Rating } from '../../study/schedule.ts';
import { ADA, adaStudies, deckWith } from '../../study/test-deck.ts';
import { saveSettings } from '../learner.store.ts';
import { deleteLearner } from './delete.store.ts';
import { exportOf } from './export.store.ts';
import { importFile, planImport } from './import.store.ts';
import { readLearnerFile } from './learner-file.ts';
import { packed, unpacked } from './packing.ts';

const SET = new Date('2026-06-01T10:00Z');
const NOW = new Date('2026-06-20T10:00Z');
const day = (number: number, minutes = 0) => new Date(SET.getTime() + number * 24 * 3_600_000 + minutes * 60_000);

onEveryDatabase('an import', (database) => {
  let db: Database;
  let deckId: number;
  let cards: number[];
  let sessionId: number;
  beforeEach(async () => {
    db = database().db;
    ({ deckId, cards } = await deckWith(db, [{}, {}, {}]));
    sessionId = await adaStudies(db, deckId, SET, { zone: 'Europe/Berlin', newPerDay: 7 });
  });

  const answer = async (cardId: number, rating: Rating, now: Date) => {
    const state = await db.reviewState.findUnique({ where: { learnerId_cardId: { learnerId: ADA, cardId } } });
    const answered = await answerCard(db, {
      learnerId: ADA,
      sessionId,
      cardId,
      version: state?.version ?? 0,
      rating,
      now,
    });
    expect(answered.kind).toBe('counted');
  };
  const file = async () => unpacked(packed(await exportOf(db, ADA, NOW)).data);
  const read = (text: string) => readLearnerFile(text, NOW);
  /** What a learner would miss, by the cards' names and without what only this instance knows. */
  const known = async () => {
    const named = { card: { select: { key: true } } };
    const states = await db.reviewState.findMany({ where: { learnerId: ADA }, include: named });
    const reviews = await db.review.findMany({ where: { learnerId: ADA }, include: named, orderBy: { id: 'asc' } });
    const byKey = <T extends { card: { key: string } }>(rows: T[]) =>
      rows.toSorted((one, other) => one.card.key.localeCompare(other.card.key));
    return {
      states: byKey(states).map(({ cardId: _, version: __, ...state }) => state),
      reviews: reviews.map(({ card, rating, reviewedAt, day, phaseBefore, before }) => ({
        ...{ card, rating, reviewedAt, day, phaseBefore },
        stability: before && (before as { stability: number }).stability,
      })),
      days: await db.studyDay.findMany({ where: { learnerId: ADA }, orderBy: { day: 'asc' } }),
    };
  };
  const studied = async () => {
    await answer(cards[0]!, 3, day(0));
    await answer(cards[0]!, 3, day(0, 15));
    await answer(cards[0]!, 4, day(3));
    await answer(cards[1]!, 1, day(3, 1));
    await saveSettings(db, ADA, { interviewDate: '2026-09-01' }, NOW);
  };
  const anotherInstance = async () => {
    await deleteLearner(db, { forget: async () => {} }, ADA);
    await db.deck.deleteMany();
    await deckWith(db, [{}], 'first');
    ({ deckId, cards } = await deckWith(db, [{ key: 'card-1' }, { key: 'card-2' }, { key: 'card-0' }]));
    await db.learner.create({ data: { id: ADA } });
  };

  it('brings schedule, answers, days and settings to another instance, where cards have other ids', async () => {
    await studied();
    const [text, before] = [await file(), await known()];
    await anotherInstance();
    const done = await importFile(db, ADA, read(text), NOW);
    expect(done).toMatchObject({ settings: true, merge: { kept: 0, unknown: 0 } });
    expect(await known()).toEqual(before);
    expect(await db.learner.findUnique({ where: { id: ADA } })).toMatchObject({
      zone: 'Europe/Berlin',
      newPerDay: 7,
      interviewDate: new Date('2026-09-01T00:00Z'),
    });
    expect(await db.deckMember.findMany({ where: { learnerId: ADA } })).toMatchObject([{ deckId }]);
    sessionId = await adaStudies(db, deckId, NOW);
    await answer(cards[2]!, 3, day(30));
  });

  it('changes nothing when it is done twice, or on the instance that the file comes from', async () => {
    await studied();
    const [text, before] = [await file(), await known()];
    const { merge, settings } = await importFile(db, ADA, read(text), NOW);
    expect([merge.states.length, merge.kept, merge.reviews.length, settings]).toEqual([0, 2, 0, false]);
    expect(await known()).toEqual(before);
    await anotherInstance();
    await importFile(db, ADA, read(text), NOW);
    const once = await known();
    expect((await importFile(db, ADA, read(text), NOW)).merge).toMatchObject({ states: [], reviews: [], sessions: [] });
    expect(await known()).toEqual(once);
  });

  it('never overwrites what is newer here, and adds the answers that are missing in the order of time', async () => {
    await studied();
    const text = await file();
    await anotherInstance();
    sessionId = await adaStudies(db, deckId, day(10), { newPerDay: 3 });
    const [one, , zero] = cards;
    await answer(zero!, 3, day(10));
    const newer = await db.reviewState.findMany({ where: { cardId: zero! } });
    const { merge, settings } = await importFile(db, ADA, read(text), NOW);
    expect([merge.states.length, merge.kept, merge.reviews.length, settings]).toEqual([1, 1, 4, false]);
    expect(await db.reviewState.findMany({ where: { cardId: zero! } })).toEqual(newer);
    const answers = await db.review.findMany({ where: { cardId: { in: [zero!, one!] } }, orderBy: { id: 'asc' } });
    const times = answers.map(({ reviewedAt }) => reviewedAt.getTime());
    expect(times).toEqual(times.toSorted((a, b) => a - b));
    expect(times).toHaveLength(5);
    expect((await db.learner.findUnique({ where: { id: ADA } }))?.newPerDay).toBe(3);
  });

  it('takes a newer schedule of the file, and leaves what was suspended here suspended', async () => {
    const [zero] = cards;
    await answer(zero!, 3, day(0));
    const old = await file();
    await answer(zero!, 3, day(1));
    const [recent, before] = [await file(), await known()];
    await db.reviewState.deleteMany();
    await importFile(db, ADA, read(old), NOW);
    await db.reviewState.updateMany({ data: { suspended: true } });
    await importFile(db, ADA, read(recent), NOW);
    expect((await known()).states).toEqual(before.states.map((state) => ({ ...state, suspended: true })));
  });

  it('leaves out answers taken back, and cards that are in no deck here', async () => {
    await studied();
    await db.review.updateMany({ where: { cardId: cards[1]! }, data: { undoneAt: NOW } });
    const text = await file();
    await anotherInstance();
    await db.card.deleteMany({ where: { key: 'card-1', deckId } });
    const { merge } = await planImport(db, ADA, read(text));
    expect([merge.unknown, merge.states.length, merge.reviews.length]).toEqual([1, 1, 3]);
  });

  it('lets figures tell mature cards from young ones as before', async () => {
    await studied();
    await db.reviewState.updateMany({ data: { stability: 30 } });
    await answer(cards[0]!, 3, day(12));
    const before = await measuredRetention(db, ADA, '2026-06-20');
    expect(before.mature).toEqual({ reviews: 1, known: 1 });
    const text = await file();
    await anotherInstance();
    await importFile(db, ADA, read(text), NOW);
    expect(await measuredRetention(db, ADA, '2026-06-20')).toEqual(before);
  });

  it('joins the decks that were joined, those not studied yet too, and none that was left here since', async () => {
    await studied();
    const text = await file();
    await anotherInstance();
    const { deckId: left } = await deckWith(db, [{}], 'left');
    const more = JSON.parse(text);
    more.decks.push({ deck: 'left' }, { deck: 'nowhere' });
    const { joins } = await importFile(db, ADA, read(JSON.stringify(more)), NOW);
    expect(joins.toSorted()).toEqual([deckId, left].toSorted());
    await db.deckMember.deleteMany({ where: { deckId: left } });
    expect((await importFile(db, ADA, read(JSON.stringify(more)), NOW)).joins).toEqual([]);
  });

  it('never reaches a deck that belongs to somebody else', async () => {
    await studied();
    const text = await file();
    await anotherInstance();
    await db.learner.create({ data: { id: 5n } });
    await db.deck.updateMany({ where: { id: deckId }, data: { ownerId: 5n } });
    const { merge } = await planImport(db, ADA, read(text));
    expect([merge.unknown, merge.states.length, merge.reviews.length]).toEqual([2, 0, 0]);
  });
});

describe('a file that is no export', () => {
  const whole = {
    format: 'quorum-learner',
    version: 1,
    learner: [],
    studySessions: [],
    reviews: [],
    reviewStates: [],
  };
  const refused = (content: unknown) => {
    const text = typeof content === 'string' ? content : JSON.stringify(content);
    try {
      readLearnerFile(text, NOW);
    } catch (error) {
      expect(error).toBeInstanceOf(UserError);
      return (error as Error).message;
    }
    return 'taken';
  };
  const review = {
    card: { deck: 'ddia', key: 'a' },
    sessionId: 1,
    rating: 3,
    reviewedAt: '2026-06-01T10:00:00.000Z',
    day: '2026-06-01',
    phaseBefore: 'new',
    before: null,
    undoneAt: null,
  };
  const session = { id: 1, deck: 'ddia', chapters: [], startedAt: '2026-06-01T10:00:00.000Z' };

  it('is told from one that is', () => {
    expect(refused(whole)).toBe('taken');
    expect(refused({ ...whole, reviews: [review], studySessions: [session], somethingNew: 1 })).toBe('taken');
  });

  it.each(['', 'hello', '[]', 'null', '{"format":"anki"}', '{"format":'])('is refused in plain words: %s', (text) => {
    expect(refused(text)).toMatch(/no export of Quorum/);
  });

  it('is refused where a later version made it, or it is damaged, and says where', () => {
    expect(refused({ ...whole, version: 2 })).toMatch(/version 2.*reads version 1/);
    expect(refused({ ...whole, reviews: 'none' })).toMatch(/damaged.*\n- reviews: /);
    expect(refused({ ...whole, studySessions: [session], reviews: [{ ...review, rating: 9 }] })).toMatch(
      /reviews\.0\.rating/,
    );
    expect(
      refused({ ...whole, studySessions: [session], reviews: [{ ...review, before: { stability: -1 } }] }),
    ).toMatch(/reviews\.0\.before/);
    expect(refused({ ...whole, ownDecks: [{ slug: 'own:1:a', title: '***', source: 'a.csv' }] })).toMatch(
      /ownDecks\.0\.title: is no name/,
    );
    expect(refused({ ...whole, decks: [{ deck: 'a\0' }] })).toMatch(/decks\.0\.deck: has a sign/);
    expect(refused({ ...whole, reviews: [review] })).toMatch(/belongs to no session/);
    const wrong = Array.from({ length: 9 }, () => ({ ...review, rating: 9 }));
    expect(refused({ ...whole, studySessions: [session], reviews: wrong })).toMatch(/and 6 more/);
  });

  it('is refused when it has answers from the future, which would always be newer', () => {
    const later = { ...review, reviewedAt: '2027-01-01T00:00:00.000Z' };
    expect(refused({ ...whole, studySessions: [session], reviews: [later] })).toMatch(/from the future/);
  });

  it('is refused when its compressed form is broken', () => {
    expect(() => unpacked(Buffer.from([0x1f, 0x8b, 1, 2, 3]))).toThrow(UserError);
  });

  it('is compressed where it would be too large for Discord, and reads the same', () => {
    const large = {
      ...whole,
      cardReports: Array.from({ length: 100_000 }, (_, id) => ({ id, text: `report ${'x'.repeat(80)}` })),
    };
    const { name, data } = packed(large);
    expect(name).toBe('quorum-export.json.gz');
    expect(data.length).toBeLessThan(8_000_000);
    expect(JSON.parse(unpacked(data))).toEqual(large);
  });
});
