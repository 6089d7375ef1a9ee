// What a new session is told first: READY and the server.
import type { APIRole } from 'discord-api-types/v10';
import { canSee, channelView, inServer } from '../world/channels.ts';
import { GUILD_NAME } from '../world/new-world.ts';
import { BOT_ROLE, botUser, EVERYONE, memberOf } from '../world/people.ts';
import type { Snowflake } from '../world/snowflake.ts';
import { openThreads } from '../world/threads.ts';
import type { World } from '../world/world.ts';
import type { Session } from './session.ts';

/** `guilds`: those of the session's shard. */
export function readyView(world: World, session: Session, gateway: string, guilds: Snowflake[]): object {
  return {
    v: 10,
    user: { ...botUser(world), verified: true, mfa_enabled: false, email: null, flags: 0 },
    guilds: guilds.map((id) => ({ id, unavailable: true })),
    session_id: session.id,
    resume_gateway_url: gateway,
    shard: session.shard,
    application: { id: world.fixed.bot, flags: 0 },
    session_type: 'normal',
    private_channels: [],
    presences: [],
    relationships: [],
  };
}

/** The server as `GET /guilds/:id` shows it. */
export function guildObject(world: World): object {
  return {
    id: world.fixed.guild,
    name: GUILD_NAME,
    icon: null,
    splash: null,
    discovery_splash: null,
    banner: null,
    description: null,
    owner_id: world.fixed.owner,
    afk_channel_id: null,
    afk_timeout: 300,
    verification_level: 0,
    default_message_notifications: 0,
    explicit_content_filter: 0,
    roles: rolesOf(world),
    emojis: [],
    stickers: [],
    features: [],
    mfa_level: 0,
    application_id: null,
    system_channel_id: null,
    system_channel_flags: 0,
    rules_channel_id: null,
    public_updates_channel_id: null,
    safety_alerts_channel_id: null,
    vanity_url_code: null,
    premium_tier: 0,
    premium_subscription_count: 0,
    premium_progress_bar_enabled: false,
    preferred_locale: 'en-US',
    nsfw_level: 0,
    hub_type: null,
    incidents_data: null,
  };
}

/** GUILD_CREATE for a bot without the intents for members and presences: of all members it gets itself. */
export function guildView(world: World): object {
  const bot = world.fixed.bot;
  return {
    ...guildObject(world),
    joined_at: world.fixed.createdAt,
    large: false,
    unavailable: false,
    member_count: world.people.all().length,
    members: [memberOf(world, world.people.get(bot)!)],
    channels: world.channels
      .all()
      .filter((channel) => inServer(channel) && !channel.thread && canSee(world, bot, channel))
      .map((channel) => channelView(world, channel)),
    threads: openThreads(world)
      .filter((thread) => canSee(world, bot, thread))
      .map((thread) => channelView(world, thread)),
    presences: [],
    voice_states: [],
    stage_instances: [],
    guild_scheduled_events: [],
    soundboard_sounds: [],
  };
}

export function rolesOf(world: World): APIRole[] {
  const base = {
    color: 0,
    colors: { primary_color: 0, secondary_color: null, tertiary_color: null },
    hoist: false,
    mentionable: false,
    flags: 0,
  };
  return [
    {
      ...base,
      id: world.fixed.guild,
      name: '@everyone',
      position: 0,
      permissions: EVERYONE.toString(),
      managed: false,
    },
    {
      ...base,
      id: world.fixed.botRole,
      name: 'Quorum',
      position: 1,
      permissions: (EVERYONE | BOT_ROLE).toString(),
      managed: true,
      tags: { bot_id: world.fixed.bot },
    },
  ] as APIRole[];
}
