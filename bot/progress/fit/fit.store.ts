import type { Database } from '../../db/database.ts';
import type { FitOutcome, ParameterFit } from '../../db/generated/client.ts';
import { dayOfDate, daysBetween } from '../../learners/learner-day.ts';
import { DEFAULT_PARAMETERS, type FsrsParameters, type Rating } from '../../study/schedule.ts';
import { type Comparison, ENOUGH_REVIEWS } from './comparison.ts';
import { type LoggedAnswer, replay } from './replay.ts';

/** A fit is tried again after so many further reviews, or after a week with any. */
const FURTHER_REVIEWS = 200;
const WEEK_MS = 7 * 24 * 60 * 60_000;
/** Only those who studied lately have anything new to fit to. */
const LATELY_MS = 2 * 24 * 60 * 60_000;

/** The answers that count, card by card, each card's in the order in which they were given. */
export type Log = { cardId: number; answers: (LoggedAnswer & { reviewId: bigint })[] }[];

/** Learners who studied in the last two days and have enough new reviews, by id; at most `limit`, beyond the id `after`. */
export async function learnersToFit(
  db: Database,
  { now, after, limit }: { now: Date; after: bigint; limit: number },
): Promise<bigint[]> {
  const rows = await db.$queryRaw<{ id: bigint }[]>`
    WITH active AS (
      SELECT DISTINCT "learnerId" AS id FROM "StudyDay"
      WHERE day >= ${new Date(now.getTime() - LATELY_MS)}::date AND "learnerId" > ${after}
    )
    SELECT active.id FROM active
    CROSS JOIN LATERAL (
      SELECT max("fittedAt") AS "fittedAt" FROM "ParameterFit" WHERE "learnerId" = active.id
    ) fit
    CROSS JOIN LATERAL (
      SELECT coalesce(sum(reviews), 0) AS reviews, coalesce(sum(reviews) FILTER (WHERE day > fit."fittedAt"::date), 0) AS further
      FROM "StudyDay" WHERE "learnerId" = active.id
    ) done
    WHERE done.reviews >= ${ENOUGH_REVIEWS} AND (fit."fittedAt" IS NULL OR done.further >= ${FURTHER_REVIEWS}
      OR (done.further > 0 AND fit."fittedAt" <= ${new Date(now.getTime() - WEEK_MS)}))
    ORDER BY active.id LIMIT ${limit}`;
  return rows.map(({ id }) => id);
}

/** When the learner last answered; null when they never did. */
export async function lastAnswered(db: Database, learnerId: bigint): Promise<Date | null> {
  const last = await db.review.findFirst({
    where: { learnerId },
    orderBy: { reviewedAt: 'desc' },
    select: { reviewedAt: true },
  });
  return last?.reviewedAt ?? null;
}

export async function answerLog(db: Database, learnerId: bigint): Promise<Log> {
  const rows = await db.review.findMany({
    where: { learnerId, undoneAt: null },
    // An imported answer can be older than its neighbours and have a higher id.
    orderBy: [{ cardId: 'asc' }, { reviewedAt: 'asc' }, { id: 'asc' }],
    select: { id: true, cardId: true, rating: true, day: true },
  });
  const byCard = Map.groupBy(rows, ({ cardId }) => cardId);
  return [...byCard].map(([cardId, answers]) => ({
    cardId,
    answers: answers.map(({ id, rating, day }) => ({
      reviewId: id,
      rating: rating as Rating,
      day: daysBetween('1970-01-01', dayOfDate(day)),
    })),
  }));
}

/** The last fit and the one that the parameters in use come from; null where there is none. */
export async function fitsOf(
  db: Database,
  learnerId: bigint,
): Promise<{ last: ParameterFit | null; inUse: ParameterFit | null }> {
  const find = (outcome?: FitOutcome) =>
    db.parameterFit.findFirst({
      where: { learnerId, ...(outcome && { outcome }) },
      orderBy: [{ fittedAt: 'desc' }, { id: 'desc' }],
    });
  const [last, accepted] = await Promise.all([find(), find('accepted')]);
  const learner = await db.learner.findUnique({ where: { id: learnerId }, select: { fsrsParameters: true } });
  return { last, inUse: learner && learner.fsrsParameters.length > 0 ? accepted : null };
}

