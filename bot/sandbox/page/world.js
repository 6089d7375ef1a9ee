// What the page knows of the sandbox, in one place, and who wants to hear of changes.
import { displayName, isArchived, isDirect } from './people.js';
import { isNewer } from './snowflake.js';
import { emptyTimeline } from './timeline.js';

/**
 * Topics that can be watched: `people`, `channels`, `messages` (with the channel's id), `current` (another channel was
 * opened), `bot`, `typing`, `commands`, `connection`, `arrival` (a message that the person has not seen), `edited` (the
 * person is done with editing), `modal` (an outcome that opens one), `problem` (in words).
 */
export function createWorld() {
  const watchers = new Map();
  return {
    me: undefined,
    bot: { user: undefined, online: true },
    guild: undefined,
    users: new Map(),
    channels: new Map(),
    commands: [],
    timelines: new Map(),
    /** By message id: `{customId}` while an answer is awaited, `{customId, problem}` when it failed. */
    presses: new Map(),
    /** By message id and custom_id: what was chosen from its selects since it last changed. */
    choices: new Map(),
    /** By channel id: who types, and until when (milliseconds). */
    typing: new Map(),
    /** By channel id: the unread messages that concern the person. */
    unseen: new Map(),
    /** The lines of commands that the bot has not answered yet. */
    awaited: new Set(),
    marks: undefined,
    current: undefined,
    /** The last message read when the current channel was opened; null when nothing was unread. */
    readUpTo: null,
    /** The message of one's own that is being edited. */
    editing: undefined,
    connection: 'connecting',
    watch(topics, listener) {
      for (const topic of topics.split(' ')) watchers.set(topic, [...(watchers.get(topic) ?? []), listener]);
    },
    tell(topic, detail) {
      for (const listener of watchers.get(topic) ?? []) listener(detail);
    },
  };
}

export function timelineOf(world, channelId) {
  return world.timelines.get(channelId) ?? emptyTimeline();
}

export function channelNow(world) {
  return world.channels.get(world.current);
}

/** Channels for the list: text channels each with their open threads. An archived thread shows only while open. */
export function serverChannels(world) {
  const visible = [...world.channels.values()].filter(
    (channel) => !isArchived(channel) || channel.id === world.current,
  );
  const texts = visible.filter((channel) => channel.type === 0).toSorted(byPosition);
  return texts.map((channel) => ({ channel, threads: visible.filter((thread) => thread.parent_id === channel.id) }));
}

function byPosition(a, b) {
  return (a.position ?? 0) - (b.position ?? 0) || (isNewer(a.id, b.id) ? 1 : -1);
}

export function directChannel(world) {
  return [...world.channels.values()].find(isDirect);
}

export function isUnread(world, channel) {
  return isNewer(channel.last_message_id, world.marks?.of(channel.id));
}

/** Everything of the current channel counts as read from now on. */
export function markRead(world) {
  const channel = channelNow(world);
  if (!channel?.last_message_id || !isUnread(world, channel)) return;
  world.marks.set(channel.id, channel.last_message_id);
  world.unseen.delete(channel.id);
  world.tell('channels');
}

/** The names that Markdown's mentions stand for. */
export function namesIn(world) {
  return {
    user: (id) => displayName(world.users.get(id)),
    channel: (id) => world.channels.get(id)?.name ?? 'unknown',
  };
}

export function changeTimeline(world, channelId, change) {
  world.timelines.set(channelId, change(timelineOf(world, channelId)));
  world.tell('messages', channelId);
}

export function noteUnseen(world, { id, channel_id: channelId }) {
  world.unseen.set(channelId, new Set(world.unseen.get(channelId)).add(id));
}
