// Where interviews are held, and where they go on when that place is lost, through the real bot.
import type { APIMessage } from 'discord-api-types/v10';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { type ScriptPerson, scriptClient } from '../sandbox/script-client.ts';
import {
  begun,
  channelNamedIn,
  GOOD,
  graded,
  type Program,
  person,
  probedThrough,
  runProgram,
  said,
  stop,
  textOf,
  until,
  WHOLE_PROGRAM,
} from './test-interview.ts';

vi.setConfig(WHOLE_PROGRAM);

let program: Program;
beforeAll(async () => {
  program = await runProgram();
});
afterAll(() => program.end());
const script = () => scriptClient(program.quorum.page!);
afterEach(() => script().fault({ kind: 'clear' }));

const one = { chapters: '3', questions: 1 };
const start = (who: ScriptPerson, channel: { id: string }, install: 'guild' | 'user' = 'guild') =>
  who.command(channel, 'interview', { subcommand: 'start', options: one, install });
const answer = async (who: ScriptPerson, asked: Parameters<ScriptPerson['press']>[0], text = GOOD) =>
  who.submit(await who.press(asked, 'Answer'), { answer: text });
const resume = (who: ScriptPerson, channel: { id: string }) =>
  who.command(channel, 'interview', { subcommand: 'resume' });
const EPHEMERAL = 64;

describe('in a private thread', () => {
  async function inThread(name: string) {
    const who = await person(program.quorum, name);
    const channel = await who.channel('system-design');
    return { who, channel, ...(await begun(who, channel)) };
  }

  it('an interview is seen by moderators, who are told of in it and can press nothing', async () => {
    const { who, channel, place, intro, asked } = await inThread('Linus');
    expect(textOf(intro)).toMatch(/moderators of this server can read it/);
    const grace = await person(program.quorum, 'Grace');
    expect((await grace.state()).channels.map(({ id }) => id)).not.toContain(place);
    const moderator = await person(program.quorum, 'Ada');
    for (const label of ['Answer', 'Hint', 'Skip', 'Pause'])
      expect(said(await moderator.press(asked, label))).toMatch(/belongs to someone else/);
    await stop(who, channel);
    expect(textOf(await until(who, place, /Your interview/))).toMatch(/nothing could be scored/);
  });

  it('an answer counts once, however many forms are sent off', async () => {
    const { who, channel, asked, place } = await inThread('Linus');
    const forms = await Promise.all([who.press(asked, 'Answer'), who.press(asked, 'Answer')]);
    const sent = await Promise.all(forms.map((form) => who.submit(form, { answer: GOOD })));
    expect(sent.map(said).filter((text) => /You said/.test(text))).toHaveLength(1);
    expect(sent.map(said).filter((text) => /done already|interview is over/.test(text))).toHaveLength(1);
    await stop(who, channel);
    await until(who, place, /Your interview/);
  });

  it('an archived one comes back with the answer', async () => {
    const { who, channel, place, asked } = await inThread('Linus');
    const form = await who.press(asked, 'Answer');
    await who.archiveThread(place);
    expect(textOf((await who.submit(form, { answer: GOOD })).message)).toMatch(/Answer taken/);
    expect((await who.state()).channels.map(({ id }) => id)).toContain(place);
    await stop(who, channel);
    await until(who, place, /Your interview/);
  });

  it('a deleted one is made anew, and goes on there', async () => {
    const { who, channel, place } = await inThread('Linus');
    await who.deleteThread(place);
    const other = channelNamedIn((await resume(who, channel)).message)!;
    expect(other).not.toBe(place);
    await answer(who, await until(who, other, 'Answer'));
    await stop(who, channel);
    await until(who, other, /Your interview/);
  });

  it('a locked one loses no answer, and is made anew', async () => {
    const { who, channel, place, asked } = await inThread('Linus');
    const form = await who.press(asked, 'Answer');
    await who.lockThread(place);
    // In a locked thread not even the press can be answered.
    await who.submit(form, { answer: 'A matter of order.' }, { wait: 'callback' });
    const other = channelNamedIn((await resume(who, channel)).message)!;
    expect(other).not.toBe(place);
    await until(who, other, 'Nothing to add');
    await stop(who, channel);
    const report = await until(who, other, /Your interview/);
    const file = await fetch(report.attachments.find(({ filename }) => filename === 'interview.md')!.url);
    expect(await file.text()).toContain('A matter of order.');
  });

  it('one that the bot may no longer write in goes on by direct message, where answers are messages', async () => {
    const { who, channel, asked } = await inThread('Linus');
    await script().fault({ kind: 'silent-threads', channel: channel.id, denied: true });
    await answer(who, asked, 'I do not know much about it.');
    const dm = await who.dm();
    const further = await until(who, dm, 'Done');
    expect(textOf(further)).toMatch(/one more thing/);
    const texts = (await who.messages(dm)).map(textOf);
    expect(texts.filter((text) => /goes on here/.test(text))).toHaveLength(1);
    await who.say(dm, 'Only this.');
    expect(textOf((await who.press(further, 'Done')).message)).toMatch(/Answer taken: 2 words/);
    await probedThrough(who, dm, /Your interview/);
  });

  it('one that is lost, with direct messages closed, waits for its learner and goes on in private', async () => {
    const { who, channel, asked } = await inThread('Edsger');
    await script().fault({ kind: 'dm-closed', user: who.id, closed: true });
    await script().fault({ kind: 'silent-threads', channel: channel.id, denied: true });
    await answer(who, asked, 'I do not know much about it.');
    const back = await resume(who, channel);
    expect(back.message!.flags! & EPHEMERAL).toBe(EPHEMERAL);
    expect(textOf(back.message)).toMatch(/one more thing/);
    expect(back.message!.content).toMatch(/no longer write to you elsewhere/);
    await nothingMore(who, channel, back.message!);
  });
});

