// Undo takes the last answer of a session back whole, as often as there are answers.
import type { Database } from '../db/database.ts';
import { UserError } from '../errors.ts';
import type { Rating } from './schedule.ts';

export type Undone =
  | {
      kind: 'undone';
      cardId: number;
      rating: Rating;
      /** The answer that the next undo would take back; null when it was the session's first. */
      previous: number | null;
    }
  /** Taken back already, or another answer came after it: nothing changed. */
  | { kind: 'stale' }
  /** The card was answered again in another session; taking this answer back would lose that one. */
  | { kind: 'answered again' };

/** The session's last answer that was not taken back, by id; null when there is none. */
export async function lastAnswer(
  db: Database,
  { learnerId, sessionId }: { learnerId: bigint; sessionId: number },
): Promise<number | null> {
  const last = await db.review.findFirst({
    where: { learnerId, sessionId, undoneAt: null },
    orderBy: { id: 'desc' },
    select: { id: true },
  });
  return last ? Number(last.id) : null;
}

/**
 * Takes back the last answer of a session: state, log, counters and the siblings it put off. `reviewId` is the answer
 * that the person means, so that two presses take back one. What the learner decided about the card after the answer
 * (suspended, put off) stays. Gives null when nothing is left to take back.
 * @throws UserError when the session is over or unknown.
 */
export async function undoLast(
  db: Database,
  undo: { learnerId: bigint; sessionId: number; reviewId?: number; now: Date },
): Promise<Undone | null> {
  const { last, previous, answeredAgain } = await sessionsEnd(db, undo);
  if (undo.reviewId !== undefined && Number(last?.id) !== undo.reviewId) return { kind: 'stale' };
  if (!last) return null;
  if (answeredAgain) return { kind: 'answered again' };
  const done = await takeBack(db, undo, last);
  if (!done) return { kind: 'stale' };
  return { kind: 'undone', cardId: last.cardId, rating: last.rating, previous };
}

type Last = { id: bigint; cardId: number; rating: Rating; stateVersion: number };
type End = { last: Last | null; previous: number | null; answeredAgain: boolean };

async function sessionsEnd(
  db: Database,
  { learnerId, sessionId }: { learnerId: bigint; sessionId: number },
): Promise<End> {
  const rows = await db.$queryRaw<(Partial<Last> & { ended: boolean; answeredAgain: boolean })[]>`
    SELECT s."endedAt" IS NOT NULL AS ended, r.id, r."cardId", r.rating, state.version AS "stateVersion",
      EXISTS (
        SELECT FROM "Review" later WHERE later."learnerId" = r."learnerId" AND later."cardId" = r."cardId"
          AND later.id > r.id AND later."undoneAt" IS NULL
      ) AS "answeredAgain"
    FROM "StudySession" s
    LEFT JOIN LATERAL (
      SELECT * FROM "Review" WHERE "learnerId" = s."learnerId" AND "sessionId" = s.id AND "undoneAt" IS NULL
      ORDER BY id DESC LIMIT 2
    ) r ON true
    LEFT JOIN "ReviewState" state ON state."learnerId" = r."learnerId" AND state."cardId" = r."cardId"
    WHERE s."learnerId" = ${learnerId} AND s.id = ${sessionId}
    ORDER BY r.id DESC`;
  const [last, before] = rows;
  if (!last || last.ended) throw new UserError('This session is over. /study starts a new one.');
  return {
    last: last.id ? (last as Last) : null,
    previous: before?.id ? Number(before.id) : null,
    answeredAgain: last.answeredAgain,
  };
}

/**
 * True when the answer was taken back; false when the card changed in the meantime. The state of a card answered for the
 * first time stays as a row in phase new. Siblings are let go if they still wait for this answer and nothing else moved them.
 */
async function takeBack(
  db: Database,
  { learnerId, now }: { learnerId: bigint; now: Date },
  { id, cardId, stateVersion }: Last,
): Promise<boolean> {
  const rows = await db.$queryRaw<unknown[]>`
    WITH current AS (
      SELECT "cardId" FROM "ReviewState"
      WHERE "learnerId" = ${learnerId} AND "cardId" = ${cardId} AND version = ${stateVersion} FOR UPDATE
    ),
    undone AS (
      UPDATE "Review" r SET "undoneAt" = ${now} FROM current
      WHERE r."learnerId" = ${learnerId} AND r.id = ${id} AND r."undoneAt" IS NULL
      RETURNING r.id, r."cardId", r.day, r."phaseBefore", coalesce(r.before, jsonb_build_object('phase', 'new',
        'due', r."reviewedAt", 'showFrom', r."reviewedAt", 'stability', 0, 'difficulty', 0, 'scheduledDays', 0,
        'learningSteps', 0, 'reps', 0, 'lapses', 0)) AS before
    ),
    restored AS (
      UPDATE "ReviewState" s SET phase = was.phase, due = was.due, stability = was.stability,
        difficulty = was.difficulty, "scheduledDays" = was."scheduledDays", "learningSteps" = was."learningSteps",
        reps = was.reps, lapses = was.lapses, "lastReview" = was."lastReview",
        "showFrom" = CASE WHEN s.hold IS NULL THEN was."showFrom" ELSE s."showFrom" END,
        "heldBy" = CASE WHEN s.hold IS NULL THEN was."heldBy" ELSE s."heldBy" END,
        hold = CASE WHEN s.hold IS NULL THEN was.hold ELSE s.hold END,
        version = s.version + 1
      FROM undone, jsonb_populate_record(NULL::"ReviewState", undone.before) was
      WHERE s."learnerId" = ${learnerId} AND s."cardId" = undone."cardId"
    ),
    counted AS (
      UPDATE "StudyDay" d SET answers = d.answers - 1,
        "newCards" = d."newCards" - (undone."phaseBefore" = 'new')::int,
        reviews = d.reviews - (undone."phaseBefore" = 'review')::int
      FROM undone
      WHERE d."learnerId" = ${learnerId} AND d.day = undone.day
    ),
    waiting AS (
      SELECT s."cardId" FROM "ReviewState" s JOIN "Card" c ON c.id = s."cardId"
      JOIN "Card" answered ON answered.id = ${cardId} AND answered."chapterId" = c."chapterId"
        AND answered."siblingGroup" = c."siblingGroup"
      WHERE s."learnerId" = ${learnerId} AND s."heldBy" = ${id} AND s.hold = 'sibling' FOR UPDATE OF s SKIP LOCKED
    ),
    released AS (
      UPDATE "ReviewState" s SET "showFrom" = s.due, hold = NULL, "heldBy" = NULL, version = s.version + 1
      FROM waiting, undone
      WHERE s."learnerId" = ${learnerId} AND s."cardId" = waiting."cardId" AND s."cardId" <> undone."cardId"
    )
    SELECT id FROM undone`;
  return rows.length > 0;
}
