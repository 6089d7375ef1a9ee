// Hears direct messages, and catches up on what happened while the bot was not there.
import type { Logger } from 'pino';
import type { Database } from '../db/database.ts';
import type { Channels } from '../discord/channels.ts';
import type { DirectDeletion, DirectMessage } from '../discord/direct-messages.ts';
import { tryAgain } from '../discord/try-again.ts';
import type { Queue } from '../queue/queue.ts';
import { ring } from './alarm.store.ts';
import { dropPiece, keepPiece, readMissed } from './direct-answers.store.ts';
import { DRIVE, freeAll, undriven } from './effects.store.ts';
import { openInterviews } from './interview.store.ts';

export type ListeningParts = { db: Database; queue: Queue; channels: () => Promise<Channels>; now: () => Date };
export type Listening = {
  onDirectMessage(message: DirectMessage | DirectDeletion): Promise<void>;
  /** Messages that were sent meanwhile never reach a new session: they are read from the channels. */
  onFreshSession(): Promise<void>;
};

export function listening(parts: ListeningParts, log: Logger): Listening {
  return {
    onDirectMessage: (message) => ('deleted' in message ? dropPiece(parts.db, message) : keepPiece(parts, message)),
    async onFreshSession() {
      const channels = await parts.channels();
      const failures: unknown[] = [];
      for (const interview of await openInterviews(parts.db)) {
        const refused = await readMissed(parts, channels, interview).catch(
          (error: unknown) => void failures.push(error),
        );
        if (refused) log.info({ interview: interview.id, refused }, 'a direct channel can not be read');
      }
      if (failures.length > 0) throw failures[0];
    },
  };
}

/** Milliseconds between the tries to read at the start; clocks that ran out can't wait for longer. */
const START_PAUSES_MS = [500, 1000, 2000, 4000];

/**
 * At start: what was promised and not done is sent again, and clocks that ran out meanwhile are rung, after the messages
 * that came in time were read. `alone`: no other process drives interviews.
 */
export async function catchUp(parts: ListeningParts, listening: Listening, log: Logger, alone: boolean): Promise<void> {
  if (alone) await freeAll(parts.db);
  await tryAgain(listening.onFreshSession, { pauses: START_PAUSES_MS }).catch((err: unknown) => {
    log.error({ err }, 'what was written while the bot was down could not be read');
  });
  for (const { learnerId, id } of await undriven(parts.db)) {
    await parts.queue.send(DRIVE, { learner: String(learnerId), interview: id });
  }
  parts.queue.wake(DRIVE);
  for (const interview of await openInterviews(parts.db)) await ring(parts, interview, parts.now());
}
