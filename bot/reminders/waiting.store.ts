// What waits for a learner today, and in which deck: what a reminder tells and its button begins.
import type { Database } from '../db/database.ts';
import type { Learner } from '../db/generated/client.ts';
import { rowsOf } from '../db/rows.ts';
import { clockOf, dateOfDay, learnerDay, nextDayStart } from '../learners/learner-day.ts';
import { lastScope } from '../study/deck-choice.store.ts';
import { mayBeSeenBy } from '../study/membership.store.ts';
import { studyMinutes } from '../study/pace.ts';
import { paceOf } from '../study/plan.store.ts';
import { limitsLeft } from '../study/queue.ts';
import { linesOf } from '../study/queue-lines.store.ts';
import type { Scope } from '../study/scope.store.ts';

export type Waiting = {
  deckId: number;
  deckTitle: string;
  /** All chapters, though the learner studied only some of them last. */
  whole: boolean;
  /** Cards that come back today, within the day's limits; learning cards count. */
  due: number;
  newCards: number;
  /** At the learner's own pace. */
  minutes: number;
};

/** What is left of today where the learner studied last, or else in a deck that they have joined; null when nothing is. */
export async function whatWaits(db: Database, learnerId: bigint, now: Date): Promise<Waiting | null> {
  const learner = await db.learner.findUnique({ where: { id: learnerId } });
  if (!learner || !(await somethingMayWait(db, learner, now))) return null;
  for (const place of await placesOf(db, learnerId)) {
    const waiting = await waitingIn(db, learner, place, now);
    if (waiting) return waiting;
  }
  return null;
}

/** Quick for the many who are done for today: true when any card comes back, or new ones are left of the day's number. */
async function somethingMayWait(db: Database, learner: Learner, now: Date): Promise<boolean> {
  const clock = clockOf(learner);
  const rows = await rowsOf<{ may: boolean }>(db)`
    SELECT ${learner.newPerDay} > coalesce((
      SELECT "newCards" FROM "StudyDay" WHERE "learnerId" = ${learner.id} AND day = ${dateOfDay(learnerDay(now, clock))}::date
    ), 0) OR EXISTS (
      SELECT FROM "ReviewState" WHERE "learnerId" = ${learner.id} AND "showFrom" < ${nextDayStart(now, clock)}
        AND phase <> 'new' AND NOT suspended
    ) AS may`;
  return rows[0]!.may;
}

/** How a session begins on what waits: the slug of its deck, and the chapters of the last one unless it is the whole. */
export async function scopeToBegin(
  db: Database,
  learnerId: bigint,
  { deckId, whole }: Pick<Waiting, 'deckId' | 'whole'>,
): Promise<{ deckSlug: string; chapters: number[] } | null> {
  const last = await lastScope(db, learnerId);
  const deck = await db.deck.findFirst({ where: { id: deckId, retiredAt: null }, select: { slug: true } });
  if (!deck || (deck.slug === last?.deckSlug && !whole)) return last;
  return { deckSlug: deck.slug, chapters: [] };
}

type Place = Scope & { title: string };

/** Where the learner studied last, then all of that deck, then the others that they have joined; a newcomer's first deck. */
async function placesOf(db: Database, learnerId: bigint): Promise<Place[]> {
  const joined = await joinedDecks(db, learnerId);
  const [last] = joined;
  if (!last) return newcomersPlace(db, learnerId);
  const whole = joined.map((place) => ({ ...place, chapters: [] }));
  return last.chapters.length > 0 ? [last, ...whole] : whole;
}

/** The one studied last first, with the chapters of then. */
function joinedDecks(db: Database, learnerId: bigint): Promise<Place[]> {
  return rowsOf<Place>(db)`
    WITH joined AS (
      SELECT deck.id, deck.title FROM "DeckMember" member JOIN "Deck" deck ON deck.id = member."deckId"
      WHERE member."learnerId" = ${learnerId} AND deck."retiredAt" IS NULL AND ${mayBeSeenBy(learnerId)}
    )
    SELECT joined.id AS "deckId", joined.title, coalesce(last.chapters, '{}') AS chapters
    FROM joined LEFT JOIN (
      SELECT s."deckId", s.chapters FROM "StudySession" s JOIN joined ON joined.id = s."deckId"
      WHERE s."learnerId" = ${learnerId} ORDER BY s."startedAt" DESC LIMIT 1
    ) last ON last."deckId" = joined.id
    ORDER BY last."deckId" IS NULL, joined.title, joined.id`;
}

async function newcomersPlace(db: Database, learnerId: bigint): Promise<Place[]> {
  const first = await lastScope(db, learnerId);
  const deck =
    first && (await db.deck.findUnique({ where: { slug: first.deckSlug }, select: { id: true, title: true } }));
  return deck ? [{ deckId: deck.id, title: deck.title, chapters: [] }] : [];
}

async function waitingIn(
  db: Database,
  learner: Learner,
  { deckId, title, chapters }: Place,
  now: Date,
): Promise<Waiting | null> {
  const lines = await linesOf(db, learner, { deckId, chapters }, now);
  const left = limitsLeft(learner, lines);
  const due = lines.learningCount + Math.min(lines.reviewCount, left.reviews);
  const newCards = Math.min(lines.newCount, left.newCards);
  if (due + newCards === 0) return null;
  const minutes = studyMinutes({ newCards, others: due }, await paceOf(db, learner.id));
  return { deckId, deckTitle: title, whole: chapters.length === 0, due, newCards, minutes };
}
