// Messages that an interview has left behind: nothing is live in them but what still does what it says.
import type { APIMessage } from 'discord-api-types/v10';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { pressable, type ScriptPerson } from '../sandbox/script-client.ts';
import {
  begun,
  type Program,
  person,
  probedThrough,
  runProgram,
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

/** What can be pressed in a channel by now, by the first line of its message. */
async function live(who: ScriptPerson, channel: { id: string }): Promise<Record<string, string[]>> {
  const all = (await who.messages(channel)).filter(({ author }) => author.bot);
  const labels = (message: APIMessage) => pressable(message).map(({ label }) => label);
  return Object.fromEntries(
    all.map((message) => [textOf(message).split('\n')[0]!, labels(message)]).filter(([, some]) => some!.length > 0),
  );
}
const lives = async (who: ScriptPerson, channel: { id: string }, messages: number) =>
  expect.poll(async () => Object.keys(await live(who, channel)).length, { timeout: 30_000 }).toBe(messages);

it('a question that was answered, paused or left has no buttons any more', async () => {
  const ada = await person(program.quorum, 'Ada');
  const dm = await ada.dm();
  await ada.command(dm, 'interview', { subcommand: 'start', options: { chapters: '3', questions: 2 } });
  await ada.press(await until(ada, dm, 'Begin, graded by'), 'Begin, graded by');
  await until(ada, dm, /Question 1 of 2/);
  await ada.say(dm, 'It is a matter of order.');
  await ada.press(await until(ada, dm, /Noted/), 'Done');
  await until(ada, dm, /one more thing/);
  await lives(ada, dm, 1);
  expect(textOf(await until(ada, dm, /Question 1 of 2 ·/))).toMatch(/Answer taken: 6 words/);
  const further = await until(ada, dm, /one more thing/);
  await ada.say(dm, 'Only this.');
  await ada.press(further, 'Done');
  await ada.press(await until(ada, dm, /one last thing/), 'Pause');
  await until(ada, dm, 'Go on');
  await lives(ada, dm, 1);
  await ada.press(await until(ada, dm, 'Go on'), 'Go on');
  await probedThrough(ada, dm, 'Next');
  await lives(ada, dm, 1);
  await stop(ada, dm);
  await until(ada, dm, /Your interview/);
  await expect
    .poll(async () => JSON.stringify(await live(ada, dm)), { timeout: 30_000 })
    .not.toMatch(/Next|End it here/);
  expect(JSON.stringify(await live(ada, dm))).toMatch(/Model answer/);
});

it('a pause while an answer is graded leaves one message to retry', async () => {
  const linus = await person(program.quorum, 'Linus');
  const dm = await linus.dm();
  await linus.command(dm, 'interview', { subcommand: 'start', options: { chapters: '3', questions: 1 } });
  await linus.press(await until(linus, dm, 'Begin, graded by'), 'Begin, graded by');
  await until(linus, dm, /Question 1 of 1/);
  model.fail(3);
  await linus.say(dm, 'Somehow.');
  await linus.press(await until(linus, dm, /Noted/), 'Done');
  await until(linus, dm, 'Retry');
  await linus.command(dm, 'interview', { subcommand: 'resume' });
  await lives(linus, dm, 1);
  await linus.press(await until(linus, dm, 'Retry'), 'Retry');
  await until(linus, dm, /one more thing/);
  await lives(linus, dm, 1);
  await stop(linus, dm);
});

it('when time is up, the question keeps no button', async () => {
  let ahead = 0;
  // The next start rings what ran out.
  const own = await runProgram({}, { now: () => new Date(Date.now() + ahead) });
  try {
    const grace = await person(own.quorum, 'Grace');
    const dm = await grace.dm();
    await begun(grace, dm, { chapters: '3', questions: 2, minutes: 10 });
    ahead = 11 * 60_000;
    await own.restart();
    const after = await person(own.quorum, 'Grace');
    await until(after, dm, /Your interview/);
    await expect.poll(async () => JSON.stringify(await live(after, dm)), { timeout: 30_000 }).not.toMatch(/Done|Skip/);
    expect(textOf(await until(after, dm, /Question 1 of 2 ·/))).toMatch(/Not answered/);
  } finally {
    await own.end();
  }
});
