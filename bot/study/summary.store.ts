import type { Database } from '../db/database.ts';
import { UserError } from '../errors.ts';
import { addDays, clockOf, dateOfDay, dayStart, learnerDay } from '../learners/learner-day.ts';
import { LONGEST_ANSWER_SECONDS } from './pace.ts';

export type SessionSummary = {
  /** Answers that were not taken back, and how they were rated. */
  answered: number;
  again: number;
  hard: number;
  good: number;
  easy: number;
  /** Cards answered for the first time. */
  newCards: number;
  /** Time spent answering; a longer pause counts as five minutes. */
  seconds: number;
  /** Cards that come tomorrow, of all decks that the learner has joined, new ones not counted. */
  dueTomorrow: number;
  /** The learner's day, over all sessions and decks. */
  today: { answers: number; reviews: number; newCards: number };
};

type Counts = Omit<SessionSummary, 'dueTomorrow' | 'today'>;

/** @throws UserError when there is no such session of the learner's. */
export async function sessionSummary(
  db: Database,
  { learnerId, sessionId, now }: { learnerId: bigint; sessionId: number; now: Date },
): Promise<SessionSummary> {
  const session = await db.studySession.findUnique({
    where: { learnerId_id: { learnerId, id: sessionId } },
    include: { learner: true },
  });
  if (!session) throw new UserError('There is no such session any more. /study starts a new one.');
  const clock = clockOf(session.learner);
  const today = learnerDay(now, clock);
  const [tomorrow, dayAfter] = [1, 2].map((days) => dayStart(addDays(today, days), clock)) as [Date, Date];
  const [counts, dueTomorrow, day] = await Promise.all([
    countsOf(db, learnerId, sessionId, session.startedAt),
    db.reviewState.count({
      where: {
        learnerId,
        suspended: false,
        phase: { not: 'new' },
        showFrom: { gte: tomorrow, lt: dayAfter },
        card: { retiredAt: null, deck: { members: { some: { learnerId } } } },
      },
    }),
    db.studyDay.findUnique({ where: { learnerId_day: { learnerId, day: dateOfDay(today) } } }),
  ]);
  const { answers, reviews, newCards } = day ?? { answers: 0, reviews: 0, newCards: 0 };
  return { ...counts, dueTomorrow, today: { answers, reviews, newCards } };
}

async function countsOf(db: Database, learnerId: bigint, sessionId: number, startedAt: Date): Promise<Counts> {
  const rows = await db.$queryRaw<Counts[]>`
    WITH answers AS (
      SELECT rating, "phaseBefore", "undoneAt" IS NULL AS counts,
        extract(epoch FROM "reviewedAt" - coalesce(lag("reviewedAt") OVER (ORDER BY id), ${startedAt}::timestamptz)) AS took
      FROM "Review" WHERE "learnerId" = ${learnerId} AND "sessionId" = ${sessionId}
    )
    SELECT (count(*) FILTER (WHERE counts))::int AS answered,
      (count(*) FILTER (WHERE counts AND rating = 1))::int AS again,
      (count(*) FILTER (WHERE counts AND rating = 2))::int AS hard,
      (count(*) FILTER (WHERE counts AND rating = 3))::int AS good,
      (count(*) FILTER (WHERE counts AND rating = 4))::int AS easy,
      (count(*) FILTER (WHERE counts AND "phaseBefore" = 'new'))::int AS "newCards",
      round(coalesce(sum(greatest(0, least(took, ${LONGEST_ANSWER_SECONDS}))), 0))::int AS seconds
    FROM answers`;
  return rows[0]!;
}
