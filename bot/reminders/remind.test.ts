// Reminders as a learner meets them: commands, direct messages and buttons through the real door and the sandbox.
import type { APIMessage } from 'discord-api-types/v10';
import { pino } from 'pino';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { OpenDatabase } from '../db/database.ts';
import { openEmbedded } from '../db/test-embedded.ts';
import type { Discord } from '../discord/gateway.ts';
import { openTestDoor, type TestDoor } from '../discord/test-door.ts';
import { helpCommand } from '../help/help.command.ts';
import type { Outcome, ScriptPerson } from '../sandbox/script-client.ts';
import { studyButtons } from '../study/study.buttons.ts';
import { deckWith } from '../study/test-deck.ts';
import { tellingPauses } from './pause-notice.view.ts';
import { remindButtons } from './remind.buttons.ts';
import { remindCommand } from './remind.command.ts';
import { sweep } from './sweep.job.ts';

let time = new Date('2026-06-10T10:00Z');
let database: OpenDatabase;
let door: TestDoor;
let discord: Discord;

beforeAll(async () => {
  database = await openEmbedded();
  const { db } = database;
  await deckWith(db, [{ front: 'What is a quorum?' }, {}, {}]);
  door = await openTestDoor();
  const remind = remindCommand({ db, sendDirect: (...message) => discord.sendDirect(...message) });
  discord = await door.connect(
    {
      commands: tellingPauses(db, [remind, helpCommand([remind])]),
      components: [...remindButtons({ db }), ...studyButtons({ db })],
    },
    { now: () => time },
  );
}, 60_000);
afterAll(async () => {
  await door.close();
  await database.close();
});

const setFor = (person: ScriptPerson, options: Record<string, string>) =>
  person.command(door.channel, 'remind', { subcommand: 'at', options });
const show = (person: ScriptPerson) => person.command(door.channel, 'remind', { subcommand: 'show' });
const directOf = async (person: ScriptPerson) => person.messages(await person.dm());
async function sweepAt(text: string) {
  time = new Date(text);
  const parts = { db: database.db, send: discord.sendIn, now: () => time, log: pino({ level: 'silent' }) };
  return (await sweep(parts)).swept;
}

