// Takes an event: in one transaction with the state it made, its effects and its alarms.
import type { Database } from '../db/database.ts';
import { json } from '../db/json.ts';
import { UserError } from '../errors.ts';
import type { Queue } from '../queue/queue.ts';
import { step } from './course.ts';
import { DRIVE, type Promising, promiseEffects } from './effects.store.ts';
import { draftOf, findInterview, type Interview } from './interview.store.ts';
import type { Effect, Event, Refusal, Session } from './session.ts';
import { closing, isOver, WARN_BEFORE_MS } from './session-clock.ts';
import { isForPrivate } from './whisper.ts';

/** The job that rings when the clock calls for something. */
export const ALARM = 'interview.alarm';

type Parts = { db: Database; queue: Queue };
type Key = Pick<Interview, 'learnerId' | 'id'>;

export type Taken = { interview: Interview; refused: Refusal | null };

const MOST_TRIES = 5;

/**
 * Takes an event. When time is up already, that is taken first. Two at once: the second sees what the first one made.
 * @throws UserError when there is no such interview.
 */
export async function takeEvent(parts: Parts, key: Key, event: Event, now: Date): Promise<Taken> {
  for (let tries = 1; ; tries++) {
    const interview = await findInterview(parts.db, key);
    if (!interview) throw new UserError('There is no such interview any more.');
    const taken = await attempt(parts, interview, event, now);
    if (taken) return taken;
    if (tries === MOST_TRIES) throw new Error(`interview ${key.id} changes faster than an event can be taken`);
  }
}

/** Null when somebody else changed it meanwhile. */
async function attempt(parts: Parts, interview: Interview, event: Event, now: Date): Promise<Taken | null> {
  const { plan, session } = interview;
  const late = session.phase === 'asking' && isOver(session.clock, now) && !takesTime(event);
  const draft = await draftOf(parts.db, interview);
  const timed = late ? step(plan, session, { type: 'timeUp', draft }, now) : { session, effects: [] };
  const before = 'refused' in timed ? { session, effects: [] } : timed;
  const given = event.type === 'timeUp' || event.type === 'stop' ? { ...event, draft: event.draft ?? draft } : event;
  const after = step(plan, before.session, given, now);
  const refused = 'refused' in after ? after.refused : null;
  const next = 'refused' in after ? before : { ...after, effects: [...before.effects, ...after.effects] };
  if (next.session === session) return { interview, refused };
  return (await write(parts, interview, next, now)) ? { interview: await reread(parts.db, interview), refused } : null;
}

function takesTime({ type }: Event): boolean {
  return type === 'answer' || type === 'timeUp' || type === 'stop';
}

async function reread(db: Database, key: Key): Promise<Interview> {
  return (await findInterview(db, key))!;
}

async function write(
  { db, queue }: Parts,
  { learnerId, id, version, place }: Interview,
  { session, effects }: { session: Session; effects: Effect[] },
  now: Date,
): Promise<boolean> {
  const end = closing(session.clock);
  const over = session.phase === 'ended';
  const written = await db.$transaction(async (tx) => {
    const { count } = await tx.interview.updateMany({
      where: { learnerId, id, version },
      data: { state: json(session), version: version + 1, deadline: end, ...(over && { open: false, endedAt: now }) },
    });
    if (count === 0) return false;
    await promiseEffects(
      { queue, tx },
      { learnerId, id },
      place === 'private' ? effects.filter(isForPrivate) : effects,
    );
    if (end) await setAlarms({ queue, tx }, { learnerId, id }, end, now);
    return true;
  });
  if (written) queue.wake(DRIVE);
  return written;
}

async function setAlarms({ queue, tx }: Promising, { learnerId, id }: Key, end: Date, now: Date): Promise<void> {
  const data = { learner: String(learnerId), interview: id };
  const warning = new Date(end.getTime() - WARN_BEFORE_MS);
  const alarm = (at: Date) => queue.send(ALARM, data, { at, tx, key: `${learnerId}/${id}/${at.getTime()}` });
  if (warning > now) await alarm(warning);
  await alarm(end);
}