describe('where no thread may be begun', () => {
  it('an interview is held by direct message, and in private answers where that is closed too', async () => {
    const grace = await person(program.quorum, 'Grace');
    const channel = await grace.channel('random');
    await script().fault({ kind: 'no-threads', channel: channel.id, denied: true });
    expect(channelNamedIn((await start(grace, channel)).message)).toBe((await grace.dm()).id);
    await stop(grace, channel);
    await script().fault({ kind: 'dm-closed', user: grace.id, closed: true });
    await wholeInPrivate(grace, channel, 'guild');
  });

  it('a direct message that closes under way leaves the interview to be gone on with in private', async () => {
    const barbara = await person(program.quorum, 'Barbara');
    const dm = await barbara.dm();
    const { asked } = await begun(barbara, dm);
    await barbara.say(dm, 'Somehow.');
    await until(barbara, dm, /Noted/);
    await script().fault({ kind: 'dm-closed', user: barbara.id, closed: true });
    await barbara.press(asked, 'Done');
    const back = await resume(barbara, await barbara.channel('random'));
    expect(textOf(back.message)).toMatch(/one more thing/);
    await stop(barbara, dm);
  });
});

describe('where only a person installed the bot', () => {
  it('an interview is held by direct message', async () => {
    const ken = await person(program.quorum, 'Ken');
    const channel = await ken.channel('random');
    await script().fault({ kind: 'no-access', channel: channel.id, denied: true });
    expect(channelNamedIn((await start(ken, channel, 'user')).message)).toBe((await ken.dm()).id);
    await stop(ken, await ken.dm());
  });

  it('without direct messages it is held in answers that only they see, with forms', async () => {
    const ken = await person(program.quorum, 'Ken');
    const channel = await ken.channel('random');
    await script().fault({ kind: 'no-access', channel: channel.id, denied: true });
    await script().fault({ kind: 'dm-closed', user: ken.id, closed: true, code: 50278 });
    await wholeInPrivate(ken, channel, 'user');
    const linus = await person(program.quorum, 'Linus');
    expect(await linus.messages(channel)).toEqual([]);
  });

  it("in somebody's direct messages nobody else sees it", async () => {
    const radia = await person(program.quorum, 'Radia');
    const linus = await person(program.quorum, 'Linus');
    const between = await radia.dm(linus);
    await script().fault({ kind: 'dm-closed', user: radia.id, closed: true, code: 50001 });
    await wholeInPrivate(radia, between, 'user');
    expect(await linus.messages(between)).toEqual([]);
    await script().fault({ kind: 'dm-closed', user: radia.id, closed: false });
    expect(channelNamedIn((await start(radia, between, 'user')).message)).toBe((await radia.dm()).id);
    await stop(radia, between);
  });
});

/** A whole interview of one question in ephemeral messages and forms, a pause and a hint included. */
async function wholeInPrivate(who: ScriptPerson, channel: { id: string }, install: 'guild' | 'user'): Promise<void> {
  const intro = await start(who, channel, install);
  expect(intro.message!.flags! & EPHEMERAL).toBe(EPHEMERAL);
  const asked = await who.press(intro.message!, 'Begin');
  const paused = await who.press(asked.message!, 'Pause');
  expect(said(paused)).toMatch(/Paused/);
  const again = await who.press(paused.message!, 'Go on');
  const hinted = await who.press(again.message!, 'Hint');
  expect(said(hinted)).toMatch(/Think about this/);
  const end = await nothingMore(who, channel, await graded(who, channel, await answer(who, hinted.message!)));
  expect(textOf(end)).toMatch(/Question 1 · /);
  expect(end.flags! & EPHEMERAL).toBe(EPHEMERAL);
}

/** Adds nothing to what is asked further, and gives the message with the report. */
async function nothingMore(who: ScriptPerson, channel: { id: string }, asked: APIMessage): Promise<APIMessage> {
  let now = asked;
  while (/one (more|last) thing/.test(textOf(now)))
    now = await graded(who, channel, await who.press(now, 'Nothing to add'));
  expect(textOf(now)).toMatch(/Your interview: \d+ %/);
  return now;
}
