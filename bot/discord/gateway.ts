// The connection to Discord: discord.js keeps it up, and its events go to our routes.
import { setTimeout as sleep } from 'node:timers/promises';
import { type Client, type REST, RESTEvents } from 'discord.js';
import type { APIApplication, APIGatewayBotInfo, APIInteraction, APIMessage } from 'discord-api-types/v10';
import { GatewayDispatchEvents, Routes } from 'discord-api-types/v10';
import type { Logger } from 'pino';
import { type Channels, channels } from './channels.ts';
import { newRest, type Part } from './client.ts';
import {
  type DirectMessage,
  type DirectOutcome,
  directMessage,
  type SendOptions,
  sendDirect,
  sendIn,
} from './direct-messages.ts';
import { loginProblem, readToken, retryDelayMs } from './login.ts';
import { ownersOf } from './operators.ts';
import { type Answered, type Receiver, receiver } from './receiving.ts';
import { registerCommands } from './registration.ts';
import { type Requests, requests } from './requests.ts';
import { restTransport } from './rest-transport.ts';
import type { Command, Component, Reply } from './route.ts';
import { type Running, running } from './running.ts';
import { openShards, type Shards } from './shards.ts';

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
  /** Called with every fresh session: what happened since the last one was not told. */
  onFreshSession?: () => Promise<void>;
  /** Called when Discord ended the connection for good, such as after the token was reset. */
  onLost?: (reason: Error) => void;
  /**
   * `none`: requests only, as a worker needs them. `shards`: the connections that `hold` asks for. Left out: one
   * connection for everything.
   */
  gateway?: 'none' | 'shards' | undefined;
  beforeIdentify?: Part['beforeIdentify'];
  /** Called after each interaction. */
  onAnswered?: ((answered: Answered) => void) | undefined;
  /** Called after each response of Discord's REST API. */
  onRequest?: ((request: { method: string; status: number }) => void) | undefined;
  deferAfterMs?: number;
};

export type Discord = {
  applicationId: bigint;
  /** The application's owner, or its team. */
  ownerIds: bigint[];
  sendDirect(learnerId: bigint, reply: Reply, nonce?: string): Promise<DirectOutcome>;
  channels: Channels;
  /** Into a direct message that was opened before. */
  sendIn(channelId: bigint, reply: Reply, options?: SendOptions): Promise<DirectOutcome>;
  /** Connects these shards, and ends the others; with `gateway: 'shards'`. */
  hold: Shards['hold'];
  held: Shards['held'];
  /** How many shards Discord recommends for this bot. */
  recommendedShards(): Promise<number>;
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
  const door: Door = { ...parts, token: readToken(parts.token), work, reception: receiver({ ...parts, work }) };
  const rest = newRest(door.api).setToken(door.token);
  rest.on(RESTEvents.Response, ({ method }, { status }) => door.onRequest?.({ method, status }));
  const asked = requests(rest);
  try {
    const application = await reached(door, asked);
    const listening = (client: Client) => listen(client, asked, door);
    const shards = openShards({ ...door, api: door.api, onLost: door.onLost, listen: listening });
    if (!door.gateway) await shards.hold([0], 1).catch((error) => shards.close().then(() => Promise.reject(error)));
    door.log.info({ application: application.id }, `connected to Discord as ${application.name}`);
    return connection(rest, asked, application, door, shards);
  } catch (error) {
    release(rest);
    throw error;
  }
}

type Door = DiscordParts & { work: Running; reception: Receiver };

/** The application, once Discord answers; its commands are registered then. */
async function reached(door: Door, rest: Requests): Promise<APIApplication> {
  for (let failures = 1; ; failures++) {
    try {
      const application = (await rest.get(Routes.currentApplication())) as APIApplication;
      if (door.gateway !== 'none') await register(door, rest, application.id);
      return application;
    } catch (error) {
      const problem = loginProblem(error);
      if (problem !== undefined) throw problem;
      const wait = retryDelayMs(failures);
      door.log.warn({ err: error }, `Discord can't be reached; trying again in ${wait / 1000} s`);
      await sleep(wait);
    }
  }
}

function connection(rest: REST, asked: Requests, application: APIApplication, door: Door, shards: Shards): Discord {
  return {
    applicationId: BigInt(application.id),
    ownerIds: ownersOf(application),
    sendDirect: (learnerId, reply, nonce) => sendDirect(asked, learnerId, reply, nonce),
    channels: channels(asked),
    sendIn: (channelId, reply, options) => sendIn(asked, channelId, reply, options),
    hold: shards.hold,
    held: shards.held,
    recommendedShards: async () => ((await asked.get(Routes.gatewayBot())) as APIGatewayBotInfo).shards,
    async close() {
      door.reception.stop();
      const left = await door.work.settled(CLOSE_WITHIN_MS);
      if (left > 0) door.log.warn({ running: left }, 'disconnecting while handlers are still running');
      await shards.close();
      release(rest);
    },
  };
}

/** Ends its timers, which would keep the process up. */
function release(rest: REST): void {
  rest.clearHandlerSweeper();
  rest.clearHashSweeper();
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
  client.ws.on(GatewayDispatchEvents.Ready, () => door.work.add(greeted(door)));
}

async function greeted({ onFreshSession, log }: Door): Promise<void> {
  try {
    await onFreshSession?.();
  } catch (error) {
    log.error({ err: error }, 'what a fresh session calls for could not be done');
  }
}

async function heard(message: DirectMessage, { onDirectMessage, log }: Door): Promise<void> {
  try {
    await onDirectMessage?.(message);
  } catch (error) {
    log.error({ err: error, message: String(message.messageId) }, 'a direct message could not be handled');
  }
}
