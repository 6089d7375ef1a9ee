// The clock's alarms.
import type { Database } from '../db/database.ts';
import type { Queue } from '../queue/queue.ts';
import { findInterview, type Interview } from './interview.store.ts';
import { isNear, isOver } from './session-clock.ts';
import { takeEvent } from './take-event.store.ts';

/** What the clock calls for now: the warning, or the end. Early and late alarms do no harm. */
export async function ring(
  parts: { db: Database; queue: Queue },
  key: Pick<Interview, 'learnerId' | 'id'>,
  now: Date,
): Promise<void> {
  const interview = await findInterview(parts.db, key);
  const clock = interview?.session.clock;
  if (!clock || !interview.open) return;
  if (isOver(clock, now)) await takeEvent(parts, key, { type: 'timeUp', draft: null }, now);
  else if (isNear(clock, now)) await takeEvent(parts, key, { type: 'warn' }, now);
}
