// For tests: learners with cards to study, and a Discord that notes what it is sent or refuses it.
import { pino } from 'pino';
import type { Database } from '../db/database.ts';
import type { DirectOutcome, SendOptions } from '../discord/direct-messages.ts';
import type { Reply } from '../discord/route.ts';
import { DiscordRefusal } from '../discord/transport.ts';
import { setReminder } from './reminder.store.ts';
import { countRefusal } from './send-budget.store.ts';
import type { SweepParts } from './sweep.job.ts';

export const HALF_PAST_SEVEN = 7 * 60 + 30;

export type Delivered = { channelId: bigint; nonce: string; at: Date; reply: Reply };

/** Gives a learner a reminder, as set at `now`; their direct message has the same id as they. */
export async function remind(
  db: Database,
  learnerId: bigint,
  { zone = 'UTC', at = HALF_PAST_SEVEN, now }: { zone?: string; at?: number; now: Date },
): Promise<void> {
  await db.learner.upsert({ where: { id: learnerId }, create: { id: learnerId, zone }, update: { zone } });
  await setReminder(db, { learnerId, at, channelId: learnerId, now });
}

/** A Discord at a time that the test sets. A repeated nonce is dropped for three minutes, as Discord does. */
export function fakeDiscord(db: Database, begin: Date) {
  let time = begin;
  const delivered: Delivered[] = [];
  const asked: bigint[] = [];
  const refusals = new Map<bigint, (number | DiscordRefusal | Error)[]>();
  async function send(channelId: bigint, reply: Reply, { nonce = '' }: SendOptions): Promise<DirectOutcome> {
    asked.push(channelId);
    const refusal = refusals.get(channelId)?.shift();
    const status = typeof refusal === 'number' ? 403 : refusal instanceof DiscordRefusal ? refusal.status : 0;
    // As the door does with whatever counts towards a ban.
    if ([401, 403, 429].includes(status)) await countRefusal(db, time);
    if (typeof refusal === 'number') return { refused: refusal as 50007 };
    if (refusal) throw refusal;
    const known = delivered.some((one) => one.nonce === nonce && time.getTime() - one.at.getTime() < 3 * 60_000);
    if (!known) delivered.push({ channelId, nonce, at: time, reply });
    return { channelId, messageId: 1n };
  }
  const parts: SweepParts = { db, send, now: () => time, log: pino({ level: 'silent' }) };
  return {
    parts,
    delivered,
    /** The channel of every attempt. */
    asked,
    /** The next attempts in a channel end so; those after them succeed. */
    refuse: (channelId: bigint, ...how: (number | DiscordRefusal | Error)[]) => refusals.set(channelId, how),
    at(text: string) {
      time = new Date(text);
    },
  };
}
