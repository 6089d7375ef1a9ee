// Text channels, threads and direct messages: who sees them, and how Discord shows them.
import {
  type APIChannel,
  type APIDMChannel,
  type APITextChannel,
  type APIThreadMember,
  ChannelType,
  OverwriteType,
  PermissionFlagsBits,
  type ThreadAutoArchiveDuration,
} from 'discord-api-types/v10';
import { botUser, NO_THREADS, permissionsIn } from './people.ts';
import type { Snowflake } from './snowflake.ts';
import type { World } from './world.ts';

export type Thread = {
  parent: Snowflake;
  creator: Snowflake;
  /** When each member joined. */
  members: Record<Snowflake, string>;
  archived: boolean;
  locked: boolean;
  invitable: boolean;
  autoArchiveMinutes: ThreadAutoArchiveDuration;
  /** When it was last archived or brought back. */
  turnedAt: string;
  createdAt: string;
};
export type Channel = {
  id: Snowflake;
  type: ChannelType.GuildText | ChannelType.DM | ChannelType.PublicThread | ChannelType.PrivateThread;
  /** Empty for direct messages. */
  name: string;
  position: number;
  /** The person who has this direct message with the bot. */
  recipient?: Snowflake;
  /** Two people whose direct message this is; the bot has no access, and meets it only in interactions. */
  between?: [Snowflake, Snowflake];
  thread?: Thread;
};

export function addTextChannel(world: World, name: string, position: number): Channel {
  const id = world.nextId();
  return world.channels.put(id, { id, type: ChannelType.GuildText, name, position });
}

/** The person's direct message with the bot, made if there is none. */
export function directWith(world: World, person: Snowflake): Channel {
  const known = world.channels.get(world.directs.get(person) ?? '');
  if (known) return known;
  const id = world.nextId();
  world.directs.set(person, id);
  const channel = world.channels.put(id, { id, type: ChannelType.DM, name: '', position: 0, recipient: person });
  world.changes.tell({ t: 'CHANNEL_CREATE', channel });
  return channel;
}

/** The direct message of two people, made if there is none. */
export function directBetween(world: World, one: Snowflake, other: Snowflake): Channel {
  const known = world.channels.all().find(({ between }) => between?.includes(one) && between.includes(other));
  if (known) return known;
  const id = world.nextId();
  return world.channels.put(id, { id, type: ChannelType.DM, name: '', position: 0, between: [one, other] });
}

export function changeChannel(world: World, channel: Channel): Channel {
  world.channels.put(channel.id, channel);
  world.changes.tell({ t: 'CHANNEL_UPDATE', channel });
  return channel;
}

/** Removes it with its messages and, for a text channel, its threads. */
export function removeChannel(world: World, channel: Channel): void {
  for (const thread of threadsOf(world, channel.id)) removeChannel(world, thread);
  world.channels.delete(channel.id);
  world.timelines.deleteAll(channel.id);
  world.changes.tell({ t: 'CHANNEL_DELETE', channel });
}

export function threadsOf(world: World, parent: Snowflake): Channel[] {
  return world.channels.all().filter(({ thread }) => thread?.parent === parent);
}

/** True for everybody who may read the channel: a private thread is open to its members and to moderators. */
export function canSee(world: World, user: Snowflake, channel: Channel): boolean {
  if (channel.between) return channel.between.includes(user);
  if (channel.type === ChannelType.DM) return user === channel.recipient || user === world.fixed.bot;
  const may = permissionsIn(world, user, channel);
  if (!(may & PermissionFlagsBits.ViewChannel)) return false;
  if (channel.type !== ChannelType.PrivateThread || channel.thread?.members[user]) return true;
  return (may & PermissionFlagsBits.ManageThreads) !== 0n;
}

/** The channel as Discord's API shows it. */
export function channelView(world: World, channel: Channel): APIChannel & { last_message_id?: string | null } {
  const base = { id: channel.id, last_message_id: world.timelines.last(channel.id), flags: 0 };
  const recipients = channel.between ?? (channel.recipient ? [channel.recipient] : []);
  if (recipients.length > 0) return directView(world, recipients, base);
  const guild = { ...base, guild_id: world.fixed.guild, name: channel.name, rate_limit_per_user: 0 };
  if (channel.thread) return threadView(world, channel, channel.thread, guild);
  const denied = world.noThreads.has(channel.id);
  return {
    ...guild,
    type: ChannelType.GuildText,
    position: channel.position,
    parent_id: null,
    topic: null,
    nsfw: false,
    permission_overwrites: denied ? [{ id: world.fixed.bot, type: OverwriteType.Member, ...NO_THREADS }] : [],
  } as APITextChannel;
}

/** True in a channel or a thread of the server. */
export function inServer({ type }: Channel): boolean {
  return type !== ChannelType.DM;
}

function directView(world: World, people: Snowflake[], base: object): APIDMChannel {
  const recipients = people.map((id) => world.people.get(id)?.user ?? botUser(world));
  return { ...base, type: ChannelType.DM, recipients } as APIDMChannel;
}

function threadView(world: World, channel: Channel, thread: Thread, guild: object): APIChannel {
  const count = world.timelines.count(channel.id);
  const joined = thread.members[world.fixed.bot];
  return {
    ...guild,
    type: channel.type,
    parent_id: thread.parent,
    owner_id: thread.creator,
    message_count: count,
    total_message_sent: count,
    member_count: Object.keys(thread.members).length,
    thread_metadata: {
      archived: thread.archived,
      locked: thread.locked,
      auto_archive_duration: thread.autoArchiveMinutes,
      archive_timestamp: thread.turnedAt,
      create_timestamp: thread.createdAt,
      ...(channel.type === ChannelType.PrivateThread && { invitable: thread.invitable }),
    },
    ...(joined && { member: threadMember(channel, world.fixed.bot, joined) }),
  } as APIChannel;
}

export function threadMember(channel: Channel, user: Snowflake, joinedAt: string): APIThreadMember {
  return { id: channel.id, user_id: user, join_timestamp: joinedAt, flags: 0 as APIThreadMember['flags'] };
}
