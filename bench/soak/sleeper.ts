// People who join a deck and have themselves reminded in the next minute: each is due exactly one reminder.
import type { ScriptPerson } from '../../bot/sandbox/script-client.ts';
import { pause } from './pause.ts';
import { actor, type Soak } from './person.ts';
import { CITY, DECK, insist } from './student.ts';

const MINUTE_MS = 60_000;
/** A time that is nearer may have passed before the bot hears of it. */
const AHEAD_MS = 20_000;
const REMINDER = 'Your cards of today';

/** One sleeper after the other, until it is over or `enough` is. */
export async function areReminded(soak: Soak, name: string, enough: AbortSignal): Promise<void> {
  const act = actor(soak);
  for (let number = 1; !soak.over.aborted && !enough.aborted; number++) {
    const who = await soak.newPerson(`${name}.${number}`);
    const command = async (command: string, subcommand: string, options: Record<string, string>) =>
      who.command(await who.dm(), command, { ...(subcommand && { subcommand }), options });
    await insist(soak, act, 'zone', () => command('settings', 'zone', { zone: CITY }));
    await insist(soak, act, 'study', () => command('study', '', { deck: DECK }));
    let at = 0;
    const { told } = await insist(soak, act, 'reminder', () => {
      const soon = new Date(Date.now() + AHEAD_MS + MINUTE_MS);
      at = soon.getUTCHours() * 60 + soon.getUTCMinutes();
      return command('remind', 'at', { time: soon.toISOString().slice(11, 16) });
    });
    soak.ledger.reminders.push({ learnerId: BigInt(who.id), at, told, received: () => remindersOf(who) });
    await pause(soak, 500);
  }
}

async function remindersOf(who: ScriptPerson): Promise<number> {
  const messages = await who.messages(await who.dm());
  return messages.filter(({ embeds }) => embeds.some(({ title }) => title === REMINDER)).length;
}
