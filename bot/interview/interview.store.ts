// Interviews in the database.
import type { Database } from '../db/database.ts';
import type { InterviewPlace, Prisma } from '../db/generated/client.ts';
import { json } from '../db/json.ts';
import { UserError } from '../errors.ts';
import type { Queue } from '../queue/queue.ts';
import { DRIVE, promiseEffects } from './effects.store.ts';
import type { Plan } from './plan.ts';
import { newSession, type Session } from './session.ts';

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
    if (rest.place !== 'private') await promiseEffects({ queue, tx }, { learnerId, id: made.id }, [{ do: 'intro' }]);
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
