// Direct messages between the bot and one person, both ways.
import type { APIChannel, APIMessage, GatewayMessageDeleteDispatchData } from 'discord-api-types/v10';
import { Routes } from 'discord-api-types/v10';
import { messageBody } from './message-body.ts';
import type { Requests } from './requests.ts';
import type { Attachment, Reply } from './route.ts';
import { DiscordRefusal } from './transport.ts';

/**
 * Why a person can't be messaged: 50007 they closed their direct messages or blocked the bot, 50278 no server in common,
 * 50001 no access, which comes for user installs.
 */
export type DirectRefusal = 50001 | 50007 | 50278;
export type Sent = { channelId: bigint; messageId: bigint };
export type DirectOutcome = Sent | { refused: DirectRefusal };
export type SendOptions = { nonce?: string; signal?: AbortSignal };

/** What was written to the bot; `content` is as typed, and not escaped. */
export type DirectMessage = {
  messageId: bigint;
  channelId: bigint;
  learnerId: bigint;
  content: string;
  files: Attachment[];
  /** True when an earlier message has been changed. */
  edited: boolean;
  /** When the message was first sent. */
  sentAt: Date;
};

/**
 * Sends a direct message. `nonce`: at most 25 characters; Discord drops a second message with the same one for a few
 * minutes. Rejects on any refusal but those of DirectRefusal.
 */
export async function sendDirect(
  requests: Requests,
  learnerId: bigint,
  reply: Reply,
  nonce?: string,
): Promise<DirectOutcome> {
  const opened = await outcomeOf(async () => {
    const channel = await requests.post(Routes.userChannels(), { body: { recipient_id: String(learnerId) } });
    return BigInt((channel as Pick<APIChannel, 'id'>).id);
  });
  return typeof opened === 'bigint' ? sendIn(requests, opened, reply, nonce ? { nonce } : {}) : opened;
}

/** The same into a direct message that was opened before, without opening it again. `signal` gives the sending up. */
export async function sendIn(
  requests: Requests,
  channelId: bigint,
  reply: Reply,
  { nonce, signal }: SendOptions = {},
): Promise<DirectOutcome> {
  return outcomeOf(async () => {
    const body = { ...messageBody(reply), ...(nonce !== undefined && { nonce, enforce_nonce: true }) };
    const path = Routes.channelMessages(String(channelId));
    const sent = await requests.post(path, { body, files: reply.files, signal });
    return { channelId, messageId: BigInt((sent as Pick<APIMessage, 'id'>).id) };
  });
}

async function outcomeOf<T>(request: () => Promise<T>): Promise<T | { refused: DirectRefusal }> {
  try {
    return await request();
  } catch (error) {
    if (error instanceof DiscordRefusal && isDirectRefusal(error.code)) return { refused: error.code };
    throw error;
  }
}

function isDirectRefusal(code: number): code is DirectRefusal {
  return code === 50001 || code === 50007 || code === 50278;
}

/** A message that was taken back. Whose it was is not told. */
export type DirectDeletion = { messageId: bigint; channelId: bigint; deleted: true };

type Written = APIMessage & { guild_id?: string };

/** Undefined for what no person wrote or changed: the bot's own messages, and updates that only add a preview. */
export function directMessage(message: Written, event: 'created' | 'updated'): DirectMessage | undefined {
  if (message.guild_id !== undefined || message.author.bot) return undefined;
  if (event === 'updated' && message.edited_timestamp === null) return undefined;
  return {
    messageId: BigInt(message.id),
    channelId: BigInt(message.channel_id),
    learnerId: BigInt(message.author.id),
    content: message.content,
    files: message.attachments.map((file) => ({
      name: file.filename,
      size: file.size,
      contentType: file.content_type,
      url: file.url,
    })),
    edited: event === 'updated',
    sentAt: new Date(message.timestamp),
  };
}

/** Undefined for what was deleted in a server. */
export function directDeletion({
  id,
  channel_id,
  guild_id,
}: GatewayMessageDeleteDispatchData): DirectDeletion | undefined {
  if (guild_id !== undefined) return undefined;
  return { messageId: BigInt(id), channelId: BigInt(channel_id), deleted: true };
}
