// Servers besides the one that people are in, for load tests: the bot is told of them as of any server, and nothing ever
// happens there. They are as Discord sends them to a bot without privileged intents.
import { ChannelType, OverwriteType, PermissionFlagsBits } from 'discord-api-types/v10';
import { EVERYONE, memberOf } from '../world/people.ts';
import type { Snowflake } from '../world/snowflake.ts';
import type { World } from '../world/world.ts';
import { guildObject } from './greeting.ts';

const CHANNELS = 30;
const ROLES = 15;
const EMOJIS = 20;
const THREADS = 3;
const MEMBERS = 400;
const CHANNELS_IN_A_CATEGORY = 6;
const VIEW = String(PermissionFlagsBits.ViewChannel);
/** Between the ids of two servers: the next one belongs to the next shard. */
const APART = 1n << 22n;

/** The ids of so many other servers, older than the server that people are in. */
export function otherServers(world: World, count: number): Snowflake[] {
  return Array.from({ length: count }, (_, at) => String(BigInt(world.fixed.guild) - BigInt(at + 1) * APART));
}

/** GUILD_CREATE for one of them. */
export function otherServerView(world: World, guild: Snowflake): object {
  const ids = idsOf(guild);
  return {
    ...guildObject(world),
    id: guild,
    name: `Server ${guild}`,
    owner_id: ids.person(0),
    roles: [everyone(guild), ...listOf(ROLES, (at) => roleOf(ids.role(at), at))],
    emojis: listOf(EMOJIS, (at) => emojiOf(ids.emoji(at), at)),
    joined_at: world.fixed.createdAt,
    large: true,
    unavailable: false,
    member_count: MEMBERS,
    members: [{ ...memberOf(world, world.people.get(world.fixed.bot)!), roles: [ids.role(0)] }],
    channels: listOf(CHANNELS, (at) => channelOf(guild, ids, at)),
    threads: listOf(THREADS, (at) => threadOf(world, guild, ids, at)),
    presences: [],
    voice_states: [],
    stage_instances: [],
    guild_scheduled_events: [],
    soundboard_sounds: [],
  };
}

type Ids = ReturnType<typeof idsOf>;

/** The ids of what is in a server: those of one kind lie side by side. */
function idsOf(guild: Snowflake) {
  const from = (first: number) => (at: number) => String(BigInt(guild) + BigInt(first + at));
  return {
    channel: from(1),
    role: from(1000),
    emoji: from(2000),
    thread: from(3000),
    message: from(4000),
    person: from(5000),
  };
}

function listOf<T>(count: number, one: (at: number) => T): T[] {
  return Array.from({ length: count }, (_, at) => one(at));
}

function everyone(guild: Snowflake): object {
  return { ...roleOf(guild, 0), name: '@everyone', permissions: String(EVERYONE) };
}

function roleOf(id: Snowflake, at: number): object {
  const colors = { primary_color: at * 1000, secondary_color: null, tertiary_color: null };
  return {
    ...{ id, name: `Role ${at}`, position: at, permissions: String(EVERYONE), managed: false, mentionable: false },
    ...{ color: at * 1000, colors, hoist: at % 3 === 0, icon: null, unicode_emoji: null, flags: 0 },
  };
}

function emojiOf(id: Snowflake, at: number): object {
  return { id, name: `emoji_${at}`, roles: [], require_colons: true, managed: false, animated: false, available: true };
}

/** Every sixth is a category, and the next five stand in it; some of them are for one role alone. */
function channelOf(guild: Snowflake, ids: Ids, at: number): object {
  const category = at - (at % CHANNELS_IN_A_CATEGORY);
  const base = { guild_id: guild, name: `channel-${at}`, position: at, flags: 0, permission_overwrites: [] };
  if (category === at) return { ...base, id: ids.channel(at), type: ChannelType.GuildCategory };
  const hidden = { id: guild, type: OverwriteType.Role, allow: '0', deny: VIEW };
  const voice = at % 5 === 0;
  return {
    ...base,
    id: ids.channel(at),
    type: voice ? ChannelType.GuildVoice : ChannelType.GuildText,
    parent_id: ids.channel(category),
    permission_overwrites: at % 4 === 0 ? [hidden, { ...hidden, id: ids.role(0), allow: VIEW, deny: '0' }] : [],
    topic: 'What belongs here, in a sentence as people write it.',
    last_message_id: ids.message(at),
    rate_limit_per_user: 0,
    nsfw: false,
    ...(voice && { bitrate: 64_000, user_limit: 0, rtc_region: null }),
  };
}

function threadOf(world: World, guild: Snowflake, ids: Ids, at: number): object {
  const { createdAt } = world.fixed;
  const times = { archived: false, locked: false, archive_timestamp: createdAt, create_timestamp: createdAt };
  return {
    ...{ id: ids.thread(at), guild_id: guild, parent_id: ids.channel(1), owner_id: ids.person(0), flags: 0 },
    ...{ type: ChannelType.PublicThread, name: `thread-${at}`, last_message_id: null, rate_limit_per_user: 0 },
    ...{ message_count: 20, total_message_sent: 20, member_count: 4 },
    thread_metadata: { ...times, auto_archive_duration: 1440 },
  };
}
