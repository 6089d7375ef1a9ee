// What reaches the bot beside interactions: direct messages, and the news that some may have been missed.
import type { Logger } from 'pino';
import type { DirectDeletion, DirectMessage } from './direct-messages.ts';
import type { Running } from './running.ts';
import { tryAgain } from './try-again.ts';

export type Heard = DirectMessage | DirectDeletion;

export type Ears = {
  /**
   * Called for what people write to the bot directly, for their edits and deletions: in order in each channel, again
   * when it fails.
   */
  onDirectMessage?: (message: Heard) => Promise<void>;
  /** Called when something may not have been heard, such as with every fresh session; again until it succeeds. */
  onFreshSession?: () => Promise<void>;
};

export type Hearing = {
  heard(message: Heard): void;
  /** Waits for what was written there before to be handled, a second at most; undefined when there is nothing. */
  before(channelId: bigint): Promise<void> | undefined;
  /** Something may have been missed. */
  missed(): void;
  /** Nothing is tried again from now on: the next process reads it. */
  stop(): void;
};

/** Of the 3 s in which a press has to be answered. */
const PRESS_WAITS_MS = 1000;
const AGAIN_MS = [1000, 2000, 4000, 8000, 15_000, 30_000];
/** For a quarter of an hour, and then with the next fresh session. */
const READ_AGAIN_MS = [...AGAIN_MS, ...Array<number>(28).fill(30_000)];

/** `work`: where it keeps what it has begun. */
export function hearing(ears: Ears & { log: Logger; work: Running }, againMs = AGAIN_MS): Hearing {
  const { onDirectMessage, onFreshSession, log, work } = ears;
  const stopping = new AbortController();
  const { signal } = stopping;
  const channels = new Map<bigint, Promise<void>>();
  let reading = false;
  let readAgain = false;

  async function hear(message: Heard): Promise<void> {
    const about = { message: String(message.messageId) };
    const onFailure = (err: unknown, pause: number) =>
      log.warn({ err, ...about }, `a direct message could not be handled; trying again in ${pause / 1000} s`);
    try {
      await tryAgain(async () => onDirectMessage?.(message), { pauses: againMs, signal, onFailure });
    } catch (err) {
      log.error({ err, ...about }, 'a direct message could not be handled');
      missed();
    }
  }
  async function read(): Promise<void> {
    const onFailure = (err: unknown, pause: number) =>
      log.warn({ err }, `what was missed could not be read; trying again in ${pause / 1000} s`);
    try {
      await tryAgain(async () => onFreshSession?.(), { pauses: READ_AGAIN_MS, signal, onFailure });
    } catch (err) {
      log.error({ err }, 'what was missed could not be read');
    }
  }
  async function readAll(): Promise<void> {
    while (readAgain && !signal.aborted) {
      readAgain = false;
      await read();
    }
    reading = false;
  }
  function missed(): void {
    readAgain = true;
    if (reading) return;
    reading = true;
    work.add(readAll());
  }

  return {
    heard(message) {
      const { channelId } = message;
      const turn = (channels.get(channelId) ?? Promise.resolve())
        .then(() => hear(message))
        .finally(() => {
          if (channels.get(channelId) === turn) channels.delete(channelId);
        });
      channels.set(channelId, turn);
      work.add(turn);
    },
    before(channelId) {
      const turn = channels.get(channelId);
      if (!turn) return undefined;
      const { promise: late, resolve } = Promise.withResolvers<void>();
      const timer = setTimeout(resolve, PRESS_WAITS_MS);
      return Promise.race([turn, late]).finally(() => clearTimeout(timer));
    },
    missed,
    stop: () => stopping.abort(),
  };
}
