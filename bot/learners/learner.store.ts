import { z } from 'zod';
import type { Database } from '../db/database.ts';
import type { Learner, Prisma } from '../db/generated/client.ts';
import { UserError } from '../errors.ts';
import { addDays, clockOf, dateOfDay, learnerDay } from './learner-day.ts';
import { zoneNamed } from './zone.ts';

export type { Learner } from '../db/generated/client.ts';

/** What a learner can change. A setting left out stays as it is. */
export type SettingsChanges = {
  /** IANA name. */
  zone?: string;
  /** Minutes after local midnight, 0 to 720. */
  dayStartsAt?: number;
  /** .80 to .95 */
  desiredRetention?: number;
  newPerDay?: number;
  reviewsPerDay?: number;
  /** YYYY-MM-DD; null takes it away. */
  interviewDate?: string | null;
};

/** A learner with their settings; on the first meeting, with those that everybody begins with. */
export async function learnerOf(db: Database, id: bigint): Promise<Learner> {
  const known = await db.learner.findUnique({ where: { id } });
  if (known) return known;
  await db.learner.createMany({ data: [{ id }], skipDuplicates: true });
  return db.learner.findUniqueOrThrow({ where: { id } });
}

/**
 * Changes settings and gives back all of them.
 * @throws UserError that names every value out of range.
 */
export async function saveSettings(db: Database, id: bigint, changes: SettingsChanges, now: Date): Promise<Learner> {
  const learner = await learnerOf(db, id);
  const clock = clockOf(learner);
  const zone = changes.zone === undefined ? clock.zone : (zoneNamed(changes.zone) ?? clock.zone);
  const checked = allowed(learnerDay(now, { ...clock, zone })).safeParse(changes);
  if (!checked.success) throw new UserError(checked.error.issues.map(({ message }) => message).join('\n'));
  const saved = db.learner.update({ where: { id }, data: checked.data as Prisma.LearnerUpdateInput });
  if (changes.zone === undefined || zone === learner.zone) return saved;
  // Their reminder comes by the new clock from now on: the next sweep looks at it and finds out when.
  const where = { learnerId: id, nextAt: { not: null } };
  const [learnerSaved] = await db.$transaction([
    saved,
    db.reminder.updateMany({ where, data: { since: now, nextAt: now } }),
  ]);
  return learnerSaved;
}

function allowed(today: string) {
  const whole = (what: string, least: number, most: number) => {
    const problem = `${what} must be a whole number from ${least} to ${most}.`;
    return z.int(problem).min(least, problem).max(most, problem).optional();
  };
  const retention = 'Desired retention must be between 80 % and 95 %.';
  const lastDay = addDays(today, 2 * 365);
  return z.object({
    zone: z
      .string()
      .refine((zone) => zoneNamed(zone) !== null, 'There is no such time zone. A name looks like Europe/Berlin.')
      .transform((zone) => zoneNamed(zone) ?? zone)
      .optional(),
    dayStartsAt: whole('The start of your day, in minutes after midnight,', 0, 720),
    desiredRetention: z.number(retention).min(0.8, retention).max(0.95, retention).optional(),
    newPerDay: whole('New cards a day', 0, 200),
    reviewsPerDay: whole('Reviews a day', 1, 2000),
    interviewDate: z.iso
      .date({ error: 'The interview date must be a day such as 2027-01-15.', abort: true })
      .refine((day) => day > today, 'The interview date must be in the future.')
      .refine((day) => day <= lastDay, 'The interview date must be within two years.')
      .transform(dateOfDay)
      .nullable()
      .optional(),
  });
}
