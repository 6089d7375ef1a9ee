// What the bot does in channels by itself, without an interaction: threads, messages, what was written meanwhile.
import type { APIChannel, APIMessage } from 'discord-api-types/v10';
import { ChannelType, Routes, ThreadAutoArchiveDuration } from 'discord-api-types/v10';
import { type DirectMessage, directMessage } from './direct-messages.ts';
import { changeBody, messageBody } from './message-body.ts';
import type { Requests } from './requests.ts';
import { whisper } from './rest-transport.ts';
import type { Reply } from './route.ts';
import { DiscordRefusal } from './transport.ts';

/**
 * `gone`: the channel was deleted, or an interaction's time is over. `locked`: it is archived, and only a moderator may
 * write there. `denied`: the bot may not do that there, or the person takes no direct messages.
 */
export type ChannelRefusal = 'gone' | 'locked' | 'denied';
export type Refused = { refused: ChannelRefusal };

export type Change = Pick<Reply, 'content' | 'embeds' | 'rows'>;

export type Channels = {
  /** Opens the direct channel with a person. Whether they take messages shows with the first one. */
  openDirect(learnerId: bigint): Promise<bigint | Refused>;
  /**
   * Begins a private thread in a server's text channel, with these people in it. They see the bot's first message.
   * Without the first of them there is no thread; others who can't be added, such as after leaving the server, stay out.
   */
  startThread(parentId: bigint, name: string, members: [bigint, ...bigint[]]): Promise<bigint | Refused>;
  addToThread(threadId: bigint, personId: bigint): Promise<Refused | undefined>;
  /**
   * Posts a message and gives its id. Archived threads come back by that. `nonce`: at most 25 characters; Discord drops
   * a second message with the same one for a few minutes, and gives the first one's id.
   */
  post(channelId: bigint, reply: Reply, nonce?: string): Promise<bigint | Refused>;
  /** Changes what is given of a message of the bot's own, and leaves the rest. `gone`: the message may be it, too. */
  edit(channelId: bigint, messageId: bigint, change: Change): Promise<Refused | undefined>;
  /**
   * Says something to one person alone, where nothing can be posted. `key`: see `Call.whisper`. `gone`: it lasts no
   * longer.
   */
  whisper(key: string, reply: Reply): Promise<Refused | undefined>;
  /** "Quorum is typing …", for ten seconds. Never rejects. */
  typing(channelId: bigint): Promise<void>;
  /** What people wrote in a direct channel after a message, oldest first. */
  writtenAfter(channelId: bigint, messageId: bigint): Promise<DirectMessage[] | Refused>;
};

export function channels(requests: Requests): Channels {
  return {
    openDirect: (learnerId) =>
      unlessRefused(async () => {
        const opened = await requests.post(Routes.userChannels(), { body: { recipient_id: String(learnerId) } });
        return BigInt((opened as Pick<APIChannel, 'id'>).id);
      }),
    startThread: (parentId, name, members) =>
      unlessRefused(async () => {
        const body = {
          name: name.slice(0, 100),
          type: ChannelType.PrivateThread,
          auto_archive_duration: ThreadAutoArchiveDuration.OneWeek,
          invitable: false,
        };
        const thread = (await requests.post(Routes.threads(String(parentId)), { body })) as Pick<APIChannel, 'id'>;
        const add = (member: bigint) =>
          requests.put(Routes.threadMembers(thread.id, String(member)), { body: undefined });
        const [first, ...others] = members;
        await add(first);
        for (const other of others) await unlessRefused(() => add(other));
        return BigInt(thread.id);
      }),
    addToThread: (threadId, personId) =>
      unlessRefused(async () => {
        await requests.put(Routes.threadMembers(String(threadId), String(personId)), { body: undefined });
        return undefined;
      }),
    post: (channelId, reply, nonce) =>
      unlessRefused(async () => {
        const body = { ...messageBody(reply), ...(nonce !== undefined && { nonce, enforce_nonce: true }) };
        const sent = await requests.post(Routes.channelMessages(String(channelId)), { body, files: reply.files });
        return BigInt((sent as Pick<APIMessage, 'id'>).id);
      }),
    edit: (channelId, messageId, change) =>
      unlessRefused(async () => {
        const body = changeBody(change);
        await requests.patch(Routes.channelMessage(String(channelId), String(messageId)), { body });
        return undefined;
      }),
    whisper: (key, reply) =>
      unlessRefused(async () => {
        await whisper(requests, key, reply);
        return undefined;
      }),
    async typing(channelId) {
      await requests.post(Routes.channelTyping(String(channelId)), { body: undefined }).catch(() => undefined);
    },
    writtenAfter: (channelId, messageId) => unlessRefused(() => written(requests, channelId, messageId)),
  };
}

const PAGE = 100;

async function written(requests: Requests, channelId: bigint, messageId: bigint): Promise<DirectMessage[]> {
  const all: APIMessage[] = [];
  for (let after = String(messageId), full = true; full; after = all.at(-1)?.id ?? after) {
    const query = new URLSearchParams({ after, limit: String(PAGE) });
    const page = (await requests.get(`${Routes.channelMessages(String(channelId))}?${query}`)) as APIMessage[];
    all.push(...page.toReversed());
    full = page.length === PAGE;
  }
  return all.flatMap((message) => directMessage(message, 'created') ?? []);
}

const REFUSALS: Partial<Record<number, ChannelRefusal>> = {
  10003: 'gone', // unknown channel
  10008: 'gone', // unknown message
  10015: 'gone', // unknown webhook
  50027: 'gone', // invalid webhook token
  10007: 'denied', // no member of the server
  10013: 'denied', // no such user
  50083: 'locked', // thread is archived
  160005: 'locked', // thread is locked
  50001: 'denied', // missing access
  50007: 'denied', // direct messages closed
  50013: 'denied', // missing permissions
  50024: 'denied', // not in this kind of channel
  50278: 'denied', // no server in common
  160006: 'denied', // too many active threads
};

async function unlessRefused<T>(request: () => Promise<T>): Promise<T | Refused> {
  try {
    return await request();
  } catch (error) {
    const refused = error instanceof DiscordRefusal ? REFUSALS[error.code] : undefined;
    if (refused === undefined) throw error;
    return { refused };
  }
}
