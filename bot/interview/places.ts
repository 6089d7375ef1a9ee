// Where an interview is held: a private thread, else the direct message, else answers that only the learner sees.
import type { Channels, Refused } from '../discord/channels.ts';
import type { Call } from '../discord/route.ts';

export type Place = {
  place: 'thread' | 'direct' | 'private';
  /** The thread or the direct message. */
  channelId: bigint | null;
  /** The channel that a thread was begun in. */
  parentId: bigint | null;
};

const NOWHERE: Place = { place: 'private', channelId: null, parentId: null };

/** Opens the best place that there is; each refusal leads to the next one. */
export async function openPlace(channels: Channels, call: Call, title: string): Promise<Place> {
  if (call.direct) return { place: 'direct', channelId: call.channelId, parentId: null };
  if (call.mayThread) {
    const thread = await channels.startThread(call.channelId, title, [call.learnerId]);
    if (typeof thread === 'bigint') return { place: 'thread', channelId: thread, parentId: call.channelId };
  }
  return direct(channels, call.learnerId, 'Your mock interview is here.');
}

type Held = Place & { learnerId: bigint; title: string; observers: bigint[] };

/** Where to go on when nothing can be posted any more where it is held. */
export async function otherPlace(channels: Channels, held: Held, { refused }: Refused): Promise<Place> {
  const { place, parentId, learnerId, title, observers } = held;
  if (place !== 'thread') return NOWHERE;
  if (parentId !== null && refused !== 'denied') {
    const thread = await channels.startThread(parentId, title, [learnerId, ...observers]);
    if (typeof thread === 'bigint') return { place: 'thread', channelId: thread, parentId };
  }
  return direct(channels, learnerId, 'Your interview goes on here: I can no longer write in its thread.');
}

/** Whether a person takes direct messages shows with the first one, so one is sent. */
async function direct(channels: Channels, learnerId: bigint, greeting: string): Promise<Place> {
  const opened = await channels.openDirect(learnerId);
  if (typeof opened !== 'bigint') return NOWHERE;
  const sent = await channels.post(opened, { content: greeting });
  return typeof sent === 'bigint' ? { place: 'direct', channelId: opened, parentId: null } : NOWHERE;
}
