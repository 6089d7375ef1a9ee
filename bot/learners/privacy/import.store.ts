// Takes an exported file over into this instance, by the rule of merge.ts.
import type { Database } from '../../db/database.ts';
import type { Prisma } from '../../db/generated/client.ts';
import { type SettingsChanges, saveSettings } from '../learner.store.ts';
import { dateOfDay } from '../learner-day.ts';
import type { LearnerFile } from './learner-file.ts';
import { answerName, cardName, type Here, type Merge, mergeOf } from './merge.ts';

const DAY_MS = 24 * 60 * 60_000;
const WRITE_WITHIN_MS = 60_000;

/** What an import of the file would do, or did. */
export type Import = {
  merge: Merge /** The learner has no answers here yet, so the file's settings are taken. */;
  settings: boolean;
};

/** The learner must exist. */
export async function planImport(db: Database, learnerId: bigint, file: LearnerFile): Promise<Import> {
  const here = await hereOf(db, learnerId, file);
  return { merge: mergeOf(file, here), settings: here.answers.size === 0 && file.learner.length > 0 };
}

/** Writes schedules and answers in one transaction. A card that is answered at the same moment keeps that answer. */
export async function importFile(db: Database, learnerId: bigint, file: LearnerFile, now: Date): Promise<Import> {
  const planned = await planImport(db, learnerId, file);
  const { merge, settings } = planned;
  const [own] = file.learner;
  if (settings && own) await saveSettings(db, learnerId, settingsOf(own, now), now);
  await db.$transaction(
    async (tx) => {
      if (merge.reviews.length > 0) {
        await tx.studySession.updateMany({ where: { learnerId, endedAt: null }, data: { endedAt: now } });
        await addReviews(tx, learnerId, merge, await addSessions(tx, learnerId, merge));
        await countDays(tx, learnerId, merge);
      }
      await writeStates(tx, learnerId, merge.states);
      await joinDecks(tx, learnerId, merge, now);
      await tx.pendingImport.deleteMany({ where: { learnerId } });
    },
    { timeout: WRITE_WITHIN_MS, maxWait: WRITE_WITHIN_MS },
  );
  return planned;
}

/** Settings as this instance takes them: what is not set, and a day that is past, stays away. */
function settingsOf({ zone, interviewDate, ...numbers }: LearnerFile['learner'][number], now: Date): SettingsChanges {
  const isAhead = interviewDate !== null && dateOfDay(interviewDate).getTime() > now.getTime() + DAY_MS;
  return { ...numbers, ...(zone && { zone }), ...(isAhead && { interviewDate }) };
}

async function hereOf(db: Database, learnerId: bigint, file: LearnerFile): Promise<Here> {
  const slugs = [...new Set([...file.reviewStates, ...file.reviews].map(({ card }) => card.deck))];
  const decks = await db.deck.findMany({
    where: { slug: { in: slugs }, OR: [{ ownerId: null }, { ownerId: learnerId }] },
    select: { id: true, slug: true },
  });
  const slugOf = new Map(decks.map(({ id, slug }) => [id, slug]));
  const [cards, states, answers] = await Promise.all([
    db.card.findMany({ where: { deckId: { in: [...slugOf.keys()] } }, select: { id: true, deckId: true, key: true } }),
    db.reviewState.findMany({
      where: { learnerId },
      select: { cardId: true, lastReview: true, version: true, suspended: true },
    }),
    db.review.findMany({ where: { learnerId }, select: { cardId: true, reviewedAt: true } }),
  ]);
  return {
    cards: new Map(cards.map(({ id, deckId, key }) => [cardName({ deck: slugOf.get(deckId) ?? '', key }), id])),
    decks: new Map(decks.map(({ id, slug }) => [slug, id])),
    states: new Map(states.map(({ cardId, ...state }) => [cardId, state])),
    answers: new Set(answers.map(({ cardId, reviewedAt }) => answerName(cardId, reviewedAt))),
  };
}

type Tx = Prisma.TransactionClient;

/** Ids of the sessions here, by those of the file. A session that an earlier import brought is not made anew. */
async function addSessions(tx: Tx, learnerId: bigint, { sessions }: Merge): Promise<Map<number, number>> {
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
async function addReviews(tx: Tx, learnerId: bigint, { reviews }: Merge, sessions: Map<number, number>): Promise<void> {
  const first = await tx.review.findFirst({ where: { learnerId }, orderBy: { reviewedAt: 'asc' } });
  const lowest = await tx.review.aggregate({ where: { learnerId }, _min: { id: true } });
  const versions = await tx.review.groupBy({ by: ['cardId'], where: { learnerId }, _min: { version: true } });
  const lowestVersion = new Map(versions.map(({ cardId, _min }) => [cardId, _min.version ?? 1]));
  let nextId = minimum(lowest._min.id ?? 1n, 1n);
  const rows = reviews.toReversed().map(({ cardId, review }) => {
    const { sessionId, rating, reviewedAt, day, phaseBefore } = review;
    const version = Math.min(lowestVersion.get(cardId) ?? 1, 1) - 1;
    lowestVersion.set(cardId, version);
    const older = !first || reviewedAt < first.reviewedAt;
    const id = older ? { id: --nextId } : {};
    const answer = { learnerId, cardId, sessionId: sessions.get(sessionId)!, rating, reviewedAt, phaseBefore, version };
    return { ...answer, ...id, day: dateOfDay(day) };
  });
  await tx.review.createMany({ data: rows.toReversed() });
}

/** The counters of the days that got answers, counted anew. */
async function countDays(tx: Tx, learnerId: bigint, { reviews }: Merge): Promise<void> {
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

async function writeStates(tx: Tx, learnerId: bigint, states: Merge['states']): Promise<void> {
  const rows = states.map(({ cardId, version, state }) => {
    const { card: _, ...fields } = state;
    return { cardId, seen: version, data: { ...fields, showFrom: state.due, hold: null, heldBy: null } };
  });
  const fresh = rows.filter(({ seen }) => seen === null).map(({ cardId, data }) => ({ learnerId, cardId, ...data }));
  await tx.reviewState.createMany({ data: fresh, skipDuplicates: true });
  for (const { cardId, seen, data } of rows) {
    if (seen === null) continue;
    const where = { learnerId, cardId, version: seen };
    await tx.reviewState.updateMany({ where, data: { ...data, version: seen + 1 } });
  }
}

/** Who has studied a deck has joined it. */
async function joinDecks(tx: Tx, learnerId: bigint, { sessions }: Merge, joinedAt: Date): Promise<void> {
  const decks = [...new Set(sessions.map(({ deckId }) => deckId))];
  await tx.deckMember.createMany({
    data: decks.map((deckId) => ({ learnerId, deckId, joinedAt })),
    skipDuplicates: true,
  });
}

function minimum(one: bigint, other: bigint): bigint {
  return one < other ? one : other;
}
