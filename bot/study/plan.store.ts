// What is ahead of a learner, in cards and minutes.
import type { Database } from '../db/database.ts';
import { clockOf, dayOfDate, dayStart, learnerDay } from '../learners/learner-day.ts';
import { type InterviewPlan, newCardsADay } from './interview-plan.ts';
import { secondsPerAnswer, studyMinutes } from './pace.ts';
import { limitsLeft } from './queue.ts';
import { linesOf } from './queue-lines.store.ts';
import { inScope, type Scope } from './scope.store.ts';

const MEASURED_ANSWERS = 200;

export type StudyPlan = {
  /** Cards of the scope never answered. */
  unseen: number;
  /** What is left of today, in minutes at the learner's own pace. */
  minutesToday: number;
  /** For an interview ahead; null without one. */
  interview:
    | (InterviewPlan & {
        /** The learner's own limit, which stays until they take the needed number. */
        newPerDay: number;
        /** Minutes a day with today's reviews: with the needed number of new cards, and with the learner's own limit. */
        minutesNeeded: number;
        minutesAsSet: number;
      })
    | null;
};

export async function studyPlan(
  db: Database,
  { learnerId, session, now }: { learnerId: bigint; session: Scope; now: Date },
): Promise<StudyPlan> {
  const learner = await db.learner.findUniqueOrThrow({ where: { id: learnerId } });
  const clock = clockOf(learner);
  const today = learnerDay(now, clock);
  const [lines, pace, cards] = await Promise.all([
    linesOf(db, learner, session, now),
    paceOf(db, learnerId),
    newCardsOf(db, learnerId, session, dayStart(today, clock)),
  ]);
  const left = limitsLeft(learner, lines);
  const others = lines.learningCount + Math.min(lines.reviewCount, left.reviews);
  const minutes = (newCards: number): number => studyMinutes({ newCards, others }, pace);
  const interviewDate = learner.interviewDate && dayOfDate(learner.interviewDate);
  const plan = newCardsADay({ today, interviewDate, ...cards });
  const asSet = Math.min(learner.newPerDay, cards.unseen + cards.newToday);
  return {
    unseen: cards.unseen,
    minutesToday: minutes(Math.min(lines.newCount, left.newCards)),
    interview: plan && {
      ...plan,
      newPerDay: learner.newPerDay,
      minutesNeeded: minutes(plan.needed),
      minutesAsSet: minutes(asSet),
    },
  };
}

/** Seconds that the learner takes for an answer, by their last 200. */
export async function paceOf(db: Database, learnerId: bigint): Promise<number> {
  const rows = await db.$queryRaw<{ seconds: number }[]>`
    SELECT extract(epoch FROM took)::float8 AS seconds FROM (
      SELECT "reviewedAt" - lag("reviewedAt") OVER (PARTITION BY "sessionId" ORDER BY id) AS took FROM (
        SELECT * FROM "Review" WHERE "learnerId" = ${learnerId} ORDER BY "reviewedAt" DESC LIMIT ${MEASURED_ANSWERS}
      ) answers
    ) gaps WHERE took IS NOT NULL`;
  return secondsPerAnswer(rows.map(({ seconds }) => seconds));
}

type NewCards = { unseen: number; newToday: number; largestGroup: number };

async function newCardsOf(db: Database, learnerId: bigint, scope: Scope, from: Date): Promise<NewCards> {
  const rows = await db.$queryRaw<NewCards[]>`
    WITH unseen AS (
      SELECT c."siblingGroup" FROM "Card" c
      LEFT JOIN "ReviewState" s ON s."learnerId" = ${learnerId} AND s."cardId" = c.id
      WHERE ${inScope(scope)} AND (s."cardId" IS NULL OR (s.phase = 'new' AND NOT s.suspended))
    )
    SELECT (SELECT count(*) FROM unseen)::int AS unseen,
      (SELECT count(*) FROM "Review" r JOIN "Card" c ON c.id = r."cardId"
        WHERE r."learnerId" = ${learnerId} AND r."reviewedAt" >= ${from} AND r."undoneAt" IS NULL
          AND r."phaseBefore" = 'new' AND ${inScope(scope)})::int AS "newToday",
      coalesce((SELECT max(size) FROM (
        SELECT count(*) AS size FROM unseen WHERE "siblingGroup" IS NOT NULL GROUP BY "siblingGroup"
      ) groups), least(1, (SELECT count(*) FROM unseen)))::int AS "largestGroup"`;
  return rows[0]!;
}
