// What the operator hears of the connection: that it broke, that it is back, that it is lost.
import { type Client, Events } from 'discord.js';
import type { Logger } from 'pino';
import { endOfConnection } from './login.ts';

export type Watch = {
  /** The first session stands: an end is a loss from now on. */
  connected(): void;
  /** We end the connection ourselves. */
  over(): void;
};

// discord.js tries twice a second.
const REMIND_AFTER_MS = 30_000;

/** `onLost` is called once, when Discord ends a standing connection and allows no other. */
export function watchConnection(client: Client, log: Logger, onLost?: (reason: Error) => void): Watch {
  let state: 'connecting' | 'connected' | 'over' = 'connecting';
  let told = Number.NEGATIVE_INFINITY;
  function interrupted(err?: Error): void {
    if (state === 'over' || performance.now() - told < REMIND_AFTER_MS) return;
    told = performance.now();
    log.warn({ err }, 'no connection to Discord; trying again');
  }
  function restored(): void {
    if (state === 'connected') log.info('connected to Discord again');
    told = Number.NEGATIVE_INFINITY;
  }
  client.on(Events.Error, (error) => log.error({ err: error }, 'discord.js failed'));
  client.on(Events.ShardError, interrupted);
  client.on(Events.ShardReconnecting, () => interrupted());
  client.on(Events.ShardResume, restored);
  client.on(Events.ShardReady, restored);
  client.on(Events.ShardDisconnect, ({ code }) => {
    const loss = state === 'connected' ? endOfConnection(code) : undefined;
    state = 'over';
    if (!loss) return;
    log.fatal({ err: loss }, 'the connection to Discord is lost for good');
    onLost?.(loss);
  });
  return {
    connected() {
      state = 'connected';
    },
    over() {
      state = 'over';
    },
  };
}
