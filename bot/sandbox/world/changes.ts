// What happens in the world, told to the gateway (the bot) and to the pages (people).
import type { APIUser } from 'discord-api-types/v10';
import type { Channel } from './channels.ts';
import type { Snowflake } from './snowflake.ts';
import type { Entry } from './world.ts';

export type Change =
  | { t: 'MESSAGE_CREATE' | 'MESSAGE_UPDATE' | 'MESSAGE_DELETE'; entry: Entry }
  | { t: 'CHANNEL_CREATE' | 'CHANNEL_UPDATE' | 'CHANNEL_DELETE'; channel: Channel }
  | { t: 'MEMBERS_UPDATE'; channel: Channel; added: Snowflake[]; removed: Snowflake[] }
  | { t: 'TYPING_START'; channel: Channel; user: APIUser }
  | { t: 'COMMANDS_UPDATE' }
  | { t: 'BOT_ONLINE'; online: boolean };

export type Changes = { watch(listener: (change: Change) => void): void; tell(change: Change): void };

export function changes(): Changes {
  const listeners: ((change: Change) => void)[] = [];
  return {
    watch: (listener) => void listeners.push(listener),
    tell: (change) => {
      for (const listener of listeners) listener(change);
    },
  };
}
