// An interview that a language model grades: with consent alone, slowly, after failures, and until the learner changes their mind.
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
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
import { slowModel } from './test-model.ts';

vi.setConfig(WHOLE_PROGRAM);

let model: Awaited<ReturnType<typeof slowModel>>;
let program: Program;
beforeAll(async () => {
  model = await slowModel();
  const budget = { learner: 50, instance: 100 };
  program = await runProgram({ model: { apiKey: 'k', baseUrl: model.url, model: 'm', budget } });
});
afterAll(async () => {
  await program.end();
  await model[Symbol.asyncDispose]();
});

const settings = (who: Awaited<ReturnType<typeof person>>, channel: { id: string }, by?: string) =>
  who.command(channel, 'settings', by ? { subcommand: 'grader', options: { by } } : { subcommand: 'show' });

it('is asked only with consent, fails twice, shows that it works on it, and grades on the second retry', async () => {
  const ada = await person(program.quorum, 'Ada');
  const dm = await ada.dm();
  await ada.command(dm, 'interview', { subcommand: 'start', options: { questions: 1 } });
  const intro = await until(ada, dm, 'Begin, graded by');
  expect(textOf(intro)).toContain('127.0.0.1');
  await ada.press(intro, 'Begin, graded by');
  await until(ada, dm, /Question 1 of 1/);
  await ada.say(dm, 'It is a matter of order.');
  const note = await until(ada, dm, /Noted/);
  expect(model.calls()).toBe(0);

  // Each grading asks three times before it gives up.
  model.fail(6);
  model.delayBy(3000);
  await using typing = await typingIn(dm.id, ada.id);
  const done = await ada.press(note, 'Done');
  expect(done.problem).toBeUndefined();
  const first = await until(ada, dm, 'Retry');
  expect(textOf(first)).toMatch(/server had an error/);
  await ada.press(first, 'Retry');
  await expect.poll(() => model.calls(), { timeout: 30_000 }).toBe(6);
  await ada.press(await until(ada, dm, 'Retry'), 'Retry');
  const meanwhile = await ada.command(dm, 'interview', { subcommand: 'history' });
  expect(meanwhile.problem).toBeUndefined();
  await until(ada, dm, /one more thing/);
  expect(typing.seen()).toBe(true);
  expect(model.calls()).toBe(7);
  await stop(ada, dm);
  expect(textOf(await until(ada, dm, /Your interview: 0 %/))).toMatch(/Graded by m, version/);
});

it('hands over to the built-in grader in the settings, where both are explained', async () => {
  model.delayBy(0);
  const linus = await person(program.quorum, 'Linus');
  const dm = await linus.dm();
  expect(fieldsOf(await settings(linus, dm))).toMatch(/not chosen yet: you are asked before/);
  expect(fieldsOf(await settings(linus, dm, 'model'))).toMatch(/the language model at 127\.0\.0\.1.*are sent there/);
  const before = model.calls();
  const { asked } = await begun(linus, dm, { questions: 1 });
  model.fail(3);
  await linus.say(dm, 'I do not know.');
  await linus.press(asked, 'Done');
  const failed = await until(linus, dm, 'Retry');
  expect(textOf(failed)).toContain('/settings grader');
  expect(model.calls()).toBe(before + 3);
  const saved = await settings(linus, dm, 'embedded');
  expect(fieldsOf(saved)).toMatch(/the built-in grader: it measures whether.*A language model at 127\.0\.0\.1.* could/);
  await linus.press(failed, 'Retry');
  const verdict = await probedThrough(linus, dm, /^Question 1 · Not passed/);
  expect(textOf(verdict)).toMatch(/Graded by the built-in grader/);
  expect(model.calls()).toBe(before + 3);
});

it('can not be chosen where there is none, which the settings say', async () => {
  const own = await runProgram();
  try {
    const ada = await person(own.quorum, 'Ada');
    const dm = await ada.dm();
    expect(fieldsOf(await settings(ada, dm))).toMatch(/No language model is set up here/);
    expect(said(await settings(ada, dm, 'model'))).toMatch(/No language model is set up here/);
    expect(textOf((await settings(ada, dm, 'embedded')).message)).toMatch(/grades already/);
  } finally {
    await own.end();
  }
});

const fieldsOf = ({ message }: Awaited<ReturnType<typeof settings>>) => textOf(message);

/** Whether "is typing" was shown in a channel since. */
async function typingIn(channel: string, user: string) {
  const stopped = new AbortController();
  const events = await fetch(`${program.quorum.page}/script/events?user=${user}`, { signal: stopped.signal });
  let text = '';
  const read = async () => {
    for await (const chunk of events.body!) text += Buffer.from(chunk).toString();
  };
  read().catch(() => undefined);
  return {
    seen: () => text.includes('TYPING_START') && text.includes(channel),
    async [Symbol.asyncDispose]() {
      stopped.abort();
    },
  };
}
