// What an interview still has to do: written down with its state, read in order, done by one process at a time, ticked off.
import type { Database } from '../db/database.ts';
import type { Prisma } from '../db/generated/client.ts';
import { json } from '../db/json.ts';
import type { Queue } from '../queue/queue.ts';
import type { Effect } from './session.ts';

type Key = { learnerId: bigint; id: number };
export type Pending = { id: bigint; effect: Effect };

/** The job that does what an interview has to do. */
export const DRIVE = 'interview.drive';

export type Promising = { queue: Queue; tx: Prisma.TransactionClient };

/** Writes down what is to be done, and has it done: in the transaction that changes the interview. */
export async function promiseEffects(
  { queue, tx }: Promising,
  { learnerId, id }: Key,
  effects: Effect[],
): Promise<void> {
  if (effects.length === 0) return;
  await tx.interviewEffect.createMany({
    data: effects.map((effect) => ({ learnerId, interviewId: id, effect: json(effect) })),
  });
  await queue.send(DRIVE, { learner: String(learnerId), interview: id }, { tx });
}

/** Has something said again, in the interview's own place. */
export async function sayAgain({ db, queue }: { db: Database; queue: Queue }, key: Key, effect: Effect): Promise<void> {
  await db.$transaction((tx) => promiseEffects({ queue, tx }, key, [effect]));
  queue.wake(DRIVE);
}

const LEASE_MS = 15_000;
const RENEW_MS = 5_000;

/**
 * Does the work while no other process drives this interview; `busy` when one does. A process that dies gives it free
 * within 15 s.
 */
export async function whileDriving(db: Database, key: Key, work: () => Promise<void>): Promise<'done' | 'busy'> {
  const mine = await db.$executeRaw`
    UPDATE "Interview" SET "drivenUntil" = now() + ${LEASE_MS} * interval '1 millisecond'
    WHERE "learnerId" = ${key.learnerId} AND id = ${key.id} AND ("drivenUntil" IS NULL OR "drivenUntil" < now())`;
  if (mine === 0) return 'busy';
  const renewal = setInterval(() => {
    db.$executeRaw`
      UPDATE "Interview" SET "drivenUntil" = now() + ${LEASE_MS} * interval '1 millisecond'
      WHERE "learnerId" = ${key.learnerId} AND id = ${key.id}`.catch(() => undefined);
  }, RENEW_MS);
  try {
    await work();
  } finally {
    clearInterval(renewal);
    await db.interview.updateMany({ where: { learnerId: key.learnerId, id: key.id }, data: { drivenUntil: null } });
  }
  return 'done';
}

/** Frees what a process of before drove: for the embedded database, which one process uses alone. */
export async function freeAll(db: Database): Promise<void> {
  await db.interview.updateMany({ where: { drivenUntil: { not: null } }, data: { drivenUntil: null } });
}

export async function nextEffect(db: Database, { learnerId, id }: Key): Promise<Pending | null> {
  const row = await db.interviewEffect.findFirst({
    where: { learnerId, interviewId: id, doneAt: null },
    orderBy: { id: 'asc' },
  });
  return row && { id: row.id, effect: row.effect as unknown as Effect };
}

/** An interview that was put aside meanwhile has none left. */
export async function tickOff(db: Database, learnerId: bigint, id: bigint, now: Date): Promise<void> {
  await db.interviewEffect.updateMany({ where: { learnerId, id }, data: { doneAt: now } });
}

export type SaidEffect = Pending & { messageId: bigint };

/** What was said in messages that carry buttons, oldest first. */
export async function saidWithButtons(db: Database, { learnerId, id }: Key): Promise<SaidEffect[]> {
  const rows = await db.interviewEffect.findMany({
    where: { learnerId, interviewId: id, messageId: { not: null } },
    orderBy: { id: 'asc' },
  });
  return rows.map((row) => ({ id: row.id, effect: row.effect as unknown as Effect, messageId: row.messageId! }));
}

/** Notes the message that carries an effect's buttons; null once they are taken off. */
export async function noteMessage(
  db: Database,
  learnerId: bigint,
  id: bigint,
  messageId: bigint | null,
): Promise<void> {
  await db.interviewEffect.updateMany({ where: { learnerId, id }, data: { messageId } });
}

/** Interviews that have something left to do, whatever became of its job. */
export async function undriven(db: Database): Promise<Key[]> {
  const rows = await db.interviewEffect.findMany({
    where: { doneAt: null },
    distinct: ['learnerId', 'interviewId'],
    select: { learnerId: true, interviewId: true },
  });
  return rows.map(({ learnerId, interviewId }) => ({ learnerId, id: interviewId }));
}
