// Keeps this process's share of the shards connected: renews its leases, takes over those of a process that died.
import { setTimeout as sleep } from 'node:timers/promises';
import type { Logger } from 'pino';
import type { Discord } from '../discord/gateway.ts';
import { type LeaseParts, shardLeases, type Turn } from './shard-leases.ts';

export type ShardKeeper = {
  /** Looks after the shards no more; they stay connected, and leased for now. */
  stop(): Promise<void>;
  /** Gives the shards to the other processes, once their connections are closed. */
  release(): Promise<void>;
};

export type KeeperParts = Pick<LeaseParts, 'pool' | 'count' | 'leaseSeconds'> & {
  discord: Pick<Discord, 'hold' | 'held' | 'recommendedShards'>;
  log: Logger;
  /** Called when Discord refuses a shard for good. */
  onLost(reason: Error): void;
};

const TURNS_IN_A_LEASE = 6;
const REMIND_AFTER_MS = 30_000;

/**
 * Resolves when the first shards are connected, or when there is none to connect: the process then stands by. Rejects
 * when Discord refuses a shard.
 */
export async function keepShards(parts: KeeperParts): Promise<ShardKeeper> {
  const { discord, log, onLost, leaseSeconds } = parts;
  const leases = shardLeases({ ...parts, recommended: discord.recommendedShards });
  const closing = new AbortController();
  const tell = teller(log);

  async function takeTurn(): Promise<{ obeyed: Promise<void> }> {
    const turn = await leases.turn(discord.held().map(({ shard }) => shard));
    if (closing.signal.aborted) return { obeyed: Promise.resolve() };
    tell.turn(turn);
    return { obeyed: 'waitingFor' in turn ? discord.hold([], 1) : discord.hold(turn.shards, turn.shardCount) };
  }
  async function keepOn(): Promise<void> {
    for (;;) {
      await sleep((leaseSeconds * 1000) / TURNS_IN_A_LEASE, undefined, { signal: closing.signal });
      try {
        const { obeyed } = await takeTurn();
        // Not waited for: a shard that takes long to connect must not keep the leases from being renewed.
        obeyed.catch(onLost);
      } catch (error) {
        tell.failure(error);
      }
    }
  }
  async function release(): Promise<void> {
    await leases.release().catch((err: unknown) => {
      log.warn({ err }, 'the shards could not be given back: others take them over when the leases end');
    });
  }
  let looking: Promise<void> | undefined;
  try {
    const first = await takeTurn();
    looking = keepOn();
    looking.catch(() => undefined);
    await first.obeyed;
  } catch (error) {
    closing.abort();
    await release();
    throw error;
  }
  return {
    async stop() {
      closing.abort();
      await looking?.catch(() => undefined);
    },
    release,
  };
}

/** Logs what changed, and what goes on every half minute. */
function teller(log: Logger) {
  let said = '';
  let failed = Number.NEGATIVE_INFINITY;
  return {
    turn(turn: Turn) {
      const [text, more] = inWords(turn);
      failed = Number.NEGATIVE_INFINITY;
      if (text === said) return;
      said = text;
      log.info(more, text);
    },
    failure(err: unknown) {
      if (performance.now() - failed < REMIND_AFTER_MS) return;
      failed = performance.now();
      log.error({ err }, 'the leases of the shards could not be renewed; trying again');
    },
  };
}

function inWords(turn: Turn): [string, object] {
  if ('waitingFor' in turn) {
    const text = `other processes run with ${turn.waitingFor} shards: this one waits until they have stopped`;
    return [text, { waitingFor: turn.waitingFor }];
  }
  const { shards, shardCount, processes } = turn;
  if (shards.length === 0) return ['all shards are held by other processes: this one stands by', { processes }];
  return [
    `holds ${shards.length > 1 ? 'shards' : 'shard'} ${shards.join(', ')} of ${shardCount}`,
    { shards, processes },
  ];
}
