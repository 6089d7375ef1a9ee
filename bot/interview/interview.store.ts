// Interviews in the database. An event is taken in one transaction with the state it made, its effects and its alarms.
import type { Database } from '../db/database.ts';
import type { InterviewPlace, Prisma } from '../db/generated/client.ts';
import { UserError } from '../errors.ts';
import type { Queue } from '../queue/queue.ts';
import { step } from './course.ts';
import type { Plan } from './plan.ts';
import { type Effect, type Event, newSession, type Refusal, type Session } from './session.ts';
import { closing, isOver, WARN_BEFORE_MS } from './session-clock.ts';
import { isForPrivate } from './whisper.ts';

export type Interview = {
  learnerId: bigint;
  id: number;
  deckId: number;
  place: InterviewPlace;
  /** The thread or the direct message; null where nothing can be posted. */
  channelId: bigint | null;
  parentId: bigint | null;
  plan: Plan;
  session: Session;
  version: number;
  open: boolean;
  lastMessageId: bigint | null;
  /** How the learner is reached where nothing can be posted, for a while after `whisperAt`: see `Call.whisper`. */
  whisper: string | null;
  whisperAt: Date | null;
  startedAt: Date;
  endedAt: Date | null;
};

export const DRIVE = 'interview.drive';
export const ALARM = 'interview.alarm';

type Parts = { db: Database; queue: Queue };
type Key = { learnerId: bigint; id: number };

export type NewInterview = Pick<Interview, 'learnerId' | 'deckId' | 'place' | 'channelId' | 'parentId' | 'plan'>;

/**
 * Makes an interview that has not begun. The learner must exist.
 * @throws UserError when another one is open.
 */
export async function createInterview({ db, queue }: Parts, wanted: NewInterview, now: Date): Promise<Interview> {
  const { plan, learnerId, ...rest } = wanted;
  const row = await db.$transaction(async (tx) => {
    await tx.$queryRaw`SELECT id FROM "Learner" WHERE id = ${learnerId} FOR UPDATE`;
    if (await tx.interview.findFirst({ where: { learnerId, open: true }, select: { id: true } })) {
      throw new UserError(
        'You have an interview under way. **/interview resume** goes on with it, **/interview stop** ends it.',
      );
    }
    const state = newSession(plan);
    const made = await tx.interview.create({
      data: { learnerId, ...rest, plan: json(plan), state: json(state), startedAt: now },
    });
    if (rest.place !== 'private') await promise({ queue, tx }, { learnerId, id: made.id }, [{ do: 'intro' }]);
    return made;
  });
  queue.wake(DRIVE);
  return read(row);
}

export async function findInterview(db: Database, { learnerId, id }: Key): Promise<Interview | null> {
  const row = await db.interview.findUnique({ where: { learnerId_id: { learnerId, id } } });
  return row && read(row);
}

/** The learner's interview that is under way. */
export async function openInterview(db: Database, learnerId: bigint): Promise<Interview | null> {
  const row = await db.interview.findFirst({ where: { learnerId, open: true } });
  return row && read(row);
}

/** All that are under way, for whoever starts or reconnects. */
export async function openInterviews(db: Database): Promise<Interview[]> {
  return (await db.interview.findMany({ where: { open: true } })).map(read);
}

/** The learner's past interviews, latest first. */
export async function pastInterviews(db: Database, learnerId: bigint, take: number): Promise<Interview[]> {
  const rows = await db.interview.findMany({ where: { learnerId, open: false }, orderBy: { startedAt: 'desc' }, take });
  return rows.map(read);
}

/** Forgets an interview that has not begun; false when it has begun meanwhile. */
export async function dropUnbegun(db: Database, { learnerId, id, version, session }: Interview): Promise<boolean> {
  if (session.phase !== 'ready') return false;
  return (await db.interview.deleteMany({ where: { learnerId, id, version } })).count > 0;
}

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
    await promise({ queue, tx }, { learnerId, id }, place === 'private' ? effects.filter(isForPrivate) : effects);
    if (end) await setAlarms({ queue, tx }, { learnerId, id }, end, now);
    return true;
  });
  if (written) queue.wake(DRIVE);
  return written;
}

type Promising = { queue: Queue; tx: Prisma.TransactionClient };

/** Writes down what is to be done, and has it done. */
async function promise({ queue, tx }: Promising, { learnerId, id }: Key, effects: Effect[]): Promise<void> {
  if (effects.length === 0) return;
  await tx.interviewEffect.createMany({
    data: effects.map((effect) => ({ learnerId, interviewId: id, effect: json(effect) })),
  });
  await queue.send(DRIVE, { learner: String(learnerId), interview: id }, { tx });
}

/** Has something said again, in the interview's own place. */
export async function sayAgain({ db, queue }: Parts, { learnerId, id }: Interview, effect: Effect): Promise<void> {
  await db.$transaction((tx) => promise({ queue, tx }, { learnerId, id }, [effect]));
  queue.wake(DRIVE);
}

async function setAlarms({ queue, tx }: Promising, { learnerId, id }: Key, end: Date, now: Date): Promise<void> {
  const data = { learner: String(learnerId), interview: id };
  const warning = new Date(end.getTime() - WARN_BEFORE_MS);
  const alarm = (at: Date) => queue.send(ALARM, data, { at, tx, key: `${learnerId}/${id}/${at.getTime()}` });
  if (warning > now) await alarm(warning);
  await alarm(end);
}

/** What the learner wrote as direct messages to the current question and has not handed in; null when nothing. */
export async function draftOf(db: Database, { learnerId, id, session }: Interview): Promise<string | null> {
  const turn = session.turns[session.at];
  if (session.phase !== 'asking' || !turn) return null;
  const where = { learnerId, interviewId: id, question: session.at, part: turn.parts.length - 1 };
  const pieces = await db.interviewMessage.findMany({ where, orderBy: { id: 'asc' } });
  const text = pieces
    .map(({ content }) => content)
    .join('\n\n')
    .trim();
  return text === '' ? null : text;
}

type Row = Prisma.InterviewGetPayload<object>;

function read({ plan, state, ...row }: Row): Interview {
  return { ...row, plan: plan as unknown as Plan, session: state as unknown as Session };
}

/** Prisma's type for JSON knows no named object types. */
function json(value: object): Prisma.InputJsonValue {
  return value as Prisma.InputJsonValue;
}
