// A reply in the shape of Discord's API. It replaces the message whole, and never mentions anybody.
import type { RESTPostAPIChannelMessageJSONBody } from 'discord-api-types/v10';
import { LIMITS } from './limits.ts';
import type { Reply, ReplyFile } from './route.ts';
import { clip } from './text.ts';

export type MessageBody = RESTPostAPIChannelMessageJSONBody;

export function messageBody(reply: Reply): MessageBody {
  return {
    content: reply.content ?? '',
    embeds: reply.embeds ?? [],
    components: reply.rows ?? [],
    attachments: (reply.files ?? []).map(attachment),
    allowed_mentions: { parse: [] },
  };
}

/** Only what is given. */
export function changeBody({
  content,
  embeds,
  rows,
}: Pick<Reply, 'content' | 'embeds' | 'rows'>): Partial<MessageBody> {
  return {
    ...(content !== undefined && { content }),
    ...(embeds && { embeds }),
    ...(rows && { components: rows }),
    allowed_mentions: { parse: [] },
  };
}

function attachment({ name, description }: ReplyFile, id: number) {
  return { id, filename: name, ...(description && { description: clip(description, LIMITS.fileDescription) }) };
}
