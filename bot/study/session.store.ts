import type { Database } from '../db/database.ts';
import { rowsOf } from '../db/rows.ts';
import { UserError } from '../errors.ts';
import { chaptersOf, deckNamed } from './deck-choice.store.ts';
import { membership, visibleDecks } from './membership.store.ts';
import { SETTINGS, type SessionQueue, type SettingsColumns, settingsIn } from './study-settings.store.ts';

/** A session that is under way. */
export type OpenSession = {
  learnerId: bigint;
  id: number;
  deckId: number;
  deckTitle: string;
  /** Chapter numbers; empty means the whole deck. */
  chapters: number[];
  startedAt: Date;
};

/**
 * Starts a session on a deck, by its slug or title, and ends the learner's others: their buttons say so. Whoever studies
 * a deck has joined it. The learner must exist.
 * @throws UserError when the learner sees no such deck, or it has no such chapter.
 */
export async function startSession(
  db: Database,
  { learnerId, deckSlug, chapters, now }: { learnerId: bigint; deckSlug: string; chapters: number[]; now: Date },
): Promise<OpenSession> {
  const deck = await deckNamed(db, learnerId, deckSlug);
  if (!deck) throw new UserError(await noSuchDeck(db, learnerId, deckSlug));
  const wanted = [...new Set(chapters)].sort((one, other) => one - other);
  const known = (await chaptersOf(db, deck.id)).map(({ number }) => number);
  const missing = wanted.filter((number) => !known.includes(number));
  if (missing.length > 0) throw new UserError(noSuchChapter(deck.title, missing, known));
  const [, session] = await db.$transaction([
    db.studySession.updateMany({ where: { learnerId, endedAt: null }, data: { endedAt: now } }),
    db.studySession.create({ data: { learnerId, deckId: deck.id, chapters: wanted, startedAt: now } }),
    membership(db, { learnerId, deckId: deck.id, now }),
  ]);
  return { learnerId, id: session.id, deckId: deck.id, deckTitle: deck.title, chapters: wanted, startedAt: now };
}

/**
 * The session that a button belongs to, and the settings that its queue goes by.
 * @throws UserError when it is over or unknown.
 */
export async function openSession(db: Database, learnerId: bigint, id: number): Promise<OpenSession & SessionQueue> {
  type Row = Omit<OpenSession, 'learnerId' | 'id'> & SettingsColumns & { ended: boolean };
  const [row] = await rowsOf<Row>(db)`
    SELECT s."deckId", deck.title AS "deckTitle", s.chapters, s."startedAt", s."endedAt" IS NOT NULL AS ended, ${SETTINGS}
    FROM "StudySession" s JOIN "Deck" deck ON deck.id = s."deckId" JOIN "Learner" l ON l.id = s."learnerId"
    WHERE s."learnerId" = ${learnerId} AND s.id = ${id}`;
  if (!row || row.ended) throw new UserError('This session is over. /study starts a new one.');
  const { deckId, deckTitle, chapters, startedAt } = row;
  return { learnerId, id, deckId, deckTitle, chapters, startedAt, settings: settingsIn(row, learnerId) };
}

/** Ends a session; false when it was over already. */
export async function endSession(
  db: Database,
  { learnerId, sessionId, now }: { learnerId: bigint; sessionId: number; now: Date },
): Promise<boolean> {
  const where = { learnerId, id: sessionId, endedAt: null };
  const { count } = await db.studySession.updateMany({ where, data: { endedAt: now } });
  return count > 0;
}

async function noSuchDeck(db: Database, learnerId: bigint, typed: string): Promise<string> {
  const decks = await db.deck.findMany({
    where: visibleDecks(learnerId),
    select: { slug: true, title: true, ownerId: true },
    orderBy: { slug: 'asc' },
  });
  if (decks.length === 0) return 'There are no decks yet.';
  const names = decks.map(({ slug, title, ownerId }) => (ownerId === null ? slug : title));
  return `There is no deck “${typed.slice(0, 60)}”. There is: ${names.join(', ')}.`;
}

function noSuchChapter(title: string, missing: number[], known: number[]): string {
  const chapters = `${missing.length === 1 ? 'chapter' : 'chapters'} ${missing.join(', ')}`;
  return `${title} has no ${chapters}. Its chapters are ${known.join(', ')}.`;
}
