// Ending an interview and not beginning one, through the real bot.
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { begun, type Program, person, runProgram, said, textOf, until, WHOLE_PROGRAM } from './test-interview.ts';

vi.setConfig(WHOLE_PROGRAM);

let program: Program;
beforeAll(async () => {
  program = await runProgram();
});
afterAll(() => program.end());

describe('an interview', () => {
  it('ends only after a yes, and only where the yes was asked for', async () => {
    const ada = await person(program.quorum, 'Ada');
    const dm = await ada.dm();
    const { asked } = await begun(ada, dm, { chapters: '3', questions: 3 });
    const first = await ada.command(dm, 'interview', { subcommand: 'stop' });
    expect(said(first)).toMatch(/End it\? 3 questions are left/);
    expect(said(await ada.press(first.message!, 'Keep it'))).toMatch(/Nothing was ended/);
    const old = await ada.command(dm, 'interview', { subcommand: 'stop' });
    await ada.press(asked, 'Skip');
    const between = await until(ada, dm, 'End it here');
    await ada.press(between, 'Next');
    await until(ada, dm, /Question 2 of 3/);
    expect(said(await ada.press(old.message!, 'End it'))).toMatch(/gone on since, so it was not ended/);
    await ada.press(await until(ada, dm, /Question 2 of 3/), 'Skip');
    const now = await ada.press(await until(ada, dm, 'End it here'), 'End it here');
    expect(said(now)).toMatch(/1 question is left/);
    expect(said(await ada.press(now.message!, 'End it'))).toMatch(/Ended\. The report follows/);
    expect(textOf(await until(ada, dm, /Your interview/))).toMatch(/You ended it/);
  });

  it('that was put off leaves nothing behind', async () => {
    const grace = await person(program.quorum, 'Grace');
    const dm = await grace.dm();
    await grace.command(dm, 'interview', { subcommand: 'start', options: { chapters: '3', level: 'staff' } });
    const intro = await until(grace, dm, 'Not now');
    expect(said(await grace.press(intro, 'Not now'))).toMatch(/Not now, then/);
    await grace.command(dm, 'interview', { subcommand: 'start', options: { chapters: '3' } });
    expect(textOf(await until(grace, dm, 'Not now'))).not.toMatch(/staff level/);
    expect(said(await grace.command(dm, 'interview', { subcommand: 'stop' }))).toMatch(/Not now, then/);
    expect(said(await grace.command(dm, 'interview', { subcommand: 'history' }))).toMatch(/No interviews yet/);
    expect(said(await grace.command(dm, 'interview', { subcommand: 'report' }))).toMatch(/no such report yet/);
  });

  it('takes no answer without a word, by form or by message', async () => {
    const linus = await person(program.quorum, 'Linus');
    const { asked, place } = await begun(linus, await linus.channel('system-design'));
    const blank = await linus.submit(await linus.press(asked, 'Answer'), { answer: ' \n ' });
    expect(said(blank)).toMatch(/no word in this answer.*still open/);
    expect(said(await linus.submit(await linus.press(asked, 'Answer'), { answer: '?!' }))).toMatch(/no word/);
    await linus.press(asked, 'Skip');
    await until(linus, place, /Your interview/);
  });
});
