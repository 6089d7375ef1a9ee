// What happens to threads: begun, joined, left, archived and brought back.
import { type ChannelType, ThreadAutoArchiveDuration } from 'discord-api-types/v10';
import { type Channel, changeChannel, type Thread } from './channels.ts';
import type { Snowflake } from './snowflake.ts';
import type { World } from './world.ts';

export type ThreadStart = {
  /** A thread begun from a message has the message's id. */
  id?: Snowflake;
  name: string;
  type: ChannelType.PublicThread | ChannelType.PrivateThread;
  parent: Snowflake;
  creator: Snowflake;
  invitable?: boolean | undefined;
  autoArchiveMinutes?: ThreadAutoArchiveDuration | undefined;
};

export function addThread(world: World, start: ThreadStart): Channel {
  const id = start.id ?? world.nextId();
  const at = world.now().toISOString();
  const thread: Thread = {
    parent: start.parent,
    creator: start.creator,
    members: { [start.creator]: at },
    archived: false,
    locked: false,
    invitable: start.invitable ?? true,
    autoArchiveMinutes: start.autoArchiveMinutes ?? ThreadAutoArchiveDuration.OneDay,
    turnedAt: at,
    createdAt: at,
  };
  const channel = world.channels.put(id, { id, type: start.type, name: start.name, position: 0, thread });
  world.changes.tell({ t: 'CHANNEL_CREATE', channel });
  return channel;
}

/** Archives a thread or brings it back; other threads and channels stay as they are. */
export function setArchived(world: World, channel: Channel, archived: boolean): Channel {
  if (!channel.thread || channel.thread.archived === archived) return channel;
  return changeChannel(world, {
    ...channel,
    thread: { ...channel.thread, archived, turnedAt: world.now().toISOString() },
  });
}

export function joinThread(world: World, channel: Channel, user: Snowflake): Channel {
  if (!channel.thread || channel.thread.members[user]) return channel;
  const members = { ...channel.thread.members, [user]: world.now().toISOString() };
  return withMembers(world, channel, channel.thread, members, { added: [user], removed: [] });
}

export function leaveThread(world: World, channel: Channel, user: Snowflake): Channel {
  if (!channel.thread?.members[user]) return channel;
  const { [user]: _, ...members } = channel.thread.members;
  return withMembers(world, channel, channel.thread, members, { added: [], removed: [user] });
}

function withMembers(
  world: World,
  channel: Channel,
  thread: Thread,
  members: Thread['members'],
  who: { added: Snowflake[]; removed: Snowflake[] },
): Channel {
  const changed = world.channels.put(channel.id, { ...channel, thread: { ...thread, members } });
  world.changes.tell({ t: 'MEMBERS_UPDATE', channel: changed, ...who });
  return changed;
}

/** The threads that are not archived. */
export function openThreads(world: World): Channel[] {
  return world.channels.all().filter(({ thread }) => thread && !thread.archived);
}
