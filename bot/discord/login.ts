// Why a login failed: something the operator can mend, or a network that needs time.
import { GatewayCloseCodes } from 'discord-api-types/v10';
import { UserError } from '../errors.ts';
import { DiscordRefusal, isPassing } from './transport.ts';

const BAD_TOKEN =
  'Discord does not accept DISCORD_TOKEN. Take it from https://discord.com/developers/applications: choose your ' +
  'application, then Bot, then Reset Token.';

const CLOSED_FOR_GOOD: Partial<Record<number, string>> = {
  [GatewayCloseCodes.AuthenticationFailed]: BAD_TOKEN,
  [GatewayCloseCodes.DisallowedIntents]:
    'Discord refuses the events that Quorum asks for (servers and direct messages, none of them privileged). See your ' +
    'application at https://discord.com/developers/applications: it may be under review or limited.',
  [GatewayCloseCodes.ShardingRequired]:
    'The bot is in too many servers for one connection: Discord demands sharding (code 4011).',
  [GatewayCloseCodes.InvalidShard]: 'Discord refuses this connection as an invalid shard (code 4010).',
  [GatewayCloseCodes.InvalidAPIVersion]: 'Discord no longer speaks version 10 of its API: update Quorum (code 4012).',
  [GatewayCloseCodes.InvalidIntents]: 'Discord does not know the intents asked for: update Quorum (code 4013).',
};

/** The token alone. Throws a UserError on what can't be one, so that it is never sent. */
export function readToken(text: string): string {
  const token = text.trim().replace(/^Bot\s+/i, '');
  if (!/^[\w.-]+$/.test(token)) throw new UserError(BAD_TOKEN);
  return token;
}

/** In plain words, why Discord ended the connection with this code and allows no other. */
export function endOfConnection(closeCode: number): UserError {
  return new UserError(CLOSED_FOR_GOOD[closeCode] ?? `Discord ended the connection for good (code ${closeCode}).`);
}

/** What to throw for a failed login; undefined when Discord is out of reach and another try may succeed. */
export function loginProblem(error: unknown): unknown {
  if (isPassing(error)) return undefined;
  return error instanceof DiscordRefusal && error.status === 401 ? new UserError(BAD_TOKEN) : error;
}

/** How long to wait before the next try: 1 s, doubled each time, 60 s at most. */
export function retryDelayMs(failures: number): number {
  return Math.min(60_000, 1000 * 2 ** (failures - 1));
}
