// Which changes of the world the bot is told, and how: https://discord.com/developers/docs/events/gateway#gateway-intents
import { type APIMessage, ChannelType, GatewayIntentBits as Intent } from 'discord-api-types/v10';
import type { Change } from '../world/changes.ts';
import { type Channel, canSee, channelView, inServer, threadMember } from '../world/channels.ts';
import { absolute } from '../world/files.ts';
import { memberOf } from '../world/people.ts';
import type { Entry, World } from '../world/world.ts';
import type { Gateway } from './gateway.ts';

export function feedBot(world: World, gateway: Gateway, base: () => string): void {
  world.changes.watch((change) => {
    if (change.t.startsWith('MESSAGE_')) return message(change as MessageChange);
    if (change.t === 'TYPING_START') return typing(change);
    if (change.t === 'MEMBERS_UPDATE') return members(change);
    if (change.t.startsWith('CHANNEL_')) return channel(change as ChannelChange);
  });

  function message({ t, entry }: MessageChange): void {
    const where = world.channels.get(entry.message.channel_id);
    if (entry.seenBy || !where || !canSee(world, world.fixed.bot, where)) return;
    const guild = inServer(where) ? world.fixed.guild : null;
    const intent = guild ? Intent.GuildMessages : Intent.DirectMessages;
    gateway.dispatch(t, t === 'MESSAGE_DELETE' ? deleted(entry, guild) : shown(entry, guild), guild, intent);
  }

  function shown(entry: Entry, guild: string | null): object {
    const message = absolute(asBotSees(world, entry.message, guild !== null), base());
    const person = world.people.get(message.author.id);
    const { user: _, ...member } = person ? memberOf(world, person) : { user: null };
    return guild ? { ...message, guild_id: guild, member } : { ...message, channel_type: ChannelType.DM };
  }

  function channel({ t, channel }: ChannelChange): void {
    if (!inServer(channel) || !canSee(world, world.fixed.bot, channel)) return;
    const name = channel.thread ? t.replace('CHANNEL', 'THREAD') : t;
    const fresh = name === 'THREAD_CREATE' ? { newly_created: true } : {};
    gateway.dispatch(name, { ...channelView(world, channel), ...fresh }, world.fixed.guild, Intent.Guilds);
  }

  function members({ channel, added, removed }: Extract<Change, { t: 'MEMBERS_UPDATE' }>): void {
    const guild = world.fixed.guild;
    const bot = world.fixed.bot;
    if (![...added, ...removed].includes(bot)) return;
    if (added.includes(bot)) gateway.dispatch('THREAD_CREATE', channelView(world, channel), guild, Intent.Guilds);
    const joined = channel.thread?.members[bot];
    gateway.dispatch(
      'THREAD_MEMBERS_UPDATE',
      {
        id: channel.id,
        guild_id: guild,
        member_count: Object.keys(channel.thread?.members ?? {}).length,
        added_members: joined ? [threadMember(channel, bot, joined)] : [],
        removed_member_ids: removed,
      },
      guild,
      Intent.Guilds,
    );
  }

  function typing({ channel, user }: Extract<Change, { t: 'TYPING_START' }>): void {
    if (user.id === world.fixed.bot || channel.between) return;
    const guild = inServer(channel) ? world.fixed.guild : null;
    const data = { channel_id: channel.id, user_id: user.id, timestamp: Math.floor(world.now().getTime() / 1000) };
    const intent = guild ? Intent.GuildMessageTyping : Intent.DirectMessageTyping;
    gateway.dispatch('TYPING_START', guild ? { ...data, guild_id: guild } : data, guild, intent);
  }
}

type MessageChange = Extract<Change, { entry: Entry }>;
type ChannelChange = Extract<Change, { t: `CHANNEL_${string}` }> & { channel: Channel };

function deleted({ message }: Entry, guild: string | null): object {
  return { id: message.id, channel_id: message.channel_id, ...(guild && { guild_id: guild }) };
}

/** Without the privileged intent a bot reads in a server only its own words and those that mention it. */
export function asBotSees(world: World, message: APIMessage, inGuild: boolean): APIMessage {
  const bot = world.fixed.bot;
  const readable = !inGuild || message.author.id === bot || message.mentions.some(({ id }) => id === bot);
  return readable ? message : { ...message, content: '', embeds: [], attachments: [], components: [] };
}
