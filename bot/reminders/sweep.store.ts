// Which reminders a sweep must look at, and how it makes each of them its own. Every statement is about one learner.
import type { Database } from '../db/database.ts';
import { rowsOf } from '../db/rows.ts';
import { dateOfDay, dayOfDate } from '../learners/learner-day.ts';
import { nextFire } from './fire-time.ts';
import { type Claim, RETRY_WINDOW_MS, type Standing } from './next-step.ts';

/** A reminder that somebody must look at, as it was seen. */
export type Seen = { learnerId: bigint; nextAt: Date };

/** A reminder that this process looks at: no other does before the lease ends. */
export type Taken = Standing & {
  learnerId: bigint;
  channelId: bigint;
  /** The end of the lease, which also stands in the row: whoever finds another value there has lost it. */
  lease: Date;
};

/** A process that has gone silent for so long loses what it took. Longer than any attempt to send. */
const LEASE_MS = 60_000;
/** Claims are kept for so many days: longer than any learner can travel back in the calendar. */
const KEPT_DAYS = 31;

/** The reminders whose time has come, the longest waiting first. Read by the index on `nextAt`. */
export function remindersToLookAt(db: Database, now: Date, take: number): Promise<Seen[]> {
  return rowsOf<Seen>(db)`
    SELECT "learnerId", "nextAt" FROM "Reminder" WHERE "nextAt" <= ${now} ORDER BY "nextAt" LIMIT ${take}`;
}

/** Null when another process was first, or the learner changed it. */
export async function takeReminder(db: Database, { learnerId, nextAt }: Seen, now: Date): Promise<Taken | null> {
  type Row = { at: number; zone: string; channelId: bigint; since: Date } & ClaimColumns;
  const lease = leaseFrom(now);
  const rows = await rowsOf<Row>(db)`
    UPDATE "Reminder" r SET "nextAt" = ${lease}
    FROM "Learner" l LEFT JOIN LATERAL (
      SELECT * FROM "ReminderSend" s WHERE s."learnerId" = ${learnerId} ORDER BY day DESC LIMIT 1
    ) claim ON true
    WHERE l.id = ${learnerId} AND r."learnerId" = ${learnerId} AND r."nextAt" = ${nextAt}
    RETURNING r.at, coalesce(l.zone, 'UTC') AS zone, r."channelId", r.since, claim.day, claim."dueAt",
      claim."claimedAt", claim.tries, claim.outcome::text`;
  const [row] = rows;
  if (!row) return null;
  const { at, zone, channelId, since } = row;
  return { learnerId, at, zone, channelId, since, lease, claim: claimOf(row) };
}

/** Leaves the reminder for later, with nothing to be sent before. */
export async function lookAgain(db: Database, taken: Taken, nextAt: Date): Promise<void> {
  const { learnerId, lease } = taken;
  await db.$executeRaw`
    UPDATE "Reminder" SET "nextAt" = ${nextAt} WHERE "learnerId" = ${learnerId} AND "nextAt" = ${lease}`;
}

/** A day is over without a message: nothing waits for the learner. */
export async function passOver(db: Database, taken: Taken, dueAt: Date): Promise<void> {
  const { learnerId, lease } = taken;
  const next = nextFire(taken, dueAt, taken.claim?.day).at;
  await db.$executeRaw`
    UPDATE "Reminder" SET since = ${dueAt}, "nextAt" = ${next} WHERE "learnerId" = ${learnerId} AND "nextAt" = ${lease}`;
}

/** The right to one attempt, with a new lease. */
export type Attempt = Taken & {
  day: string;
  dueAt: Date;
  /** 1 for the first. */
  tries: number;
};

/**
 * Claims the learner's reminder of a day before it is sent; a claim that is open already gets one more try while Discord
 * would drop a repeat. Null when the reminder is lost, or the day has been dealt with.
 */
export async function claimAttempt(
  db: Database,
  taken: Taken,
  fire: { day: string; at: Date },
  now: Date,
): Promise<Attempt | null> {
  const { learnerId } = taken;
  const lease = leaseFrom(now);
  const windowBegan = new Date(now.getTime() - RETRY_WINDOW_MS);
  const rows = await rowsOf<{ tries: number }>(db)`
    WITH mine AS (
      UPDATE "Reminder" SET "nextAt" = ${lease} WHERE "learnerId" = ${learnerId} AND "nextAt" = ${taken.lease}
      RETURNING "learnerId"
    )
    INSERT INTO "ReminderSend" ("learnerId", day, "dueAt", "claimedAt")
    SELECT "learnerId", ${dateOfDay(fire.day)}::date, ${fire.at}::timestamptz, ${now}::timestamptz FROM mine
    ON CONFLICT ("learnerId", day) DO UPDATE SET tries = "ReminderSend".tries + 1
      WHERE "ReminderSend".outcome = 'sending' AND "ReminderSend"."claimedAt" > ${windowBegan}
    RETURNING tries`;
  const [claimed] = rows;
  return claimed ? { ...taken, lease, day: fire.day, dueAt: fire.at, tries: claimed.tries } : null;
}

/** How an attempt ended for good. `pausedFor`: Discord's code of a refusal after which the learner is not tried again. */
export type Ending = { outcome: 'sent' | 'refused' | 'failed'; pausedFor?: number };

/** Closes the claim and sets the next reminder, unless the learner has set another in the meantime. */
export async function finish(
  db: Database,
  attempt: Taken & Pick<Attempt, 'day' | 'dueAt'>,
  { outcome, pausedFor = undefined }: Ending,
  now: Date,
): Promise<void> {
  const { learnerId, lease, day, dueAt } = attempt;
  const nextAt = pausedFor === undefined ? nextFire(attempt, dueAt, day).at : null;
  await rowsOf(db)`
    WITH closed AS (
      UPDATE "ReminderSend" SET outcome = ${outcome}::"ReminderOutcome", "finishedAt" = ${now}
      WHERE "learnerId" = ${learnerId} AND day = ${dateOfDay(day)}::date AND outcome = 'sending'
    ),
    forgotten AS (
      DELETE FROM "ReminderSend" WHERE "learnerId" = ${learnerId} AND day < ${dateOfDay(day)}::date - ${KEPT_DAYS}::int
    )
    UPDATE "Reminder" SET since = ${dueAt}, "nextAt" = ${nextAt}, "pausedFor" = ${pausedFor ?? null}, "pauseTold" = false
    WHERE "learnerId" = ${learnerId} AND "nextAt" = ${lease}`;
}

type ClaimColumns = { [Key in keyof Omit<Claim, 'open' | 'day'>]: Claim[Key] | null } & {
  day: Date | null;
  outcome: string | null;
};

function claimOf({ day, dueAt, claimedAt, tries, outcome }: ClaimColumns): Claim | null {
  if (!day || !dueAt || !claimedAt || tries === null) return null;
  return { day: dayOfDate(day), dueAt, claimedAt, tries, open: outcome === 'sending' };
}

function leaseFrom(now: Date): Date {
  return new Date(now.getTime() + LEASE_MS);
}
