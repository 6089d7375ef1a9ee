// What waits for a learner today, and in which deck: what a reminder tells and its button begins.
import type { Database } from '../db/database.ts';
import type { Learner } from '../db/generated/client.ts';
import { clockOf, dateOfDay, learnerDay, nextDayStart } from '../learners/learner-day.ts';
import { lastScope } from '../study/deck-choice.store.ts';
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
  const last = await studiedLast(db, learnerId);
  const here = last && (await waitingIn(db, learner, last, now));
  if (here) return here;
  for (const deckId of await joinedDecks(db, learnerId)) {
    const seen = deckId === last?.deckId && last.chapters.length === 0;
    const there = seen ? null : await waitingIn(db, learner, { deckId, chapters: [] }, now);
    if (there) return there;
  }
  return null;
}

/** Quick for the many who are done for today: true when any card comes back, or new ones are left of the day's number. */
async function somethingMayWait(db: Database, learner: Learner, now: Date): Promise<boolean> {
  const clock = clockOf(learner);
  const rows = await db.$queryRaw<{ may: boolean }[]>`
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

async function studiedLast(db: Database, learnerId: bigint): Promise<Scope | null> {
  const last = await lastScope(db, learnerId);
  const deck = last && (await db.deck.findUnique({ where: { slug: last.deckSlug }, select: { id: true } }));
  return deck && { deckId: deck.id, chapters: last.chapters };
}

async function joinedDecks(db: Database, learnerId: bigint): Promise<number[]> {
  const where = { learnerId, deck: { retiredAt: null } };
  const joined = await db.deckMember.findMany({ where, orderBy: { deckId: 'asc' }, select: { deckId: true } });
  return joined.map(({ deckId }) => deckId);
}

async function waitingIn(db: Database, learner: Learner, scope: Scope, now: Date): Promise<Waiting | null> {
  const lines = await linesOf(db, learner, scope, now);
  const left = limitsLeft(learner, lines);
  const due = lines.learningCount + Math.min(lines.reviewCount, left.reviews);
  const newCards = Math.min(lines.newCount, left.newCards);
  if (due + newCards === 0) return null;
  const [pace, deck] = await Promise.all([
    paceOf(db, learner.id),
    db.deck.findUniqueOrThrow({ where: { id: scope.deckId }, select: { title: true } }),
  ]);
  return {
    deckId: scope.deckId,
    deckTitle: deck.title,
    whole: scope.chapters.length === 0,
    due,
    newCards,
    minutes: studyMinutes({ newCards, others: due }, pace),
  };
}
