// What an outcome tells a person: done, not done, or nobody knows.
import type { Outcome } from '../../bot/sandbox/script-client.ts';
import type { Told } from './ledger.ts';

const FAULT = /Something broke on our side/;
/** What the bot says without an embed or a button where it did what it was asked for. */
const PLAIN_YES = /^-# Here it comes|^It goes on|^Ended\./;

/** What the bot says when it broke; null when it did not. */
export function faultIn({ message, followups }: Pick<Outcome, 'message' | 'followups'>): string | null {
  return [message, ...followups].find((one) => one && FAULT.test(one.content))?.content ?? null;
}

/** The bot refuses in plain words, without an embed; after a press in a message beside the one that was pressed. */
export function toldBy({ problem, answered, message, followups }: Outcome): Told {
  if (problem || answered === 'nothing' || faultIn({ ...(message && { message }), followups })) return 'unanswered';
  if (answered === 'modal') return 'acknowledged';
  if (followups.length > 0) return 'refused';
  const plain = message?.embeds.length === 0 && (message.components ?? []).length === 0;
  return answered === 'message' && plain && !PLAIN_YES.test(message.content) ? 'refused' : 'acknowledged';
}
