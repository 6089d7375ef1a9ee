// What Discord says of this bot when it is asked from outside, without connecting: for those who look for what is wrong.
import type { APIApplication, APIGatewayBotInfo } from 'discord-api-types/v10';
import { ApplicationFlags, Routes } from 'discord-api-types/v10';
import { readToken } from './login.ts';
import { definitions, sameDefinitions } from './registration.ts';
import type { Command } from './route.ts';
import { DiscordRefusal } from './transport.ts';

export type DiscordFacts = {
  id: string;
  name: string;
  /** Privileged intents that are switched on, though Quorum needs none. */
  privileged: string[];
  /** Whether it can be installed to servers, and to people; undefined where Discord doesn't tell. */
  installs: { server: boolean; person: boolean } | undefined;
  /** How many shards Discord recommends, and how often the bot may still identify itself today. */
  gateway: { shards: number; identifiesLeft: number };
  commands: 'registered' | 'different' | 'none';
  /** Milliseconds by which this machine's clock is ahead of Discord's; exact to about a second. */
  clockAhead: number;
};

const WITHIN_MS = 10_000;
const DISCORD_API = 'https://discord.com/api';

const PRIVILEGED: [string, number][] = [
  ['Presence', ApplicationFlags.GatewayPresence | ApplicationFlags.GatewayPresenceLimited],
  ['Server Members', ApplicationFlags.GatewayGuildMembers | ApplicationFlags.GatewayGuildMembersLimited],
  ['Message Content', ApplicationFlags.GatewayMessageContent | ApplicationFlags.GatewayMessageContentLimited],
];

/**
 * Asks once, without repeats. `api`: another address than Discord's, without the version.
 * @throws UserError for what can't be a token, DiscordRefusal when Discord says no, Node's own error when it is out of reach.
 */
export async function inspectDiscord(
  { token, api = DISCORD_API }: { token: string; api?: string },
  commands: Command[],
): Promise<DiscordFacts> {
  const ask = asker(api, readToken(token));
  const begun = Date.now();
  const { body: application, date } = await ask<APIApplication>(Routes.currentApplication());
  const clockAhead = date ? (begun + Date.now()) / 2 - (date.getTime() + 500) : 0;
  const { body: gateway } = await ask<APIGatewayBotInfo>(Routes.gatewayBot());
  const { body: registered } = await ask<unknown[]>(Routes.applicationCommands(application.id));
  const installs = application.integration_types_config;
  return {
    id: application.id,
    name: application.name,
    privileged: PRIVILEGED.filter(([, bits]) => (application.flags & bits) !== 0).map(([name]) => name),
    installs: installs && { server: Object.hasOwn(installs, '0'), person: Object.hasOwn(installs, '1') },
    gateway: { shards: gateway.shards, identifiesLeft: gateway.session_start_limit.remaining },
    commands: sameDefinitions(registered, definitions(commands))
      ? 'registered'
      : registered.length > 0
        ? 'different'
        : 'none',
    clockAhead,
  };
}

function asker(api: string, token: string) {
  return async <T>(path: string): Promise<{ body: T; date: Date | undefined }> => {
    const response = await fetch(`${api.replace(/\/+$/, '')}/v10${path}`, {
      headers: { authorization: `Bot ${token}`, 'user-agent': 'DiscordBot (quorum, 1) doctor' },
      signal: AbortSignal.timeout(WITHIN_MS),
    });
    const date = response.headers.get('date');
    if (!response.ok) throw new DiscordRefusal(0, response.status, `Discord answers ${response.status} to GET ${path}`);
    return { body: (await response.json()) as T, date: date ? new Date(date) : undefined };
  };
}
