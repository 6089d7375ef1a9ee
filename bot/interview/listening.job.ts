// Hears direct messages, and catches up on what happened while the bot was not there.
import type { Logger } from 'pino';
import type { Database } from '../db/database.ts';
import type { Channels } from '../discord/channels.ts';
import type { DirectMessage } from '../discord/direct-messages.ts';
import type { Queue } from '../queue/queue.ts';
import { ring } from './alarm.store.ts';
import { keepPiece, unreadAfter } from './direct-answers.store.ts';
import { freeAll, undriven } from './effects.store.ts';
import { DRIVE, openInterviews } from './interview.store.ts';

export type ListeningParts = { db: Database; queue: Queue; channels: () => Promise<Channels>; now: () => Date };
export type Listening = {
  onDirectMessage(message: DirectMessage): Promise<void>;
  /** Messages that were sent meanwhile never reach a new session: they are read from the channels. */
  onFreshSession(): Promise<void>;
};

export function listening(parts: ListeningParts, log: Logger): Listening {
  return {
    onDirectMessage: (message) => keepPiece(parts, message),
    async onFreshSession() {
      const channels = await parts.channels();
      for (const interview of await openInterviews(parts.db)) {
        const { channelId, place, id } = interview;
        const after = place === 'direct' ? await unreadAfter(parts.db, interview) : null;
        if (channelId === null || after === null) continue;
        const missed = await channels.writtenAfter(channelId, after);
        if ('refused' in missed)
          log.info({ interview: id, refused: missed.refused }, 'a direct channel can not be read');
        else for (const message of missed) await keepPiece(parts, message);
      }
    },
  };
}

/**
 * At start: what was promised and not done is sent again, and clocks that ran out meanwhile are rung, after the messages
 * that came in time were read. `alone`: no other process drives interviews.
 */
export async function catchUp(parts: ListeningParts, listening: Listening, alone: boolean): Promise<void> {
  if (alone) await freeAll(parts.db);
  await listening.onFreshSession();
  for (const { learnerId, id } of await undriven(parts.db)) {
    await parts.queue.send(DRIVE, { learner: String(learnerId), interview: id });
  }
  parts.queue.wake(DRIVE);
  for (const interview of await openInterviews(parts.db)) await ring(parts, interview, parts.now());
}