describe('a learner who wants to be reminded', () => {
  it('is asked where they are, with a guess from their language', async () => {
    const clara = await door.script.login('Clara', 'de');
    const asked = await setFor(clara, { time: '7:30' });
    expect(contentOf(asked)).toMatch(/pick your time zone.*Europe\/Berlin/);
    const zones = await clara.autocomplete(door.channel, 'remind', { subcommand: 'at', option: 'zone', value: '' });
    expect(zones[0]).toEqual({ name: 'Europe/Berlin', value: 'Europe/Berlin' });
    expect(zones).toHaveLength(25);
  });

  it('is offered what a time may mean, and told when one can not be read', async () => {
    const option = (value: string) =>
      door.ada.autocomplete(door.channel, 'remind', { subcommand: 'at', option: 'time', value });
    expect((await option('7.30')).map(({ name }) => name)).toEqual(['07:30', '19:30']);
    expect((await option('')).length).toBeGreaterThan(3);
    const refused = await setFor(door.ada, { time: '**soon**', zone: 'Europe/Berlin' });
    expect(contentOf(refused)).toMatch(/can't read "\\\*\\\*soon\\\*\\\*".*7\.30pm/);
  });

  it('sees the next three times, and gets a direct message at once', async () => {
    const set = await setFor(door.ada, { time: '7.30pm', zone: 'Berlin' });
    expect(set.message!.flags! & 64).toBe(64);
    expect(titleOf(set)).toBe('Set: daily at 19:30');
    expect(textOf(set)).toMatch(/Your study day goes by Europe\/Berlin from now on, too/);
    expect(textOf(await setFor(door.ada, { time: '7.30pm', zone: 'Berlin' }))).not.toMatch(/study day/);
    const times = [...textOf(set).matchAll(/<t:(\d+):F>/g)].map(([, seconds]) => new Date(Number(seconds) * 1000));
    expect(times).toEqual(['10', '11', '12'].map((day) => new Date(`2026-06-${day}T17:30Z`)));
    const [confirmed] = await directOf(door.ada);
    expect(confirmed!.content).toMatch(/will come here, daily at \*\*19:30\*\* \(Europe\/Berlin\)/);
    expect(titleOf(await show(door.ada))).toBe('Daily at 19:30');
  });

  it('is reminded, and begins in the place of the message by its button', async () => {
    expect((await sweepAt('2026-06-10T17:30Z')).sent).toBe(1);
    const message = (await directOf(door.ada)).at(-1)!;
    expect(message.embeds[0]!.description).toMatch(/3 new cards.*about \*\*2 minutes\*\*/);
    const begun = await door.ada.press(message, 'Study now');
    expect(begun.message!.id).toBe(message.id);
    expect(textOf(begun)).toMatch(/What is a quorum/);
    const refused = await door.linus.press(message, 'Study now').catch((error: Error) => error);
    expect(refused).toBeInstanceOf(Error);
  });

  it('needs no direct message to be opened anew for each reminder', async () => {
    const before = door.requests(/users\/@me\/channels/).length;
    expect((await sweepAt('2026-06-11T17:30Z')).sent).toBe(1);
    expect(door.requests(/users\/@me\/channels/)).toHaveLength(before);
    const sent = door.requests(/POST .*channels\/\d+\/messages/).at(-1)!;
    expect(sent.body).toMatchObject({ enforce_nonce: true, nonce: expect.stringMatching(/\.20260611$/) });
  });

  it('can end it', async () => {
    const off = await door.ada.command(door.channel, 'remind', { subcommand: 'off' });
    expect(contentOf(off)).toBe('You get no reminders any more.');
    expect((await sweepAt('2026-06-12T17:30Z')).sent).toBe(0);
    expect(contentOf(await show(door.ada))).toMatch(/You get no reminders/);
  });
});

describe('a learner whose direct messages are closed', () => {
  const closed = (code: 50007 | 50278 | 50001, isClosed = true) =>
    door.script.fault({ kind: 'dm-closed', user: door.linus.id, closed: isClosed, code });

  it('hears so when they ask for reminders, and nothing is set', async () => {
    await closed(50007);
    const refused = await setFor(door.linus, { time: '7:30', zone: 'Europe/London' });
    expect(contentOf(refused)).toMatch(/your direct messages are closed.*Nothing was set/);
    expect(contentOf(await show(door.linus))).toMatch(/You get no reminders/);
    expect(await database.db.reminder.count()).toBe(0);
  });

  const help = () => door.linus.command(door.channel, 'help');

  it.each([
    [50007, /closed to me/, 1],
    [50278, /no longer share a server/, 1],
    [50001, /no access/, 2],
  ] as const)('by %i after they set them: is told once, by their next command', async (code, reason, tries) => {
    await closed(code, false);
    time = new Date(`2026-07-0${tries}T00:00Z`);
    await database.db.reminderSend.deleteMany();
    await setFor(door.linus, { time: '7:30', zone: 'Europe/London' });
    await closed(code);
    await sweepAt(`2026-07-0${tries}T06:30Z`);
    const swept = await sweepAt(`2026-07-0${tries}T06:31Z`);
    expect(swept.sent).toBe(0);
    await sweepAt(`2026-07-0${tries + 1}T06:30Z`);
    const attempts = await database.db.reminderSend.findMany();
    expect(attempts).toMatchObject([{ outcome: 'refused', tries }]);
    const at = async () => contentOf(await setFor(door.linus, { time: 'whenever' }));
    expect(await at()).not.toMatch(reason); // an error leaves the news for the next answer
    expect(contentOf(await help())).toMatch(reason);
    expect(contentOf(await help())).not.toMatch(reason);
    expect(contentOf(await show(door.linus))).toMatch(reason);
  });
});

function contentOf({ message }: Outcome): string {
  return message?.content ?? '';
}
function textOf({ message }: Outcome): string {
  return (message?.embeds ?? []).map(({ description }: APIMessage['embeds'][number]) => description ?? '').join('\n');
}
function titleOf({ message }: Outcome): string {
  return message?.embeds[0]?.title ?? '';
}