export type Fit = {
  learnerId: bigint;
  now: Date;
  outcome: FitOutcome;
  comparison: Comparison;
  /** What was fitted to the whole log. */
  parameters: number[];
  /** What it was fitted to, as `answerLog` gave it. */
  log: Log;
};

/**
 * Writes down what came of a fit. Accepted parameters, and the defaults when they are in use again, recompute stability
 * and difficulty of every card from the log; due dates stay.
 * @throws Error when the learner has answered since the log was read; nothing is then changed.
 */
export async function saveFit(db: Database, fit: Fit): Promise<void> {
  const { learnerId, now, outcome, comparison, parameters, log } = fit;
  const { reviews, lossDefaults, lossFitted } = comparison;
  await db.$transaction(async (tx) => {
    await tx.parameterFit.create({
      data: { learnerId, fittedAt: now, reviews, outcome, lossDefaults, lossFitted, parameters },
    });
    if (outcome === 'kept') return;
    const own = outcome === 'accepted' ? parameters : [];
    await tx.learner.update({ where: { id: learnerId }, data: { fsrsParameters: own } });
    await recompute(tx, learnerId, log, outcome === 'accepted' ? parameters : DEFAULT_PARAMETERS);
  });
}

type Transaction = Parameters<Parameters<Database['$transaction']>[0]>[0];

async function recompute(tx: Transaction, learnerId: bigint, log: Log, parameters: FsrsParameters): Promise<void> {
  const cards = log.map(({ cardId, answers }) => ({ cardId, answers, ...replay(answers, parameters) }));
  const changed = await tx.$executeRaw`
    UPDATE "ReviewState" s SET stability = card.stability, difficulty = card.difficulty, version = s.version + 1
    FROM unnest(
      ${cards.map(({ cardId }) => cardId)}::int[],
      ${cards.map(({ answers }) => answers.at(-1)!.reviewId)}::bigint[],
      ${cards.map(({ after }) => after!.stability)}::float8[],
      ${cards.map(({ after }) => after!.difficulty)}::float8[]
    ) AS card("cardId", last, stability, difficulty)
    WHERE s."learnerId" = ${learnerId} AND s."cardId" = card."cardId" AND card.last = (
      SELECT r.id FROM "Review" r
      WHERE r."learnerId" = ${learnerId} AND r."cardId" = card."cardId" AND r."undoneAt" IS NULL
      ORDER BY r."reviewedAt" DESC, r.id DESC LIMIT 1
    )`;
  if (changed !== cards.length) throw new Error('the learner has answered since their log was read');
  await recomputeUndo(tx, learnerId, cards);
}

/** What undo would bring back in sessions that are still open must fit the new parameters too. */
async function recomputeUndo(
  tx: Transaction,
  learnerId: bigint,
  cards: (Log[number] & Pick<ReturnType<typeof replay>, 'before'>)[],
): Promise<void> {
  const states = cards.flatMap(({ answers, before }) =>
    before.flatMap((memory, place) => (memory ? [{ reviewId: answers[place]!.reviewId, ...memory }] : [])),
  );
  await tx.$executeRaw`
    UPDATE "Review" r
    SET before = r.before || jsonb_build_object('stability', was.stability, 'difficulty', was.difficulty)
    FROM unnest(
      ${states.map(({ reviewId }) => reviewId)}::bigint[],
      ${states.map(({ stability }) => stability)}::float8[],
      ${states.map(({ difficulty }) => difficulty)}::float8[]
    ) AS was(id, stability, difficulty), "StudySession" session
    WHERE r."learnerId" = ${learnerId} AND r.id = was.id AND r.before IS NOT NULL AND r."undoneAt" IS NULL
      AND session."learnerId" = ${learnerId} AND session.id = r."sessionId" AND session."endedAt" IS NULL`;
}
