// Answers that come as direct messages: each piece is kept once, whatever brings it, until the answer is handed in.
import type { Database } from '../db/database.ts';
import type { Queue } from '../queue/queue.ts';
import { sayAgain } from './effects.store.ts';
import { type Interview, openInterview } from './interview.store.ts';

/** A message as the gateway or the channel's history gives it. */
export type Piece = {
  messageId: bigint;
  learnerId: bigint;
  channelId: bigint;
  content: string;
  edited: boolean;
  sentAt: Date;
};

const LONGEST = 4000;
const MOST_PIECES = 40;

/**
 * Keeps a piece of the answer to the question that is open; an edit changes the piece that it belongs to, until the
 * answer was handed in. Other messages are none of ours.
 */
export async function keepPiece(parts: { db: Database; queue: Queue }, piece: Piece): Promise<void> {
  const { db } = parts;
  const interview = await openInterview(db, piece.learnerId);
  if (interview?.place !== 'direct' || interview.channelId !== piece.channelId) return;
  const { session } = interview;
  if (session.phase !== 'asking') return seen(db, interview, piece.messageId);
  const place = draftPlace(interview);
  const content = piece.content.slice(0, LONGEST);
  if (piece.edited) {
    await db.interviewMessage.updateMany({ where: { ...place, id: piece.messageId }, data: { content } });
    return;
  }
  if (session.paused) return leaveOut(db, interview, piece);
  const before = await db.interviewMessage.count({ where: place });
  if (before >= MOST_PIECES || content.trim() === '') return seen(db, interview, piece.messageId);
  const { count } = await db.interviewMessage.createMany({
    data: [{ ...place, id: piece.messageId, content, sentAt: piece.sentAt }],
    skipDuplicates: true,
  });
  // Read again after a break in the connection, it may have been edited meanwhile.
  if (count === 0)
    await db.interviewMessage.updateMany({ where: { ...place, id: piece.messageId }, data: { content } });
  await seen(db, interview, piece.messageId);
  if (count > 0 && before === 0) {
    await sayAgain(parts, interview, { do: 'collecting', question: place.question, part: place.part });
  }
}

/** Takes a piece back that was deleted before its answer was handed in. Whose it is shows by the channel. */
export async function dropPiece(
  db: Database,
  { messageId, channelId }: Pick<Piece, 'messageId' | 'channelId'>,
): Promise<void> {
  const where = { open: true, channelId };
  const held = await db.interview.findFirst({ where, select: { learnerId: true } });
  const interview = held && (await openInterview(db, held.learnerId));
  if (interview?.session.phase !== 'asking') return;
  await db.interviewMessage.deleteMany({ where: { ...draftPlace(interview), id: messageId } });
}

/** What a direct channel holds after a message, oldest first. */
type Reading = { writtenAfter(channelId: bigint, messageId: bigint): Promise<Piece[] | { refused: string }> };

/**
 * Reads the pieces of the current answer from their channel: those that were not heard, edits and deletions included.
 * Gives why the channel can't be read, if so.
 */
export async function readMissed(
  parts: { db: Database; queue: Queue },
  channels: Reading,
  interview: Interview,
): Promise<string | undefined> {
  const { channelId, place } = interview;
  if (place !== 'direct' || channelId === null) return undefined;
  const kept = await parts.db.interviewMessage.findMany({ where: draftPlace(interview), orderBy: { id: 'asc' } });
  const after = kept[0] ? kept[0].id - 1n : interview.lastMessageId;
  if (after === null) return undefined;
  const found = await channels.writtenAfter(channelId, after);
  if ('refused' in found) return found.refused;
  const there = new Set(found.map(({ messageId }) => messageId));
  for (const { id } of kept) if (!there.has(id)) await dropPiece(parts.db, { channelId, messageId: id });
  for (const piece of found) await keepPiece(parts, piece);
  return undefined;
}

/** Where the pieces of the current answer stand. */
function draftPlace({ learnerId, id, session }: Interview) {
  const { turns, at } = session;
  return { learnerId, interviewId: id, question: at, part: (turns[at]?.parts.length ?? 1) - 1 };
}

/** No part of an answer has this number. */
const NO_PART = -1;

/** What is written during a pause is no part of the answer, also when the channel is read again later. */
async function leaveOut(db: Database, interview: Interview, { messageId, sentAt }: Piece): Promise<void> {
  const row = { ...draftPlace(interview), part: NO_PART, id: messageId, content: '', sentAt };
  await db.interviewMessage.createMany({ data: [row], skipDuplicates: true });
  await seen(db, interview, messageId);
}

/** Notes the last message that was read. */
async function seen(db: Database, { learnerId, id }: Interview, messageId: bigint): Promise<void> {
  await db.$executeRaw`
    UPDATE "Interview" SET "lastMessageId" = greatest("lastMessageId", ${messageId})
    WHERE "learnerId" = ${learnerId} AND id = ${id}`;
}

/** Notes where reading begins: with the first message of the interview in its channel. */
export async function readFrom(db: Database, interview: Interview, messageId: bigint): Promise<void> {
  const { learnerId, id } = interview;
  await db.interview.updateMany({ where: { learnerId, id, lastMessageId: null }, data: { lastMessageId: messageId } });
}
