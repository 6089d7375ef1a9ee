// What happens to messages: written, changed and removed.
import { type APIMessage, type APIUser, MessageFlags, MessageType } from 'discord-api-types/v10';
import type { Channel } from './channels.ts';
import { type AllowedMentions, mentionsIn } from './mentions.ts';
import type { Snowflake } from './snowflake.ts';
import { joinThread, setArchived } from './threads.ts';
import type { Entry, World } from './world.ts';

export type Parts = Pick<APIMessage, 'content' | 'embeds' | 'components' | 'attachments'>;
export type Draft = Partial<Parts> & {
  channel: Channel;
  author: APIUser;
  allowed?: AllowedMentions | undefined;
  seenBy?: Snowflake | null;
  flags?: number;
  /** Further fields, such as `type`, `nonce` or `interaction_metadata`. */
  extra?: Partial<APIMessage>;
};

/** Writes a message: an archived thread comes back, and whom it mentions in a private thread joins. */
export function addMessage(world: World, draft: Draft): Entry {
  const { channel, author, flags = 0, seenBy = null } = draft;
  const content = draft.content ?? '';
  const message: APIMessage = {
    id: world.nextId(),
    channel_id: channel.id,
    author,
    content,
    timestamp: world.now().toISOString(),
    edited_timestamp: null,
    tts: false,
    pinned: false,
    type: MessageType.Default,
    ...mentionsIn(world, channel, content, draft.allowed),
    attachments: draft.attachments ?? [],
    embeds: draft.embeds ?? [],
    components: draft.components ?? [],
    flags: flags | (seenBy ? MessageFlags.Ephemeral : 0),
    ...draft.extra,
  };
  if (!seenBy) enterThread(world, channel, message);
  const entry = world.timelines.put({ message, seenBy });
  world.changes.tell({ t: 'MESSAGE_CREATE', entry });
  return entry;
}

function enterThread(world: World, channel: Channel, message: APIMessage): void {
  let thread = setArchived(world, channel, false);
  for (const { id } of [message.author, ...message.mentions]) thread = joinThread(world, thread, id);
}

/** Changes the parts that are given. An answer that fills in "thinking …" (`fill`) does not count as edited. */
export function changeMessage(
  world: World,
  entry: Entry,
  parts: Partial<Parts> & { allowed?: AllowedMentions | undefined; flags?: number | undefined },
  fill = false,
): Entry {
  const { allowed, flags, ...fields } = parts;
  const old = entry.message;
  const channel = world.channels.get(old.channel_id);
  const mentions = fields.content !== undefined && channel ? mentionsIn(world, channel, fields.content, allowed) : {};
  const shown = flags === undefined ? (old.flags ?? 0) : withSuppression(old.flags ?? 0, flags);
  const message: APIMessage = {
    ...old,
    ...fields,
    ...mentions,
    flags: fill ? shown & ~MessageFlags.Loading : shown,
    edited_timestamp: fill ? null : world.now().toISOString(),
  };
  return replaceMessage(world, { ...entry, message });
}

export function replaceMessage(world: World, entry: Entry): Entry {
  world.timelines.put(entry);
  world.changes.tell({ t: 'MESSAGE_UPDATE', entry });
  return entry;
}

/** Hiding embeds is the only flag that an edit may change. */
function withSuppression(old: number, flags: number): number {
  return (old & ~MessageFlags.SuppressEmbeds) | (flags & MessageFlags.SuppressEmbeds);
}

export function removeMessage(world: World, entry: Entry): void {
  world.timelines.delete(entry.message.id);
  world.changes.tell({ t: 'MESSAGE_DELETE', entry });
}
