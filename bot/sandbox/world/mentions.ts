// Whom a message pings. Without `allowed_mentions` everything in the content does; with it, only what it allows.
import type { APIMessage } from 'discord-api-types/v10';
import { type Channel, inServer } from './channels.ts';
import type { World } from './world.ts';

export type AllowedMentions = { parse?: string[]; users?: string[]; roles?: string[]; replied_user?: boolean };

export function mentionsIn(
  world: World,
  channel: Channel,
  content: string,
  allowed: AllowedMentions | undefined,
): Pick<APIMessage, 'mentions' | 'mention_roles' | 'mention_everyone'> {
  if (!content.includes('@')) return { mentions: [], mention_roles: [], mention_everyone: false };
  const parses = (kind: string) => !allowed || (allowed.parse?.includes(kind) ?? false);
  const ids = new Set([...content.matchAll(/<@!?(\d{15,20})>/g)].map((match) => match[1]!));
  const users = [...ids].filter((id) => parses('users') || allowed?.users?.includes(id));
  return {
    mentions: users.flatMap((id) => world.people.get(id)?.user ?? []),
    mention_roles: [],
    mention_everyone: inServer(channel) && parses('everyone') && /@(everyone|here)\b/.test(content),
  };
}
