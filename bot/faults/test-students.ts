// For tests: people who study whatever happens, remember what they were told, and can show what was kept of it.
import { expect, vi } from 'vitest';
import { said } from '../interview/test-interview.ts';
import type { Outcome, ScriptPerson } from '../sandbox/script-client.ts';

/** What became of one person's presses. */
export type Told = {
  /** Answers to cards after which the next card came. */
  acknowledged: number;
  /** Answers to cards after which something else came: they may count, or not. */
  uncertain: number;
  /** What came instead of an answer, to whatever was pressed: what the bot said, or what Discord shows. */
  troubles: string[];
};

/** What a person sees when something went wrong, and what each of it means: press again. */
const VISIBLE =
  /^(no answer within 3 s)$|Something broke on our side|Quorum is restarting|answered or changed already|waiting for its own/;

export type Student = { who: ScriptPerson; dm: { id: string } };

export const newTold = (): Told => ({ acknowledged: 0, uncertain: 0, troubles: [] });

/** People who study at the same time; `change` happens when each has answered a card, and they go on until each has answered another. */
export async function studyThrough(students: Student[], change: () => Promise<void>): Promise<Told[]> {
  const over = new AbortController();
  const all = students.map(newTold);
  const studying = students.map(({ who, dm }, nth) => study(who, dm, all[nth]!, over.signal));
  await eachGoesOn(all);
  await change();
  await eachGoesOn(all);
  over.abort();
  await Promise.all(studying);
  for (const [nth, { who }] of students.entries()) await expectKept(who, all[nth]!);
  return all;
}

/** Waits until each has answered another card. */
export async function eachGoesOn(all: Told[]): Promise<void> {
  const before = all.map(({ acknowledged }) => acknowledged);
  const behind = () => all.filter(({ acknowledged }, nth) => acknowledged <= before[nth]!);
  await vi.waitFor(() => expect(behind()).toEqual([]), { timeout: 30_000 });
}

/** Answers one card after the other until it is over, and notes what came of it. */
export async function study(
  person: ScriptPerson,
  channel: { id: string },
  told: Told,
  over: AbortSignal,
): Promise<void> {
  const fine = async (outcome: Promise<Outcome>): Promise<Outcome | undefined> => {
    const one = await outcome.catch((error: Error) => error);
    const trouble = troubleOf(one);
    if (trouble === null) return one as Outcome;
    told.troubles.push(trouble);
    return undefined;
  };
  let shown: Outcome | undefined;
  while (!over.aborted) {
    shown ??= await fine(person.command(channel, 'study', { options: { deck: 'ddia' } }));
    const back = shown && (await fine(person.press(shown.message!, 'Show answer')));
    shown = back && (await fine(person.press(back.message!, 'Good')));
    if (shown) told.acknowledged++;
    else if (back) told.uncertain++;
  }
}

/** Null when the next card, or its back, came. */
function troubleOf(one: Outcome | Error): string | null {
  if (one instanceof Error) return one.message;
  const next = one.message && !one.problem && one.followups.length === 0 && one.message.embeds.length > 0;
  return next ? null : (one.problem ?? said(one));
}

/** A new learner who is not asked for the time any more. */
export async function newStudent(person: ScriptPerson, channel: { id: string }): Promise<ScriptPerson> {
  await person.command(channel, 'settings', { subcommand: 'zone', options: { zone: 'Europe/Berlin' } });
  await person.command(channel, 'settings', { subcommand: 'new-cards', options: { 'per-day': 200 } });
  return person;
}

/** Everything that is kept of a person, as they can fetch it themselves. */
export async function keptOf(
  person: ScriptPerson,
): Promise<{ learner: object[]; reviews: { undoneAt: string | null }[]; graderChoice: object[] }> {
  const exported = await person.command(await person.dm(), 'privacy', { subcommand: 'export' });
  const [file] = exported.message!.attachments;
  return (await fetch(file!.url)).json() as never;
}

/** Holds what is kept against what the person was told: nothing acknowledged is lost, and nothing counts twice. */
export async function expectKept(person: ScriptPerson, { acknowledged, uncertain, troubles }: Told): Promise<void> {
  const kept = (await keptOf(person)).reviews.length;
  expect(kept).toBeGreaterThanOrEqual(acknowledged);
  expect(kept).toBeLessThanOrEqual(acknowledged + uncertain);
  for (const trouble of troubles) expect(trouble).toMatch(VISIBLE);
}
