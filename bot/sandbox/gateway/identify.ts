// Which IDENTIFY Discord accepts, and which shard a server belongs to.
import { GatewayCloseCodes as Close, GatewayIntentBits as Intent } from 'discord-api-types/v10';
import type { Snowflake } from '../world/snowflake.ts';

const PRIVILEGED = Intent.GuildMembers | Intent.GuildPresences | Intent.MessageContent;
const KNOWN = Object.values(Intent).reduce<number>((all, bit) => (typeof bit === 'number' ? all | bit : all), 0);

/** The close code for an IDENTIFY that is refused. The application has no privileged intents. */
export function refusedIdentify(d: Record<string, unknown>, token: string): Close | undefined {
  const { intents, shard } = d;
  if (d.token !== token) return Close.AuthenticationFailed;
  if (typeof intents !== 'number' || (intents & ~KNOWN) !== 0) return Close.InvalidIntents;
  if (intents & PRIVILEGED) return Close.DisallowedIntents;
  return shard === undefined || isShard(shard) ? undefined : Close.InvalidShard;
}

function isShard(shard: unknown): boolean {
  const [id, count] = Array.isArray(shard) ? (shard as unknown[]) : [];
  return Number.isInteger(id) && Number.isInteger(count) && Number(id) >= 0 && Number(id) < Number(count);
}

export function shardOf(guild: Snowflake, count: number): number {
  return Number((BigInt(guild) >> 22n) % BigInt(count));
}
