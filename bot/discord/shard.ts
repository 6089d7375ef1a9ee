// One connection to Discord's gateway: all servers, or one shard's part of them.
import { setTimeout as sleep } from 'node:timers/promises';
import { type Client, Events, Status } from 'discord.js';
import type { Logger } from 'pino';
import { newClient, type Part } from './client.ts';
import { endOfConnection, loginProblem, retryDelayMs } from './login.ts';
import { plainly } from './requests.ts';
import { type Watch, watchConnection } from './watch.ts';

export type ShardParts = {
  token: string;
  api: string | undefined;
  log: Logger;
  /** Called with each new client, before it connects. */
  listen: (client: Client) => void;
  onLost?: ((reason: Error) => void) | undefined;
};

export type Shard = {
  /** Resolves when the first session stands, or the shard was closed; rejects when Discord refuses it for good. */
  connected: Promise<void>;
  /** True while events arrive. */
  ready(): boolean;
  close(): Promise<void>;
};

/** Connects; tries again for as long as Discord is out of reach. */
export function openShard(part: Part, parts: ShardParts): Shard {
  const closing = new AbortController();
  let attempt: Attempt | undefined;

  async function connect(): Promise<void> {
    for (let failures = 1; !closing.signal.aborted; failures++) {
      attempt = newAttempt(part, parts);
      const failure = await attempt.login(closing.signal);
      if (failure === undefined) return;
      const wait = retryDelayMs(failures);
      parts.log.warn({ err: failure }, `Discord can't be reached; trying again in ${wait / 1000} s`);
      await sleep(wait, undefined, { signal: closing.signal }).catch(() => undefined);
    }
  }
  const connected = connect();
  connected.catch(() => undefined);
  return {
    connected,
    ready: () => attempt?.client.ws.shards.get(part.shard)?.status === Status.Ready,
    async close() {
      closing.abort();
      await attempt?.end();
      await connected.catch(() => undefined);
    },
  };
}

type Attempt = {
  client: Client;
  /** Gives why Discord is out of reach; throws when it refuses. Also returns when it is aborted. */
  login(signal: AbortSignal): Promise<unknown>;
  end(): Promise<void>;
};

function newAttempt(part: Part, { token, api, log, listen, onLost }: ShardParts): Attempt {
  const client = newClient(api, part);
  const watch: Watch = watchConnection(client, log, onLost);
  listen(client);
  return {
    client,
    async login(signal) {
      try {
        const session = firstSession(client, signal);
        await plainly(client.login(token));
        await session;
        watch.connected();
        return undefined;
      } catch (error) {
        if (signal.aborted) return undefined;
        await client.destroy();
        const problem = loginProblem(error);
        if (problem !== undefined) throw problem;
        return error;
      }
    },
    async end() {
      watch.over();
      await client.destroy();
    },
  };
}

/** Resolves when the servers have arrived too; rejects when Discord ends the connection for good, or it is aborted. */
function firstSession(client: Client, signal: AbortSignal): Promise<void> {
  const { promise, resolve, reject } = Promise.withResolvers<void>();
  client.once(Events.ClientReady, () => resolve());
  client.once(Events.ShardDisconnect, ({ code }) => reject(endOfConnection(code)));
  signal.addEventListener('abort', () => reject(signal.reason), { once: true });
  promise.catch(() => undefined);
  return promise;
}
