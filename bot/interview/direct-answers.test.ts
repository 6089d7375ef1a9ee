// Answers by direct message through the real bot: pieces, corrections, and what is written while nobody listens.
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { startSandbox } from '../sandbox/sandbox.ts';
import { type ScriptPerson, scriptClient } from '../sandbox/script-client.ts';
import {
  begun,
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
const one = { questions: 1 };

/** Ends the interview, and gives its transcript. */
async function transcriptOf(who: ScriptPerson, dm: { id: string }): Promise<string> {
  await stop(who, dm);
  const report = await until(who, dm, /Your interview/);
  const file = await fetch(report.attachments.find(({ filename }) => filename === 'interview.md')!.url);
  return file.text();
}

describe('an answer by direct message', () => {
  it('is all that was written when Done is pressed: joined, as it was last edited, without what was deleted', async () => {
    const ada = await person(program.quorum, 'Ada');
    const dm = await ada.dm();
    const { asked } = await begun(ada, dm, one);
    expect(said(await ada.press(asked, 'Done'))).toMatch(/Write your answer here first/);
    const first = await ada.say(dm, 'It is like this.');
    const slip = await ada.say(dm, 'This one was a slip.');
    await ada.say(dm, 'And that is all.');
    await ada.edit(first, 'A memtable collects writes in memory.');
    await ada.delete(slip);
    const done = await ada.press(asked, 'Done');
    expect(textOf(done.message)).toMatch(/Answer taken: 10 words/);
    await ada.edit(first, 'Too late.');
    expect(await transcriptOf(ada, dm)).toContain('> A memtable collects writes in memory.\n>\n> And that is all.\n\n');
  });

  it('is nothing any more when all of it was deleted', async () => {
    const grace = await person(program.quorum, 'Grace');
    const dm = await grace.dm();
    await begun(grace, dm, one);
    const slip = await grace.say(dm, 'A slip.');
    const note = await until(grace, dm, /Noted/);
    await grace.delete(slip);
    expect(said(await grace.press(note, 'Done'))).toMatch(/Write your answer here first/);
    await stop(grace, dm);
    await until(grace, dm, /Your interview: nothing could be scored/);
  });

  it('keeps an edit that is made during a pause, and takes no new piece then', async () => {
    const edsger = await person(program.quorum, 'Edsger');
    const dm = await edsger.dm();
    const { asked } = await begun(edsger, dm, one);
    const piece = await edsger.say(dm, 'Short.');
    await until(edsger, dm, /Noted/);
    await edsger.press(asked, 'Pause');
    const pause = await until(edsger, dm, 'Go on');
    expect(textOf(pause)).toMatch(/before that is not part of the answer/);
    await edsger.say(dm, 'Talking to myself.');
    await edsger.edit(piece, 'Much better now.');
    await edsger.press(pause, 'Go on');
    const again = await until(edsger, dm, 'Done');
    await edsger.press(again, 'Done');
    const transcript = await transcriptOf(edsger, dm);
    expect(transcript).toContain('Much better now.');
    expect(transcript).not.toContain('Short.');
    expect(transcript).not.toContain('Talking to myself.');
  });

  it('is taken once from two devices, and only from its owner', async () => {
    const linus = await person(program.quorum, 'Linus');
    const dm = await linus.dm();
    const { asked } = await begun(linus, dm, { chapters: '3', questions: 1 });
    await linus.say(dm, 'Somehow.');
    const note = await until(linus, dm, /Noted/);
    const phone = await person(program.quorum, 'Linus');
    const both = await Promise.all([linus.press(asked, 'Done'), phone.press(note, 'Done')]);
    const texts = both.map(said);
    expect(texts.filter((text) => /Answer taken: 1 word/.test(text))).toHaveLength(1);
    expect(texts.filter((text) => /done already/.test(text))).toHaveLength(1);
    const further = await until(linus, dm, 'Nothing to add');
    const twice = await Promise.all([1, 2].map(() => linus.press(further, 'Nothing to add')));
    expect(twice.map(said).filter((text) => /done already|interview is over/.test(text))).toHaveLength(1);
    await probedThrough(linus, dm, /Your interview/);
  });
});

describe('what is written while the bot is not connected', () => {
  it('is heard when the session is resumed', async () => {
    const ken = await person(program.quorum, 'Ken');
    const dm = await ken.dm();
    await begun(ken, dm, one);
    await script().fault({ kind: 'offline', seconds: 1 });
    await script().fault({ kind: 'disconnect' });
    await ken.say(dm, 'Written on a train.');
    await until(ken, dm, /Noted/);
    expect(await transcriptOf(ken, dm)).toContain('Written on a train.');
  });

  it('is read after a lost session, as it stands by then', async () => {
    const barbara = await person(program.quorum, 'Barbara');
    const dm = await barbara.dm();
    await begun(barbara, dm, one);
    const slip = await barbara.say(dm, 'This was heard, and is a slip.');
    await until(barbara, dm, /Noted/);
    await script().fault({ kind: 'offline', seconds: 1 });
    await script().fault({ kind: 'invalid-session', resumable: false });
    await barbara.delete(slip);
    const draft = await barbara.say(dm, 'This was not heard.');
    await barbara.edit(draft, 'This was not heard, and edited.');
    await notes(barbara, dm, 2);
    expect(await transcriptOf(barbara, dm)).toContain('\n> This was not heard, and edited.\n');
  });

  it('is read at the next start', async () => {
    const sandbox = await startSandbox();
    const own = await runProgram({ discord: { kind: 'discord', token: sandbox.token, api: sandbox.api } });
    try {
      const radia = await scriptClient(sandbox.url).login('Radia');
      const dm = await radia.dm();
      await begun(radia, dm, one);
      const slip = await radia.say(dm, 'A slip.');
      await until(radia, dm, /Noted/);
      await own.quorum.close();
      await radia.delete(slip);
      await radia.say(dm, 'Nobody was there.');
      await own.start();
      await notes(radia, dm, 2);
      expect(await transcriptOf(radia, dm)).toContain('\n> Nobody was there.\n');
    } finally {
      await own.end();
      await sandbox.close();
    }
  });
});

/** Waits for so many notes: one comes with each first piece of an answer. */
async function notes(who: ScriptPerson, dm: { id: string }, count: number): Promise<void> {
  const counted = async () => (await who.messages(dm)).filter((one) => /Noted/.test(textOf(one))).length;
  await expect.poll(counted, { timeout: 30_000 }).toBe(count);
}
