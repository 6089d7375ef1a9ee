// Whole interviews, driven as people drive them: real discord.js, the sandbox, the queue, the built-in grader.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { pressable, type ScriptPerson, scriptClient } from '../sandbox/script-client.ts';
import { type Program, person, runProgram, said, textOf, until } from './test-interview.ts';
import { slowModel } from './test-model.ts';

const GOOD = `An LSM tree logs each write, keeps it in a memtable in memory, and flushes that as an immutable sorted file, so the disk sees sequential writes.
A B-tree finds the page where the key belongs and overwrites it in place, with a write-ahead log.
A read in an LSM tree may have to look into several files, newest first. Compaction merges files in the background and competes for bandwidth.
I take an LSM engine for heavy ingest, and a B-tree for transactional work with reads by key.`;

let program: Program;
beforeAll(async () => {
  program = await runProgram({}, {});
}, 60_000);
afterAll(() => program.end());

const stop = (who: ScriptPerson, channel: { id: string }) => who.command(channel, 'interview', { subcommand: 'stop' });

describe('an interview by direct message', () => {
  it('joins messages and edits until Done, probes, gives a verdict with the words of the learner, and reports', async () => {
    const ada = await person(program.quorum, 'Ada');
    const dm = await ada.dm();
    await ada.command(dm, 'interview', {
      subcommand: 'start',
      options: { chapters: '3', questions: 2, level: 'mid', minutes: 30 },
    });
    await ada.press(await until(ada, dm, 'Begin'), 'Begin');
    const asked = await until(ada, dm, 'Done');
    expect(textOf(asked)).toMatch(/Question 1 of 2 · Chapter 3/);

    const empty = await ada.press(asked, 'Done');
    expect(said(empty)).toMatch(/Write your answer here first/);
    const piece = await ada.say(dm, 'It is like this.');
    await ada.say(dm, 'And the memtable is flushed.');
    await until(ada, dm, /Noted/);
    await ada.edit(piece, 'A memtable collects writes in memory.');
    const hinted = await ada.press(asked, 'Hint');
    expect(textOf(hinted.message)).toMatch(/💡 Think about this/);
    await new Promise((resolve) => setTimeout(resolve, 300));
    const done = await ada.press(await until(ada, dm, /Noted/), 'Done');
    expect(textOf(done.message)).toMatch(/Answer taken: 11 words/);

    for (let i = 0; i < 3; i++) {
      const next = await Promise.race([until(ada, dm, 'Nothing to add'), until(ada, dm, 'Next')]);
      if (pressable(next).some(({ label }) => label === 'Next')) break;
      await ada.press(next, 'Nothing to add');
    }
    const verdict = await until(ada, dm, 'Next');
    expect(textOf(verdict)).toMatch(/of \d+ points/);
    expect(textOf(verdict)).toMatch(/measures whether the points are mentioned, not whether what you say is right/);
    const model = await ada.press(verdict, 'Model answer');
    expect(textOf(model.message)).toMatch(/strong candidate/);

    await ada.press(verdict, 'Next');
    await ada.press(await until(ada, dm, /Question 2 of 2/), 'Skip');
    const report = await until(ada, dm, /Your interview:/);
    expect(textOf(report)).toMatch(/comes first in your next study sessions/);
    expect(report.attachments.map(({ filename }) => filename)).toContain('interview.md');
    expect(report.embeds[0]?.image?.url).toMatch(/interview\.png/);

    const history = await ada.command(dm, 'interview', { subcommand: 'history' });
    expect(textOf(history.message)).toMatch(/2 questions, mid · \*\*\d+ %\*\*[\s\S]*3: \d+ %/);
    const again = await ada.command(dm, 'interview', { subcommand: 'report' });
    expect(textOf(again.message)).toMatch(/Your interview:/);
  }, 60_000);

  it('reads after a lost session what was written meanwhile', async () => {
    const ada = await person(program.quorum, 'Ada');
    const dm = await ada.dm();
    await ada.command(dm, 'interview', { subcommand: 'start', options: { questions: 1 } });
    await ada.press(await until(ada, dm, 'Begin'), 'Begin');
    await until(ada, dm, /Question 1 of 1/);
    const script = scriptClient(program.quorum.page!);
    await script.fault({ kind: 'offline', seconds: 1 });
    await script.fault({ kind: 'invalid-session', resumable: false });
    await ada.say(dm, 'Written while nobody listened: the replica lags behind the leader.');
    const note = await until(ada, dm, 'Done', 30_000);
    await until(ada, dm, /Noted/, 30_000);
    expect(note).toBeDefined();
    await stop(ada, dm);
    await until(ada, dm, /You ended it. 1 of 1 question came up/);
  }, 60_000);
});

