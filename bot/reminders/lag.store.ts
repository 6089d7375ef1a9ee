// How late reminders are.
import type { Database } from '../db/database.ts';

/** Seconds since the reminder that waits longest should have been looked at; 0 when none is late. */
export async function reminderLagSeconds(db: Database, now: Date): Promise<number> {
  const first = await db.reminder.findFirst({
    where: { nextAt: { lt: now } },
    orderBy: { nextAt: 'asc' },
    select: { nextAt: true },
  });
  return first?.nextAt ? (now.getTime() - first.nextAt.getTime()) / 1000 : 0;
}
