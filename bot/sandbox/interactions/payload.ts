// INTERACTION_CREATE as Discord sends it.
import { InteractionContextType, InteractionType, PermissionFlagsBits as P } from 'discord-api-types/v10';
import { FILE_MAX } from '../limits/message-body.ts';
import { type Channel, channelView, inServer } from '../world/channels.ts';
import { absolute } from '../world/files.ts';
import { EVERYONE, memberOf, permissionsIn } from '../world/people.ts';
import type { World } from '../world/world.ts';
import type { Interaction } from './interaction.ts';

/** What the bot may do in a direct message. */
const IN_DIRECT = EVERYONE & ~(P.CreatePublicThreads | P.CreatePrivateThreads | P.SendMessagesInThreads);

export function payloadOf(world: World, interaction: Interaction, data: object, base: string): object {
  const { id, token, type, person, channel, source } = interaction;
  const message = source ? world.timelines.get(source)?.message : undefined;
  const guild = inServer(channel) ? world.fixed.guild : null;
  const may = guild ? permissionsIn(world, world.fixed.bot, channel) : IN_DIRECT;
  return {
    id,
    application_id: world.fixed.bot,
    type,
    token,
    version: 1,
    data,
    channel_id: channel.id,
    channel: channelFor(world, channel, person.user.id),
    ...(guild ? inGuild(world, interaction, guild) : { user: person.user }),
    ...(message && { message: absolute(message, base) }),
    app_permissions: may.toString(),
    locale: person.locale,
    entitlements: [],
    authorizing_integration_owners: ownersOf(world, interaction),
    context: contextOf(channel),
    attachment_size_limit: FILE_MAX,
  };
}

export function contextOf(channel: Channel): InteractionContextType {
  if (inServer(channel)) return InteractionContextType.Guild;
  return channel.between ? InteractionContextType.PrivateChannel : InteractionContextType.BotDM;
}

function inGuild(world: World, { person, channel }: Interaction, guild: string): object {
  const permissions = permissionsIn(world, person.user.id, channel).toString();
  return {
    guild_id: guild,
    guild: { id: guild, locale: 'en-US', features: [] },
    guild_locale: 'en-US',
    member: { ...memberOf(world, person), permissions },
  };
}

function channelFor(world: World, channel: Channel, user: string): object {
  const permissions = inServer(channel) ? permissionsIn(world, user, channel) : IN_DIRECT;
  return { ...channelView(world, channel), permissions: permissions.toString() };
}

/** Who installed the application, by kind of installation: the server (0; "0" in direct messages) or the person (1). */
export function ownersOf(world: World, { install, person, channel }: Interaction): Record<string, string> {
  if (install === 'user') return { 1: person.user.id };
  return { 0: inServer(channel) ? world.fixed.guild : '0' };
}

/** What an answer tells of the interaction that it answers. */
export function metadataOf(world: World, interaction: Interaction): object {
  const { id, type, person, command, source } = interaction;
  const metadata = {
    id,
    type,
    user: person.user,
    authorizing_integration_owners: ownersOf(world, interaction),
    ...(command && { name: command }),
    ...(type === InteractionType.MessageComponent && source && { interacted_message_id: source }),
  };
  if (type !== InteractionType.ApplicationCommand) return { interaction_metadata: metadata };
  return { interaction_metadata: metadata, interaction: { id, type, name: command, user: person.user } };
}
