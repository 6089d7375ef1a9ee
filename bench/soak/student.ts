// Somebody who studies: turns cards over, answers, takes answers back, types some, changes settings.
import type { APIMessage } from 'discord-api-types/v10';
import type { ScriptPerson } from '../../bot/sandbox/script-client.ts';
import { pause } from './pause.ts';
import { type Act, type Answer, actor, buttonOf, oneOf, type Soak } from './person.ts';

export const DECK = 'ddia';
/** A place whose clock shows UTC all year. */
export const CITY = 'Abidjan';
const RATINGS = ['Again', 'Hard', 'Good', 'Good', 'Good', 'Easy'];
const SETTINGS = [
  { setting: 'newPerDay', subcommand: 'new-cards', option: 'per-day', least: 150, most: 200, column: 1 },
  { setting: 'reviewsPerDay', subcommand: 'reviews', option: 'per-day', least: 300, most: 2000, column: 1 },
  { setting: 'desiredRetention', subcommand: 'retention', option: 'percent', least: 80, most: 95, column: 100 },
] as const;
const TYPED = 'The log is append-only, so writes are sequential; replicas follow the leader and may lag behind it.';

export type Student = { who: ScriptPerson; learnerId: bigint; shown: APIMessage | null };

/** Studies until it is over. Whoever has no card left goes, and somebody new comes. Gives the last of them. */
export async function studies(soak: Soak, name: string): Promise<Student> {
  for (let generation = 1; ; generation++) {
    const who = await soak.newPerson(`${name}.${generation}`);
    const student: Student = { who, learnerId: BigInt(who.id), shown: null };
    const act = actor(soak);
    await insist(soak, act, 'zone', () => settings(student, 'zone', { zone: CITY }));
    let done = false;
    while (!soak.over.aborted && !done) {
      done = await step(soak, act, student);
      await pause(soak, 150);
    }
    if (soak.over.aborted) return student;
  }
}

/** Tries until the bot says that it is done, or it is over. */
export async function insist(
  soak: Soak,
  act: Act,
  name: string,
  run: () => ReturnType<ScriptPerson['command']>,
): Promise<Answer> {
  for (;;) {
    const answer = await act(name, run);
    if (answer.told === 'acknowledged' || soak.over.aborted) return answer;
  }
}

async function settings({ who }: Student, subcommand: string, options: Record<string, string | number>) {
  return who.command(await who.dm(), 'settings', { subcommand, options });
}

/** One thing that a student does; true when nothing is left to study. */
async function step(soak: Soak, act: Act, student: Student): Promise<boolean> {
  const { random } = soak;
  const { shown, who } = student;
  if (random() < 0.04) await changeSetting(soak, act, student);
  if (!shown || random() < 0.01) {
    const { outcome, told } = await act('study', async () =>
      who.command(await who.channel('system-design'), 'study', { options: { deck: DECK } }),
    );
    student.shown = told === 'acknowledged' ? (outcome?.message ?? null) : null;
    return false;
  }
  if (random() < 0.07 && buttonOf(shown, 'Undo')) await undo(soak, act, student, shown);
  else if (buttonOf(shown, 'Show answer')) await turnOver(soak, act, student, shown);
  else if (buttonOf(shown, 'Good')) await rate(soak, act, student, shown);
  else return buttonOf(shown, 'Look again') !== null;
  return false;
}

async function turnOver({ random }: Soak, act: Act, student: Student, shown: APIMessage): Promise<void> {
  const { who } = student;
  const type = random() < 0.15 && buttonOf(shown, 'Type your answer');
  if (!type) return follow(student, shown, await act('show answer', () => who.press(shown, 'Show answer')));
  const { told, outcome } = await act('open the form', () => who.press(shown, type.customId));
  if (told !== 'acknowledged' || !outcome) return;
  const { interaction } = outcome;
  follow(student, shown, await act('typed answer', () => who.submit(interaction, { answer: TYPED })));
}

/** Now and then pressed twice at once; and again when nobody answered. Either counts once. */
async function rate({ ledger, random }: Soak, act: Act, student: Student, shown: APIMessage): Promise<void> {
  const button = buttonOf(shown, oneOf(random, RATINGS));
  if (!button) throw new Error('the back of a card had no such answer');
  const [, cardId = 0, version = 0, , rating = 0] = button.keys;
  const press = async () => {
    const answer = await act('rating', () => student.who.press(shown, button.customId));
    ledger.ratings.push({ learnerId: student.learnerId, cardId, version: version + 1, rating, told: answer.told });
    return answer;
  };
  const answers = await Promise.all(random() < 0.08 ? [press(), press()] : [press()]);
  if (answers.every(({ told }) => told === 'unanswered') && random() < 0.6) answers.push(await press());
  follow(student, shown, answers.find(({ told }) => told === 'acknowledged') ?? answers[0]!);
}

async function undo({ ledger }: Soak, act: Act, student: Student, shown: APIMessage): Promise<void> {
  const button = buttonOf(shown, 'Undo')!;
  const answer = await act('undo', () => student.who.press(shown, button.customId));
  ledger.undos.push({ learnerId: student.learnerId, reviewId: button.keys[1] ?? 0, told: answer.told });
  follow(student, shown, answer);
}

async function changeSetting({ ledger, random }: Soak, act: Act, student: Student): Promise<void> {
  const { setting, subcommand, option, least, most, column } = oneOf(random, SETTINGS);
  const value = least + Math.floor(random() * (most - least + 1));
  const { told } = await act('setting', () => settings(student, subcommand, { [option]: value }));
  ledger.settings.push({ learnerId: student.learnerId, setting, value: value / column, told });
}

/** What the student sees next. In doubt, and where the bot refuses, they begin a session anew. */
function follow(student: Student, before: APIMessage, { told, outcome }: Answer): void {
  student.shown = told === 'acknowledged' ? (outcome?.message ?? before) : null;
}
