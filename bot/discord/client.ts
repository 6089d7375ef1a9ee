// discord.js, set up for this bot: few events, small caches, and a first connection that waits for its gateway.
import { Client, type ClientOptions, GatewayIntentBits, Options, REST, SimpleShardingStrategy } from 'discord.js';

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

/** Which part of all servers one connection serves, and who says when it may greet Discord. */
export type Part = {
  shard: number;
  count: number;
  /**
   * Waits until this shard may identify itself. Of the shards with one remainder by `concurrency` only one may within
   * 5 s, whatever process it is in. Rejects when `signal` is aborted.
   */
  beforeIdentify?: ((shard: number, concurrency: number, signal: AbortSignal) => Promise<void>) | undefined;
};

type BuildThrottler = NonNullable<NonNullable<ClientOptions['ws']>['buildIdentifyThrottler']>;

/** `api`: another address than Discord's, without the version. */
export function newRest(api: string | undefined): REST {
  return new REST(restOptions(api));
}

export function newClient(api: string | undefined, { shard, count, beforeIdentify }: Part): Client {
  const options: ClientOptions = {
    intents: [GatewayIntentBits.Guilds, GatewayIntentBits.DirectMessages],
    rest: restOptions(api),
    shards: [shard],
    shardCount: count,
    ws: {
      buildStrategy: (gateway) => new PatientStrategy(gateway),
      ...(beforeIdentify && { buildIdentifyThrottler: throttler(beforeIdentify) }),
    },
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
  };
  return withoutShardCount(() => new Client(options));
}

/**
 * Where the count that is given is its default, 1, discord.js takes SHARD_COUNT from the environment instead. That is a
 * setting of ours, which may be empty or `auto`.
 */
function withoutShardCount<T>(make: () => T): T {
  const { SHARD_COUNT } = process.env;
  delete process.env.SHARD_COUNT;
  try {
    return make();
  } finally {
    if (SHARD_COUNT !== undefined) process.env.SHARD_COUNT = SHARD_COUNT;
  }
}

/** Every interaction whose answer takes longer than the first leaves a queue of its own behind. */
const FORGET_QUEUES_EVERY_MS = 60_000;

function restOptions(api: string | undefined) {
  const place = api !== undefined && { api: api.replace(/\/+$/, '') };
  return { version: '10', handlerSweepInterval: FORGET_QUEUES_EVERY_MS, ...place };
}

function throttler(before: NonNullable<Part['beforeIdentify']>): BuildThrottler {
  return async (gateway) => {
    const { session_start_limit: limit } = await gateway.fetchGatewayInformation();
    return { waitForIdentify: (shard, signal) => before(shard, limit.max_concurrency, signal) };
  };
}
