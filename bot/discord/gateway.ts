// The connection to Discord: discord.js keeps it up.
import { setTimeout as sleep } from 'node:timers/promises';
import { type Client, type REST, RESTEvents } from 'discord.js';
import type { APIApplication, APIGatewayBotInfo } from 'discord-api-types/v10';
import { Routes } from 'discord-api-types/v10';
import type { Logger } from 'pino';
import { type Channels, channels } from './channels.ts';
import { newRest, type Part } from './client.ts';
import { type DirectOutcome, type SendOptions, sendDirect, sendIn } from './direct-messages.ts';
import { type Hearers, listen } from './events.ts';
import { type Ears, hearing } from './hearing.ts';
import { loginProblem, readToken, retryDelayMs } from './login.ts';
import { ownersOf } from './operators.ts';
import { type Answered, receiver } from './receiving.ts';
import { registerCommands } from './registration.ts';
import { countsTowardsBan, type Requests, requests } from './requests.ts';
import type { Command, Component, Reply } from './route.ts';
import { running } from './running.ts';
import { openShards, type Shards } from './shards.ts';

export type DiscordParts = Ears & {
  token: string;
  /** Another API than Discord's, without the version, such as `http://127.0.0.1:4000/api`. */
  api?: string | undefined;
  commands: Command[];
  components: Component[];
  log: Logger;
  now: () => Date;
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
  /** Called after each response that Discord counts towards a ban of this address: 10,000 in ten minutes. */
  onCounted?: (() => void) | undefined;
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
  const token = readToken(parts.token);
  const door: Door = {
    ...parts,
    token,
    work,
    reception: receiver({ ...parts, work }),
    ears: hearing({ ...parts, work }),
  };
  const rest = newRest(door.api);
  // Of each attempt, those that discord.js repeats by itself included.
  rest.on(RESTEvents.Response, ({ method }, response) => {
    door.onRequest?.({ method, status: response.status });
    if (countsTowardsBan(response)) door.onCounted?.();
  });
  const asked = requests(rest, token);
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

type Door = DiscordParts & Hearers;

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
      door.ears.stop();
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
