// A learner's reminder as they set it.
import type { Database } from '../db/database.ts';
import { clockOf, dayOfDate } from '../learners/learner-day.ts';
import { type Fire, nextFire, nextFires, type Schedule } from './fire-time.ts';

export type LearnersReminder = Schedule & {
  /** Discord's code of the refusal that paused it; null while it is not paused. */
  pausedFor: number | null;
  /** The next three; none while it is paused. */
  next: Fire[];
};

/**
 * Sets a daily reminder that comes into this direct message, in place of an earlier one. The learner must exist. A day
 * that had its reminder gets no second one.
 */
export async function setReminder(
  db: Database,
  { learnerId, at, channelId, now }: { learnerId: bigint; at: number; channelId: bigint; now: Date },
): Promise<void> {
  const { zone, lastDay } = await placeAndLastDay(db, learnerId);
  const nextAt = nextFire({ at, zone }, now, lastDay).at;
  const data = { at, channelId, since: now, nextAt, pausedFor: null, pauseTold: false };
  await db.reminder.upsert({ where: { learnerId }, create: { learnerId, ...data }, update: data });
}

/** False when there was none. */
export async function endReminder(db: Database, learnerId: bigint): Promise<boolean> {
  const { count } = await db.reminder.deleteMany({ where: { learnerId } });
  return count > 0;
}

export async function reminderOf(db: Database, learnerId: bigint, now: Date): Promise<LearnersReminder | null> {
  const reminder = await db.reminder.findUnique({ where: { learnerId } });
  if (!reminder) return null;
  const { zone, lastDay } = await placeAndLastDay(db, learnerId);
  const { at, pausedFor } = reminder;
  return { at, zone, pausedFor, next: pausedFor === null ? nextFires({ at, zone }, now, lastDay, 3) : [] };
}

/** A pause that the learner has not been told of; it counts as told from now on. Null when there is none. */
export async function untoldPause(db: Database, learnerId: bigint): Promise<{ at: number; pausedFor: number } | null> {
  const where = { learnerId, pausedFor: { not: null }, pauseTold: false };
  const [told] = await db.reminder.updateManyAndReturn({
    where,
    data: { pauseTold: true },
    select: { at: true, pausedFor: true },
  });
  return told ? { at: told.at, pausedFor: told.pausedFor ?? 0 } : null;
}

async function placeAndLastDay(db: Database, learnerId: bigint): Promise<{ zone: string; lastDay: string | null }> {
  const learner = await db.learner.findUniqueOrThrow({
    where: { id: learnerId },
    select: {
      zone: true,
      dayStartsAt: true,
      reminderSends: { orderBy: { day: 'desc' }, take: 1, select: { day: true } },
    },
  });
  const [last] = learner.reminderSends;
  return { zone: clockOf(learner).zone, lastDay: last ? dayOfDate(last.day) : null };
}
