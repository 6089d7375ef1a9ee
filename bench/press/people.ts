// People who study in a sandbox: they turn the card over, and then press how well they knew it, which is what is measured.
import type { APIMessage } from 'discord-api-types/v10';
import { type Outcome, type ScriptPerson, scriptClient } from '../../bot/sandbox/script-client.ts';
import { median } from '../measure.ts';
import type { BotProcess } from './bot-process.ts';

export type Person = { who: ScriptPerson; message: APIMessage };

export type Presses = {
  /** CPU time of the bot's process for a press, in ms. */
  cpuMs: number;
  /** From the press to the next card, in ms: the median. */
  latencyMs: number;
  perSecond: number;
};

const TURNED_AT_ONCE = 8;

/** So many people who join the sandbox. */
export function newPeople(url: string, count: number): Promise<ScriptPerson[]> {
  const script = scriptClient(url);
  return Promise.all(Array.from({ length: count }, (_, index) => script.login(`Learner ${index + 1}`)));
}

/** Everybody starts a session and has the front of a card before them. */
export function startStudying(people: ScriptPerson[], deck: string): Promise<Person[]> {
  return Promise.all(
    people.map(async (who) => {
      const outcome = await who.command(await who.channel('system-design'), 'study', { options: { deck } });
      return { who, message: shownBy(outcome) };
    }),
  );
}

/** A window in which everybody presses once, so many at a time. Turning the cards over before it is not measured. */
export function presses(
  { bot, people }: { bot: BotProcess; people: Person[] },
  atOnce: number,
): () => Promise<Presses> {
  return async () => {
    await each(people, TURNED_AT_ONCE, (person) => press(person, 'Show answer'));
    const latencies: number[] = [];
    const cpuBefore = await bot.cpuMs();
    const start = performance.now();
    await each(people, atOnce, async (person) => {
      const pressed = performance.now();
      await press(person, 'Good');
      latencies.push(performance.now() - pressed);
    });
    const seconds = (performance.now() - start) / 1000;
    const cpuMs = ((await bot.cpuMs()) - cpuBefore) / people.length;
    return { cpuMs, latencyMs: median(latencies), perSecond: people.length / seconds };
  };
}

async function press(person: Person, label: string): Promise<void> {
  person.message = shownBy(await person.who.press(person.message, label, [], { wait: 'callback' }));
}

function shownBy({ answered, message, problem }: Outcome): APIMessage {
  if (problem || !message) throw new Error(`a press was not answered with a message: ${problem ?? answered}`);
  return message;
}

async function each<T>(all: T[], atOnce: number, run: (one: T) => Promise<void>): Promise<void> {
  const left = all.values();
  await Promise.all(
    Array.from({ length: atOnce }, async () => {
      for (const one of left) await run(one);
    }),
  );
}
