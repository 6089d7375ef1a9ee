// The clock of an interview, moved on while the real bot runs or is down.
import { expect, it, vi } from 'vitest';
import {
  begun,
  GOOD,
  type Program,
  person,
  runProgram,
  said,
  stop,
  textOf,
  until,
  WHOLE_PROGRAM,
} from './test-interview.ts';

vi.setConfig(WHOLE_PROGRAM);

const MINUTE = 60_000;

/** A program whose clock can be moved on. */
async function withClock(work: (program: Program, moveOn: (minutes: number) => void) => Promise<void>): Promise<void> {
  let ahead = 0;
  const program = await runProgram({}, { now: () => new Date(Date.now() + ahead) });
  try {
    await work(program, (minutes) => {
      ahead += minutes * MINUTE;
    });
  } finally {
    await program.end();
  }
}

it('ends at the next start when time ran out while the bot was down, with what was said in time', async () => {
  await withClock(async (program, moveOn) => {
    const ada = await person(program.quorum, 'Ada');
    const dm = await ada.dm();
    await begun(ada, dm, { questions: 2, minutes: 10 });
    await ada.say(dm, 'Half an answer about logs and replicas.');
    await until(ada, dm, /Noted/);
    moveOn(60);
    await program.restart();
    const after = await person(program.quorum, 'Ada');
    await until(after, dm, /Time is up/);
    const report = await until(after, dm, /Time was up: 1 of 2 questions came up/);
    expect(textOf(report)).toMatch(/1 of 2 answered, \d+ %/);
  });
});

it('waits two minutes for an open form, takes what it holds, and gives back what comes later', async () => {
  await withClock(async (program, moveOn) => {
    const ada = await person(program.quorum, 'Ada');
    const channel = await ada.channel('system-design');
    const { place, asked } = await begun(ada, channel, { chapters: '3', questions: 2, minutes: 10 });
    const form = await ada.press(asked, 'Answer');
    expect(JSON.stringify(form.modal)).toContain('Say it as you would say it aloud');
    const forgotten = await ada.press(asked, 'Answer');
    moveOn(10.1);
    // Whatever is pressed first tells that time is up.
    expect((await ada.press(asked, 'Answer')).answered).toBe('modal');
    await until(ada, place, /Time is up: send off what stands in your form/);
    expect(textOf((await ada.submit(form, { answer: GOOD })).message)).toMatch(/You said/);
    await until(ada, place, /Time was up: 1 of 2 questions came up/);
    const refused = await ada.submit(forgotten, { answer: 'Words that would be lost.' });
    expect(said(refused)).toMatch(/over[\s\S]*You wrote[\s\S]*Words that would be lost\./);

    const other = await begun(ada, channel, { chapters: '3', questions: 2, minutes: 10 });
    const late = await ada.press(other.asked, 'Answer');
    moveOn(10.1);
    await ada.press(other.asked, 'Hint');
    moveOn(2.1);
    await ada.press(await until(ada, other.place, 'Answer'), 'Answer');
    await until(ada, other.place, /Your interview/);
    expect(said(await ada.submit(late, { answer: 'Much too late.' }))).toMatch(/You wrote[\s\S]*Much too late\./);
  });
});

it('stands during a pause of a week, warns before the end, and gives each phase of a scenario a box of its own', async () => {
  await withClock(async (program, moveOn) => {
    const before = await person(program.quorum, 'Ada');
    const dm = await before.dm();
    await before.command(dm, 'interview', { subcommand: 'scenario', options: { name: 'ledger' } });
    await before.press(await until(before, dm, 'Begin'), 'Begin');
    await before.press(await until(before, dm, /Phase 1 of 6/), 'Pause');
    moveOn(7 * 24 * 60);
    const pause = await until(before, dm, 'Go on');
    expect(textOf(pause)).toMatch(/Paused with 5 minutes left/);
    await before.press(pause, 'Go on');
    await until(before, dm, 'Done');
    moveOn(3.5);
    await program.restart();
    const ada = await person(program.quorum, 'Ada');
    await until(ada, dm, /[12] minutes? left. What is most important/);
    moveOn(2);
    expect(said(await ada.press(await until(ada, dm, 'Done'), 'Skip'))).toMatch(/done already/);
    await until(ada, dm, /The time box is over/);
    await ada.press(await until(ada, dm, 'Next'), 'Next');
    expect(textOf(await until(ada, dm, /Phase 2 of 6/))).toMatch(/Time is up <t:\d+:R>/);
    await stop(ada, dm);
    expect(textOf(await until(ada, dm, /Your interview/))).toMatch(/2 of 6 phases came up, 2 without a verdict/);
  });
});
