// Answers that come as direct messages: each piece is kept once, whatever brings it, until the answer is handed in.
import type { Database } from '../db/database.ts';
import type { Queue } from '../queue/queue.ts';
import { type Interview, openInterview, sayAgain } from './interview.store.ts';

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
  const { learnerId, id, session } = interview;
  const turn = session.turns[session.at];
  if (session.phase !== 'asking' || session.paused || !turn) return seen(db, interview, piece.messageId);
  const place = { learnerId, interviewId: id, question: session.at, part: turn.parts.length - 1 };
  const content = piece.content.slice(0, LONGEST);
  if (piece.edited) {
    await db.interviewMessage.updateMany({ where: { ...place, id: piece.messageId }, data: { content } });
    return;
  }
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

/** After which message to read, so that no piece is missed and no edit of one that is not handed in; null: nothing yet. */
export async function unreadAfter(
  db: Database,
  { learnerId, id, session, lastMessageId }: Interview,
): Promise<bigint | null> {
  const turn = session.turns[session.at];
  const where = { learnerId, interviewId: id, question: session.at, part: (turn?.parts.length ?? 1) - 1 };
  const first = await db.interviewMessage.findFirst({ where, orderBy: { id: 'asc' }, select: { id: true } });
  return first ? first.id - 1n : lastMessageId;
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
