// The connection to Discord: discord.js keeps it up, and its events go to our routes.
import { setTimeout as sleep } from 'node:timers/promises';
import { type Client, Events } from 'discord.js';
import type { APIApplication, APIInteraction, APIMessage } from 'discord-api-types/v10';
import { GatewayDispatchEvents, Routes } from 'discord-api-types/v10';
import type { Logger } from 'pino';
import { newClient } from './client.ts';
import { type DirectMessage, type DirectOutcome, directMessage, sendDirect } from './direct-messages.ts';
import { endOfConnection, loginProblem, readToken, retryDelayMs } from './login.ts';
import { ownersOf } from './operators.ts';
import { type Receiver, receiver } from './receiving.ts';
import { registerCommands } from './registration.ts';
import { plainly, type Requests, requests } from './requests.ts';
import { restTransport } from './rest-transport.ts';
import type { Command, Component, Reply } from './route.ts';
import { type Running, running } from './running.ts';
import { type Watch, watchConnection } from './watch.ts';

export type DiscordParts = {
  token: string;
  /** Another API than Discord's, without the version, such as `http://127.0.0.1:4000/api`. */
  api?: string | undefined;
  commands: Command[];
  components: Component[];
  log: Logger;
  now: () => Date;
  /** Called for what people write to the bot directly, and for their edits. */
  onDirectMessage?: (message: DirectMessage) => Promise<void>;
  /** Called when Discord ended the connection for good, such as after the token was reset. */
  onLost?: (reason: Error) => void;
  deferAfterMs?: number;
};

export type Discord = {
  applicationId: bigint;
  /** The application's owner, or its team. */
  ownerIds: bigint[];
  sendDirect(learnerId: bigint, reply: Reply, nonce?: string): Promise<DirectOutcome>;
  /** Refuses new interactions, waits up to 10 s for those that run, and disconnects. */
  close(): Promise<void>;
};

const CLOSE_WITHIN_MS = 10_000;

/**
 * Registers the commands and connects; tries again for as long as Discord is out of reach. Rejects with a UserError
 * when the token or the application is refused, and throws at once on routes that clash.
 */
export async function connectDiscord(parts: DiscordParts): Promise<Discord> {
  const work = running();
  const door = { ...parts, token: readToken(parts.token), work, reception: receiver({ ...parts, work }) };
  for (let failures = 1; ; failures++) {
    const attempt = await connectOnce(door);
    if ('connected' in attempt) return attempt.connected;
    const wait = retryDelayMs(failures);
    parts.log.warn({ err: attempt.failure }, `Discord can't be reached; trying again in ${wait / 1000} s`);
    await sleep(wait);
  }
}

type Door = DiscordParts & { work: Running; reception: Receiver };

async function connectOnce(door: Door): Promise<{ connected: Discord } | { failure: unknown }> {
  const client = newClient(door.api);
  const rest = requests(client.rest.setToken(door.token));
  const watch = watchConnection(client, door.log, door.onLost);
  try {
    const application = (await rest.get(Routes.currentApplication())) as APIApplication;
    await register(door, rest, application.id);
    listen(client, rest, door);
    const session = firstSession(client);
    await plainly(client.login(door.token));
    await session;
    watch.connected();
    door.log.info({ application: application.id }, `connected to Discord as ${application.name}`);
    return { connected: connection(client, rest, application, door, watch) };
  } catch (error) {
    await client.destroy();
    const problem = loginProblem(error);
    if (problem !== undefined) throw problem;
    return { failure: error };
  }
}

/** Resolves when the servers have arrived too; rejects when Discord ends the connection for good. */
function firstSession(client: Client): Promise<void> {
  const { promise, resolve, reject } = Promise.withResolvers<void>();
  client.once(Events.ClientReady, () => resolve());
  client.once(Events.ShardDisconnect, ({ code }) => reject(endOfConnection(code)));
  promise.catch(() => undefined);
  return promise;
}

function connection(client: Client, rest: Requests, application: APIApplication, door: Door, watch: Watch): Discord {
  return {
    applicationId: BigInt(application.id),
    ownerIds: ownersOf(application),
    sendDirect: (learnerId, reply, nonce) => sendDirect(rest, learnerId, reply, nonce),
    async close() {
      door.reception.stop();
      const left = await door.work.settled(CLOSE_WITHIN_MS);
      if (left > 0) door.log.warn({ running: left }, 'disconnecting while handlers are still running');
      watch.over();
      await client.destroy();
    },
  };
}

async function register({ commands, log }: Door, rest: Requests, applicationId: string): Promise<void> {
  const path = Routes.applicationCommands(applicationId);
  const changed = await registerCommands(commands, {
    read: async () => (await rest.get(path)) as unknown[],
    async replace(body) {
      await rest.put(path, { body });
    },
  });
  log.info({ commands: commands.length }, changed ? 'commands registered' : 'commands are registered already');
}

/**
 * Takes the events as the gateway sent them: discord.js holds its own back until every server has arrived, which can
 * outlast the 3 s that Discord waits for an answer, and keeps direct channels in memory to give them.
 */
function listen(client: Client, rest: Requests, door: Door): void {
  client.ws.on(GatewayDispatchEvents.InteractionCreate, (interaction: APIInteraction) => {
    door.reception.receive(interaction, restTransport(rest, interaction));
  });
  const written = (event: 'created' | 'updated') => (data: APIMessage) => {
    const message = directMessage(data, event);
    if (message && door.onDirectMessage) door.work.add(heard(message, door));
  };
  client.ws.on(GatewayDispatchEvents.MessageCreate, written('created'));
  client.ws.on(GatewayDispatchEvents.MessageUpdate, written('updated'));
}

async function heard(message: DirectMessage, { onDirectMessage, log }: Door): Promise<void> {
  try {
    await onDirectMessage?.(message);
  } catch (error) {
    log.error({ err: error, message: String(message.messageId) }, 'a direct message could not be handled');
  }
}
