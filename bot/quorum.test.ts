// The whole program, end to end: real discord.js over a real socket against the sandbox, driven as people drive it.
import { mkdtempSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { APIMessage } from 'discord-api-types/v10';
import { pino } from 'pino';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Quorum, startQuorum } from './quorum.ts';
import { type Outcome, pressable, type ScriptPerson, scriptClient } from './sandbox/script-client.ts';
import type { Settings } from './settings.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'quorum-'));
const settings: Settings = {
  discord: { kind: 'sandbox', port: 0, folder: path.join(folder, 'sandbox') },
  database: { folder: path.join(folder, 'postgres') },
  decksFolder: path.resolve('decks'),
  operatorIds: [],
  logLevel: 'error',
};
let quorum: Quorum;
const start = async () => {
  quorum = await startQuorum(settings, pino({ level: 'error' }));
};
const person = (name: string) => scriptClient(quorum.page!).login(name);

beforeAll(start, 60_000);
afterAll(async () => {
  await quorum.close();
  await rm(folder, { recursive: true });
});

describe('studying', () => {
  it('asks a newcomer for the time, shows a card, and counts, takes back and sums up', async () => {
    const ada = await person('Ada');
    const channel = await ada.channel('system-design');
    expect(await ada.autocomplete(channel, 'study', { option: 'deck', value: 'data-int' })).toMatchObject([
      { value: 'ddia' },
    ]);

    const asked = await ada.command(channel, 'study', { options: { deck: 'ddia', chapters: '3' } });
    expect(titleOf(asked)).toMatch(/what time is it for you/);
    const placed = await ada.press(asked.message!, 'The time on your clock', ['60']);
    const front = await ada.press(placed.message!, 'A city', ['Europe/Berlin']);
    expect(textOf(front)).toMatch(/Chapter 3, Storage and Retrieval/);
    const first = textOf(front);

    const back = await ada.press(front.message!, 'Show answer');
    expect(textOf(back).length).toBeGreaterThan(first.length);
    expect(labelsOf(back)).toEqual(expect.arrayContaining(['Again · 1m', 'Good · 10m', 'Undo', 'Suspend', 'Wrong?']));

    const second = await ada.press(back.message!, 'Good');
    expect(textOf(second)).not.toBe(first);
    const undone = await ada.press(second.message!, 'Undo');
    expect(undone.message!.content).toMatch(/Taken back/);
    expect(textOf(undone)).toBe(first);

    const again = await ada.press((await ada.press(undone.message!, 'Show answer')).message!, 'Again');
    const stopped = await ada.press(again.message!, 'Stop');
    expect(textOf(stopped)).toMatch(/1 answer, 1 of them new/);
    expect(textOf(stopped)).toMatch(/Again 1 · Hard 0 · Good 0 · Easy 0/);
  });

  it('counts a button that is pressed twice at once only once, and says so', async () => {
    const ada = await person('Ada');
    const front = await ada.command(await ada.channel('system-design'), 'study', {
      options: { deck: 'ddia', chapters: '4' },
    });
    const back = await ada.press(front.message!, 'Show answer');
    const both = await Promise.all([ada.press(back.message!, 'Easy'), ada.press(back.message!, 'Easy')]);
    const said = both
      .flatMap((outcome) => [outcome.message, ...outcome.followups])
      .map((message) => message?.content ?? '');
    expect(said.filter((text) => /answered or changed already/.test(text))).toHaveLength(1);
    const summary = await ada.press(front.message!, 'Stop').catch(async () => ada.press((await latest(ada))!, 'Stop'));
    expect(textOf(summary)).toMatch(/1 answer, 1 of them new/);
  });

  it('suspends a card, and /card takes it back', async () => {
    const ada = await person('Ada');
    const channel = await ada.channel('system-design');
    const [hit] = await ada.autocomplete(channel, 'card', { option: 'card', value: 'bloom filters' });
    const shown = await ada.command(channel, 'card', { options: { card: String(hit!.value) } });
    const suspended = await ada.press(shown.message!, 'Suspend');
    expect(labelsOf(suspended)).toContain('Take back');
    const back = await ada.press(suspended.message!, 'Take back');
    expect(labelsOf(back)).toContain('Suspend');
    const stale = await ada.press(shown.message!, 'Suspend').catch((error: Error) => error);
    expect(stale).toBeDefined();
  });

  it('grades a typed answer and proposes a button, and leaves the choice to the learner', async () => {
    const ada = await person('Ada');
    const channel = await ada.channel('system-design');
    await ada.command(channel, 'settings', { subcommand: 'interview-date', options: { date: 'in 3 weeks' } });
    const front = await ada.command(channel, 'study', { options: { deck: 'ddia', chapters: '7' } });
    const form = await ada.press(front.message!, 'Type your answer');
    expect(form.answered).toBe('modal');
    const graded = await ada.submit(form, { answer: 'I like turtles, and they have nothing to do with it.' });
    expect(titleOf(graded)).toBe('Your answer');
    expect(textOf(graded)).toMatch(/❌/);
    expect(graded.message!.embeds[0]!.footer!.text).toMatch(/not whether all is right/);
    const answers = graded.message!.components![0] as { components: { label: string; emoji?: { name: string } }[] };
    const proposed = answers.components.filter(({ emoji }) => emoji).map(({ label }) => label.split(' ')[0]);
    expect(proposed).toEqual(['Again']);
    const next = await ada.press(graded.message!, 'Good');
    expect(next.answered).toBe('update');
  });

  it('opens the passage that a card comes from', async () => {
    const ada = await person('Ada');
    const shown = await ada.command(await ada.channel('system-design'), 'card', {
      options: { card: 'writes a marker' },
    });
    const passage = await ada.press(shown.message!, 'Where is this from?');
    expect(textOf(passage)).toMatch(/Tombstone/);
    expect(textOf(passage)).not.toMatch(/\{#/);
  });

  it('brings a report to the operator, without letting it ping anybody', async () => {
    const linus = await person('Linus');
    const shown = await linus.command(await linus.channel('random'), 'card', {
      options: { card: 'page is split in two' },
    });
    const form = await linus.press(shown.message!, 'Wrong?');
    expect(form.answered).toBe('modal');
    const thanks = await linus.submit(form, { text: 'It is **wrong**, @everyone' });
    expect(thanks.message!.content).toMatch(/Thank you/);
    const ada = await person('Ada');
    const told = (await ada.messages(await ada.dm())).at(-1)!;
    expect(told.content).toMatch(/ch3-k-page-split/);
    expect(told.mention_everyone).toBe(false);
  });
});

describe('privacy', () => {
  it('shows on a server what is about a learner to them alone, and lasting in their direct message', async () => {
    const ada = await person('Ada');
    const linus = await person('Linus');
    const channel = await ada.channel('random');
    const secret = await ada.command(channel, 'decks', { subcommand: 'list' });
    expect((await linus.messages(channel)).map(({ id }) => id)).not.toContain(secret.message!.id);
    expect(secret.message!.flags! & 64).toBe(64);
    const direct = await ada.command(await ada.dm(), 'decks', { subcommand: 'list' });
    expect((direct.message!.flags ?? 0) & 64).toBe(0);
  });
});

describe('settings', () => {
  it('are changed, shown, and refused in plain words', async () => {
    const ada = await person('Ada');
    const channel = await ada.channel('system-design');
    const saved = await ada.command(channel, 'settings', {
      subcommand: 'interview-date',
      options: { date: 'in 2 weeks' },
    });
    expect(fieldsOf(saved)).toMatch(/14 days to go/);
    const refused = await ada.command(channel, 'settings', {
      subcommand: 'interview-date',
      options: { date: 'soonish' },
    });
    expect(refused.message!.content).toMatch(/can't read "soonish"/);
    const unknown = await ada.command(channel, 'settings', { subcommand: 'zone', options: { zone: 'Atlantis' } });
    expect(unknown.message!.content).toMatch(/no such time zone/);
    expect(fieldsOf(await ada.command(channel, 'settings', { subcommand: 'show' }))).toMatch(/14 days to go/);
  });

  it('offer the number of new cards that an interview date needs', async () => {
    const ada = await person('Ada');
    const channel = await ada.channel('system-design');
    const begun = await ada.command(channel, 'study', { options: { deck: 'ddia' } });
    expect(begun.message!.content).toMatch(/14 days\*\* to your interview/);
    const offer = labelsOf(begun).find((label) => /new cards a day/.test(label))!;
    const taken = await ada.press(begun.message!, offer);
    expect(taken.message!.content).toMatch(/Set: \d+ new cards a day/);
    expect(textOf(taken)).toMatch(/Interview question|Key point/);
  });
});

describe('a restart', () => {
  it('loses nothing, and buttons of old messages go on working', async () => {
    const before = await person('Ada');
    const channel = await before.channel('system-design');
    const front = await before.command(channel, 'study', { options: { deck: 'ddia', chapters: '9' } });
    const second = await before.press((await before.press(front.message!, 'Show answer')).message!, 'Good');
    await quorum.close();
    await start();
    const after = await person('Ada');
    const old = (await after.messages(channel)).find(({ id }) => id === second.message!.id)!;
    const undone = await after.press(old, 'Undo');
    expect(undone.message!.content).toMatch(/Taken back/);
  }, 60_000);
});

function textOf({ message }: Outcome): string {
  return (message?.embeds ?? []).map(({ description }) => description ?? '').join('\n');
}
function titleOf({ message }: Outcome): string {
  return message?.embeds[0]?.title ?? '';
}
function fieldsOf({ message }: Outcome): string {
  return (message?.embeds[0]?.fields ?? []).map(({ name, value }) => `${name}: ${value}`).join('\n');
}
function labelsOf({ message }: Outcome): string[] {
  return message ? pressable(message).map(({ label }) => label) : [];
}
async function latest(somebody: ScriptPerson): Promise<APIMessage | undefined> {
  return (await somebody.messages(await somebody.channel('system-design'))).findLast(({ author }) => author.bot);
}
