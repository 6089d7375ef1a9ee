// Events for pages, as server-sent events: each person gets what they may see.
import type { Change } from '../world/changes.ts';
import { canSee, channelView } from '../world/channels.ts';
import { absolute } from '../world/files.ts';
import type { Snowflake } from '../world/snowflake.ts';
import type { World } from '../world/world.ts';

const ALIVE_MS = 20_000;

export type Events = { stream(user: Snowflake): Response; close(): void };
type Reader = { user: Snowflake; send(text: string): void; end(): void };

export function openEvents(world: World, base: () => string): Events {
  const readers = new Set<Reader>();
  world.changes.watch((change) => {
    if (!readers.size) return;
    for (const reader of readers) {
      const event = eventFor(world, change, reader.user, base());
      if (event) reader.send(`data: ${JSON.stringify(event)}\n\n`);
    }
  });
  const alive = setInterval(() => {
    for (const reader of readers) reader.send(': alive\n\n');
  }, ALIVE_MS).unref();
  return {
    stream(user) {
      let reader: Reader;
      const encoder = new TextEncoder();
      const body = new ReadableStream<Uint8Array>({
        start(controller) {
          reader = {
            user,
            send: (text) => controller.enqueue(encoder.encode(text)),
            end: () => controller.close(),
          };
          readers.add(reader);
          reader.send(': open\n\n');
        },
        cancel: () => void readers.delete(reader),
      });
      return new Response(body, { headers: { 'content-type': 'text/event-stream', 'cache-control': 'no-store' } });
    },
    close() {
      clearInterval(alive);
      for (const reader of readers) reader.end();
      readers.clear();
    },
  };
}

function eventFor(world: World, change: Change, user: Snowflake, base: string): object | undefined {
  switch (change.t) {
    case 'COMMANDS_UPDATE':
      return { t: change.t, d: {} };
    case 'BOT_ONLINE':
      return { t: change.t, d: { online: change.online } };
    case 'MEMBERS_UPDATE':
      return membersEvent(world, change, user);
    case 'MESSAGE_CREATE':
    case 'MESSAGE_UPDATE':
    case 'MESSAGE_DELETE': {
      const { message, seenBy } = change.entry;
      const channel = world.channels.get(message.channel_id);
      if (!channel || (seenBy !== null && seenBy !== user) || !canSee(world, user, channel)) return undefined;
      const gone = { id: message.id, channel_id: message.channel_id };
      return { t: change.t, d: change.t === 'MESSAGE_DELETE' ? gone : absolute(message, base) };
    }
    case 'TYPING_START':
      if (!canSee(world, user, change.channel)) return undefined;
      return { t: change.t, d: { channel_id: change.channel.id, user: change.user } };
    default:
      if (!canSee(world, user, change.channel)) return undefined;
      return { t: change.t, d: channelView(world, change.channel) };
  }
}

/** To who joins, the thread appears; to who leaves a private one, it vanishes. */
function membersEvent(
  world: World,
  change: Extract<Change, { t: 'MEMBERS_UPDATE' }>,
  user: Snowflake,
): object | undefined {
  const { channel, added, removed } = change;
  const visible = canSee(world, user, channel);
  if (!visible) return removed.includes(user) ? { t: 'CHANNEL_DELETE', d: channelView(world, channel) } : undefined;
  return { t: added.includes(user) ? 'CHANNEL_CREATE' : 'CHANNEL_UPDATE', d: channelView(world, channel) };
}
