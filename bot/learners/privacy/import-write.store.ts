// Writes what an import brings, within its transaction.
import { setImmediate } from 'node:timers/promises';
import type { Prisma } from '../../db/generated/client.ts';
import { dateOfDay } from '../learner-day.ts';
import type { Merge } from './merge.ts';

type Tx = Prisma.TransactionClient;
type Schedule = NonNullable<Merge['reviews'][number]['review']['before']>;

/** Rows in one statement: an embedded database answers nobody else meanwhile. */
const CHUNK = 200;

/** Ids of the sessions here, by those of the file. A session that an earlier import brought is not made anew. */
export async function addSessions(tx: Tx, learnerId: bigint, { sessions }: Merge): Promise<Map<number, number>> {
  const startedAt = sessions.map(({ session }) => session.startedAt);
  const known = await tx.studySession.findMany({ where: { learnerId, startedAt: { in: startedAt } } });
  const ids = new Map<number, number>();
  for (const { deckId, session } of sessions) {
    const { startedAt, chapters } = session;
    const same = known.find((one) => one.deckId === deckId && one.startedAt.getTime() === startedAt.getTime());
    const data = { learnerId, deckId, chapters, startedAt, endedAt: startedAt };
    ids.set(session.id, same?.id ?? (await tx.studySession.create({ data, select: { id: true } })).id);
  }
  return ids;
}

/**
 * Adds answers so that their ids go with time, as everywhere: those older than all that is here get ids below them.
 * Versions count down from the lowest one that the card has, since undo never reaches back to them.
 */
export async function addReviews(
  tx: Tx,
  learnerId: bigint,
  { reviews }: Merge,
  sessions: Map<number, number>,
): Promise<void> {
  const first = await tx.review.findFirst({ where: { learnerId }, orderBy: { reviewedAt: 'asc' } });
  const lowest = await tx.review.aggregate({ where: { learnerId }, _min: { id: true } });
  const versions = await tx.review.groupBy({ by: ['cardId'], where: { learnerId }, _min: { version: true } });
  const lowestVersion = new Map(versions.map(({ cardId, _min }) => [cardId, _min.version ?? 1]));
  let nextId = minimum(lowest._min.id ?? 1n, 1n);
  const rows = reviews.toReversed().map(({ cardId, review }) => {
    const { sessionId, rating, reviewedAt, day, phaseBefore, before } = review;
    const version = Math.min(lowestVersion.get(cardId) ?? 1, 1) - 1;
    lowestVersion.set(cardId, version);
    const older = !first || reviewedAt < first.reviewedAt;
    const id = older ? { id: --nextId } : {};
    const answer = { learnerId, cardId, sessionId: sessions.get(sessionId)!, rating, reviewedAt, phaseBefore, version };
    return { ...answer, ...id, day: dateOfDay(day), ...(before && { before: stateBefore(before) }) };
  });
  await inChunks(rows.toReversed(), (data) => tx.review.createMany({ data }));
}

/** As a log row holds it. Undo never reaches an imported answer, for its session is over. */
function stateBefore({ lastReview, due, ...state }: Schedule): Prisma.InputJsonObject {
  const at = due.toISOString();
  return { ...state, due: at, showFrom: at, lastReview: lastReview?.toISOString() ?? null };
}

/** The counters of the days that got answers, counted anew. */
export async function countDays(tx: Tx, learnerId: bigint, { reviews }: Merge): Promise<void> {
  const days = [...new Set(reviews.map(({ review }) => review.day))].map(dateOfDay);
  await tx.$executeRaw`
    INSERT INTO "StudyDay" ("learnerId", day, "newCards", reviews, answers)
    SELECT ${learnerId}::bigint, day, (count(*) FILTER (WHERE "phaseBefore" = 'new'))::int,
      (count(*) FILTER (WHERE "phaseBefore" = 'review'))::int, count(*)::int
    FROM "Review" WHERE "learnerId" = ${learnerId} AND "undoneAt" IS NULL AND day = ANY (${days}::date[])
    GROUP BY day
    ON CONFLICT ("learnerId", day) DO UPDATE
      SET "newCards" = excluded."newCards", reviews = excluded.reviews, answers = excluded.answers`;
}

export async function writeStates(tx: Tx, learnerId: bigint, states: Merge['states']): Promise<void> {
  const rows = states.map(({ cardId, version, state }) => {
    const { card: _, ...fields } = state;
    return { cardId, seen: version, data: { ...fields, showFrom: state.due, hold: null, heldBy: null } };
  });
  const fresh = rows.filter(({ seen }) => seen === null).map(({ cardId, data }) => ({ learnerId, cardId, ...data }));
  await inChunks(fresh, (data) => tx.reviewState.createMany({ data, skipDuplicates: true }));
  for (const { cardId, seen, data } of rows) {
    if (seen === null) continue;
    const where = { learnerId, cardId, version: seen };
    await tx.reviewState.updateMany({ where, data: { ...data, version: seen + 1 } });
  }
}

export async function joinDecks(tx: Tx, learnerId: bigint, decks: number[], joinedAt: Date): Promise<void> {
  await tx.deckMember.createMany({
    data: decks.map((deckId) => ({ learnerId, deckId, joinedAt })),
    skipDuplicates: true,
  });
}

function minimum(one: bigint, other: bigint): bigint {
  return one < other ? one : other;
}

async function inChunks<T>(rows: T[], write: (chunk: T[]) => Promise<unknown>): Promise<void> {
  for (let from = 0; from < rows.length; from += CHUNK) {
    await write(rows.slice(from, from + CHUNK));
    await setImmediate();
  }
}