describe('an interview in a server', () => {
  async function inThread(who: ScriptPerson) {
    const channel = await who.channel('system-design');
    const before = new Set((await who.state()).channels.map(({ id }) => id));
    const begun = await who.command(channel, 'interview', {
      subcommand: 'start',
      options: { chapters: '3', questions: 1 },
    });
    expect(textOf(begun.message)).toMatch(/waits for you in <#\d+>/);
    const thread = (await who.state()).channels.find(({ id, type }) => type === 12 && !before.has(id))!;
    const intro = await until(who, thread, 'Begin');
    expect(textOf(intro)).toMatch(/moderators of this server can read it/);
    await who.press(intro, 'Begin');
    return { channel, thread, asked: await until(who, thread, 'Answer') };
  }
  const answer = async (who: ScriptPerson, asked: Parameters<ScriptPerson['press']>[0], text = GOOD) =>
    who.submit(await who.press(asked, 'Answer'), { answer: text });

  it('is held in a private thread, with the answer in a form, once however often it is sent', async () => {
    const linus = await person(program.quorum, 'Linus');
    const { channel, asked, thread } = await inThread(linus);
    const form = await linus.press(asked, 'Answer');
    const second = await linus.press(asked, 'Answer');
    const taken = await linus.submit(form, { answer: GOOD });
    expect(textOf(taken.message)).toMatch(/You said/);
    expect(said(await linus.submit(second, { answer: 'another' }))).toMatch(/done already|interview is over/);
    const ada = await person(program.quorum, 'Grace');
    expect((await ada.state()).channels.map(({ id }) => id)).not.toContain(thread.id);
    await stop(linus, channel);
    await until(linus, thread, /Your interview/);
  }, 40_000);

  it('comes back out of the archive', async () => {
    const linus = await person(program.quorum, 'Linus');
    const { channel, thread, asked } = await inThread(linus);
    const form = await linus.press(asked, 'Answer');
    await linus.archiveThread(thread);
    const taken = await linus.submit(form, { answer: GOOD });
    expect(textOf(taken.message)).toMatch(/Answer taken/);
    await stop(linus, channel);
    await until(linus, thread, /Your interview/);
  }, 40_000);

  it('goes on in a new thread when the old one was deleted', async () => {
    const linus = await person(program.quorum, 'Linus');
    const { channel, thread } = await inThread(linus);
    await linus.deleteThread(thread);
    const resumed = await linus.command(channel, 'interview', { subcommand: 'resume' });
    const [, id] = /<#(\d+)>/.exec(textOf(resumed.message))!;
    expect(id).not.toBe(thread.id);
    await answer(linus, await until(linus, id!, 'Answer'));
    await stop(linus, channel);
    await until(linus, id!, /Your interview/);
  }, 40_000);

  it('goes to the direct message where no thread may be begun, and to private answers where that is closed too', async () => {
    const grace = await person(program.quorum, 'Grace');
    const channel = await grace.channel('random');
    const script = scriptClient(program.quorum.page!);
    await script.fault({ kind: 'no-threads', channel: channel.id, denied: true });
    const direct = await grace.command(channel, 'interview', { subcommand: 'start', options: { questions: 1 } });
    expect(textOf(direct.message)).toContain((await grace.dm()).id);
    await stop(grace, channel);

    await script.fault({ kind: 'dm-closed', user: grace.id, closed: true });
    const intro = await grace.command(channel, 'interview', {
      subcommand: 'start',
      options: { questions: 1, chapters: '3' },
    });
    expect(intro.message!.flags! & 64).toBe(64);
    const asked = await grace.press(intro.message!, 'Begin');
    let now = await answer(grace, asked.message!);
    for (let i = 0; i < 3 && /one more thing/.test(said(now)); i++)
      now = await grace.press(now.message!, 'Nothing to add');
    expect(said(now)).toMatch(/Your interview: \d+ %/);
    await script.fault({ kind: 'clear' });
  }, 60_000);
});

describe('a scenario', () => {
  it('goes through its phases, each with a clock of its own', async () => {
    const ada = await person(program.quorum, 'Ada');
    const dm = await ada.dm();
    const [choice] = await ada.autocomplete(dm, 'interview', {
      subcommand: 'scenario',
      option: 'name',
      value: 'ledger',
    });
    await ada.command(dm, 'interview', { subcommand: 'scenario', options: { name: String(choice!.value) } });
    const intro = await until(ada, dm, 'Begin');
    expect(textOf(intro)).toMatch(/A payments ledger[\s\S]*6 phases, 36 minutes/);
    await ada.press(intro, 'Begin');
    for (let phase = 1; phase <= 6; phase++) {
      await ada.press(await until(ada, dm, new RegExp(`Phase ${phase} of 6`)), 'Skip');
      if (phase < 6) await ada.press(await until(ada, dm, 'Next'), 'Next');
    }
    expect(textOf(await until(ada, dm, /6 of 6 phases came up/))).toMatch(/0 of 6 passed/);
  }, 60_000);
});

describe('a group interview', () => {
  it('lets observers judge in private, and shows people and grader side by side', async () => {
    const [ada, linus, grace] = [
      await person(program.quorum, 'Ada'),
      await person(program.quorum, 'Linus'),
      await person(program.quorum, 'Grace'),
    ];
    const channel = await ada.channel('system-design');
    const invited = await ada.command(channel, 'interview', {
      subcommand: 'group',
      options: { chapters: '3', questions: 1 },
    });
    for (const observer of [linus, grace]) {
      const seen = (await observer.messages(channel)).find(({ id }) => id === invited.message!.id)!;
      expect(said(await observer.press(seen, 'Watch and judge'))).toMatch(/You are in/);
    }
    const [, id = ''] = /<#(\d+)>/.exec(textOf(invited.message))!;
    await ada.press(await until(ada, id, 'Begin'), 'Begin');
    const asked = await until(ada, id, 'Answer');
    await ada.submit(await ada.press(asked, 'Answer'), { answer: 'I do not know much about it.' });
    await ada.press(await until(ada, id, 'Nothing to add'), 'Nothing to add');
    const judge = await until(linus, id, 'My verdict');
    expect(said(await ada.press(judge, 'My verdict'))).toMatch(/Only observers/);
    const form = await linus.press(judge, 'My verdict');
    expect(form.message!.flags! & 64).toBe(64);
    expect(textOf((await linus.press(form.message!, 'The points', ['0'])).message)).toMatch(/Kept/);
    const other = await grace.press(judge, 'My verdict');
    await grace.press(other.message!, 'The points', ['none']);
    expect(said(await linus.press(judge, 'Reveal'))).toMatch(/belongs to someone else/);
    await ada.press(await until(ada, id, 'Reveal'), 'Reveal');
    const verdict = await until(ada, id, /the grader and the group/);
    expect(textOf(verdict)).toMatch(/1\. \S+ grader · ✅ Linus · ❌ Grace|1\. \S+ grader · ❌ Grace · ✅ Linus/);
  }, 60_000);
});

describe('a contested verdict', () => {
  it('reaches the operators, who alone see and decide it, and is exported only with consent', async () => {
    const linus = await person(program.quorum, 'Linus');
    const ada = await person(program.quorum, 'Ada');
    const dm = await linus.dm();
    await linus.command(dm, 'interview', { subcommand: 'start', options: { chapters: '3', questions: 1 } });
    await linus.press(await until(linus, dm, 'Begin'), 'Begin');
    await until(linus, dm, /Question 1 of 1/);
    await linus.say(dm, 'I would rather measure than guess, since engines differ.');
    await linus.press(await until(linus, dm, /Noted/), 'Done');
    await until(linus, dm, 'Nothing to add');
    await stop(linus, dm);
    const form = await linus.press(await until(linus, dm, 'Contest'), 'Contest');
    const kept = await linus.submit(form, { comment: 'I did say it.', consent: 'yes' });
    expect(said(kept)).toMatch(/Kept for the operator/);

    const refused = await linus.command(dm, 'operator', { subcommand: 'contested' });
    expect(said(refused)).toMatch(/Only the operators/);
    const operatorsDm = await ada.dm();
    expect(textOf(await until(ada, operatorsDm, /was contested/))).not.toMatch(/Linus/);
    const list = await ada.command(operatorsDm, 'operator', { subcommand: 'contested' });
    const [, number] = /\*\*(\d+)\*\*/.exec(textOf(list.message))!;
    expect(
      textOf(
        (await ada.command(operatorsDm, 'operator', { subcommand: 'contested', options: { number: Number(number) } }))
          .message,
      ),
    ).toMatch(/measure than guess/);
    await ada.command(operatorsDm, 'operator', { subcommand: 'accept', options: { number: Number(number) } });
    const exported = await ada.command(operatorsDm, 'operator', { subcommand: 'export' });
    expect(exported.message!.attachments.map(({ filename }) => filename)).toEqual(['contested-03.yaml']);
  }, 60_000);
});

describe('a model that is slow and fails', () => {
  it('is asked only with consent, shows why there is no verdict, and grades on retry', async () => {
    // Each grading asks three times before it gives up.
    await using server = await slowModel({ failures: 6, delayMs: 1500 });
    const budget = { learner: 50, instance: 100 };
    const own = await runProgram({ model: { apiKey: 'k', baseUrl: server.url, model: 'm', budget } });
    try {
      const ada = await person(own.quorum, 'Ada');
      const dm = await ada.dm();
      await ada.command(dm, 'interview', { subcommand: 'start', options: { questions: 1 } });
      const intro = await until(ada, dm, 'Begin, graded by');
      expect(textOf(intro)).toContain('127.0.0.1');
      await ada.press(intro, 'Begin, graded by');
      await until(ada, dm, /Question 1 of 1/);
      await ada.say(dm, 'It is a matter of order.');
      const note = await until(ada, dm, /Noted/);
      expect(server.calls()).toBe(0);
      const pressed = performance.now();
      await ada.press(note, 'Done');
      expect(performance.now() - pressed).toBeLessThan(3000);
      const first = await until(ada, dm, 'Retry', 30_000);
      expect(textOf(first)).toMatch(/server had an error/);
      await ada.press(first, 'Retry');
      await ada.press(await until(ada, dm, 'Retry', 30_000), 'Retry');
      await until(ada, dm, /one more thing/, 30_000);
      expect(server.calls()).toBe(7);
      await stop(ada, dm);
      expect(textOf(await until(ada, dm, /Your interview: 0 %/))).toMatch(/Graded by m/);
    } finally {
      await own.end();
    }
  }, 150_000);
});

describe('a clock that runs out while the bot is down', () => {
  it('ends the interview at the next start, with what was said in time', async () => {
    let ahead = 0;
    const overrides = { now: () => new Date(Date.now() + ahead) };
    const own = await runProgram({}, overrides);
    try {
      const ada = await person(own.quorum, 'Ada');
      const dm = await ada.dm();
      await ada.command(dm, 'interview', { subcommand: 'start', options: { questions: 2, minutes: 10 } });
      await ada.press(await until(ada, dm, 'Begin'), 'Begin');
      await until(ada, dm, /Question 1 of 2/);
      await ada.say(dm, 'Half an answer about logs and replicas.');
      await until(ada, dm, /Noted/);
      ahead = 60 * 60_000;
      await own.restart();
      const after = await person(own.quorum, 'Ada');
      await until(after, dm, /Time is up/, 20_000);
      const report = await until(after, dm, /Time was up. 1 of 2 questions came up/, 20_000);
      expect(textOf(report)).toMatch(/0 of 1 passed|1 of 1 passed/);
    } finally {
      await own.end();
    }
  }, 150_000);
});
