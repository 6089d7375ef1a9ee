// Where an interview is held: a private thread, else the direct message, else answers that only the learner sees.
import type { Channels } from '../discord/channels.ts';
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
  const direct = await channels.openDirect(call.learnerId);
  if (typeof direct !== 'bigint') return NOWHERE;
  const probe = await channels.post(direct, { content: 'Your mock interview is here.' });
  return typeof probe === 'bigint' ? { place: 'direct', channelId: direct, parentId: null } : NOWHERE;
}
