// discord.js, set up for this bot: few events, small caches, and a first connection that waits for its gateway.
import { Client, GatewayIntentBits, Options, SimpleShardingStrategy } from 'discord.js';

/**
 * As it comes, `login()` gives up when the socket fails, for example on a gateway that answers 503, while the shard goes
 * on trying, can't be stopped any more, and would end up as a second session. With this strategy `login()` returns at
 * once, the shard goes on trying, and the client's events tell how it went.
 */
class PatientStrategy extends SimpleShardingStrategy {
  override async connect(): Promise<void> {
    super.connect().catch(() => undefined);
  }
}

/** `api`: another address than Discord's, without the version. */
export function newClient(api: string | undefined): Client {
  return new Client({
    intents: [GatewayIntentBits.Guilds, GatewayIntentBits.DirectMessages],
    ...(api !== undefined && { rest: { api: api.replace(/\/+$/, ''), version: '10' } }),
    ws: { buildStrategy: (gateway) => new PatientStrategy(gateway) },
    // Nothing is read from these caches: state lives in the database, and every interaction brings what it needs.
    makeCache: Options.cacheWithLimits({
      MessageManager: 0,
      DMMessageManager: 0,
      GuildMessageManager: 0,
      ReactionManager: 0,
      PresenceManager: 0,
      VoiceStateManager: 0,
      ThreadMemberManager: 0,
      GuildEmojiManager: 0,
      GuildStickerManager: 0,
      GuildScheduledEventManager: 0,
      StageInstanceManager: 0,
      UserManager: { maxSize: 100, keepOverLimit: (user) => user.id === user.client.user.id },
      GuildMemberManager: { maxSize: 10, keepOverLimit: (member) => member.id === member.client.user.id },
    }),
  });
}
