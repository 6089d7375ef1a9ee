// A person who uses the bot while it may be killed at any moment, and notes in the ledger what they were told.
import type { APIMessage } from 'discord-api-types/v10';
import { type CustomId, readCustomId } from '../../bot/discord/custom-id.ts';
import { type Outcome, pressable, ScriptError, type ScriptPerson } from '../../bot/sandbox/script-client.ts';
import type { KilledBot } from './killed-bot.ts';
import { count, type Ledger, type Told } from './ledger.ts';
import { faultIn, toldBy } from './told-by.ts';

/** What all who take part have in common. */
export type Soak = {
  ledger: Ledger;
  bot: Pick<KilledBot, 'up'>;
  /** Numbers between 0 and 1, the same for the same seed. */
  random: () => number;
  /** Aborted when people are to stop. */
  over: AbortSignal;
  newPerson(name: string): Promise<ScriptPerson>;
};

export type Answer = { told: Told; outcome: Outcome | null };
export type Act = (name: string, run: () => Promise<Outcome>) => Promise<Answer>;

/** People do not know that the bot is down: so often they go on as if it were up. */
const UNAWARE = 0.04;

/** Does something, once the bot is up as far as one knows, and tells how the bot answered. */
export function actor({ ledger, bot, random }: Soak): Act {
  return async (name, run) => {
    if (random() > UNAWARE) await bot.up();
    const answer = await answerTo(run);
    const fault = answer.outcome && faultIn(answer.outcome);
    if (fault) ledger.faults.push(`${name}: ${fault}`);
    count(ledger, name, answer.told);
    return answer;
  };
}

async function answerTo(run: () => Promise<Outcome>): Promise<Answer> {
  try {
    const outcome = await run();
    return { told: toldBy(outcome), outcome };
  } catch (error) {
    // Discord itself says no, for example since the message has no such button any more: the bot hears nothing of it.
    if (error instanceof ScriptError) return { told: 'refused', outcome: null };
    throw error;
  }
}

/** What a button of the message carries, by the beginning of its label; null when there is none that can be pressed. */
export function buttonOf(message: APIMessage, label: string): (CustomId & { customId: string }) | null {
  const found = pressable(message).find((one) => !one.disabled && one.label.startsWith(label));
  const read = found && readCustomId(found.customId);
  return read ? { ...read, customId: found.customId } : null;
}

export function oneOf<T>(random: () => number, list: readonly T[]): T {
  return list[Math.floor(random() * list.length)]!;
}
