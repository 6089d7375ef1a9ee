// An interview in messages that only the learner sees, which the bot can change only in answer to a press.
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { type ScriptPerson, scriptClient } from '../sandbox/script-client.ts';
import { graded, type Program, person, runProgram, said, textOf, until, WHOLE_PROGRAM } from './test-interview.ts';
import { slowModel } from './test-model.ts';

vi.setConfig(WHOLE_PROGRAM);

const MINUTE = 60_000;

let model: Awaited<ReturnType<typeof slowModel>>;
let program: Program;
// The program's clock. Behind at first, so that an alarm 28 minutes after the begin comes in twenty seconds.
let ahead = -28 * MINUTE + 20_000;
beforeAll(async () => {
  model = await slowModel();
  const budget = { learner: 50, instance: 100 };
  const settings = { model: { apiKey: 'k', baseUrl: model.url, model: 'm', budget } };
  program = await runProgram(settings, { now: () => new Date(Date.now() + ahead) });
});
afterAll(async () => {
  await program.end();
  await model[Symbol.asyncDispose]();
});

async function begunInPrivate(name: string, more: { minutes?: number } = {}) {
  const who = await person(program.quorum, name);
  const channel = await who.channel('random');
  const script = scriptClient(program.quorum.page!);
  await script.fault({ kind: 'no-threads', channel: channel.id, denied: true });
  await script.fault({ kind: 'dm-closed', user: who.id, closed: true });
  const options = { chapters: '3', questions: 1, ...more };
  const intro = await who.command(channel, 'interview', { subcommand: 'start', options });
  expect(said(intro)).toMatch(/only you see this.*\/interview resume/);
  return { who, channel, asked: (await who.press(intro.message!, 'Begin, graded by')).message! };
}
const answer = async (who: ScriptPerson, asked: Parameters<ScriptPerson['press']>[0], text: string) =>
  who.submit(await who.press(asked, 'Answer'), { answer: text });

it('warns two minutes before the end and says that time is up, as long as the last press lets it', async () => {
  const { who, channel, asked } = await begunInPrivate('Grace', { minutes: 30 });
  ahead += 27 * MINUTE;
  const hinted = (await who.press(asked, 'Hint')).message!;
  ahead += MINUTE;
  const warning = await until(who, channel, /2 minutes left/);
  expect(warning.flags).toBe(64);
  ahead += 3 * MINUTE;
  expect(said(await who.press(hinted, 'Hint'))).toMatch(/over/);
  const over = await until(who, channel, /Time is up/);
  expect(said(await who.press(over, 'What came of it'))).toMatch(
    /not answered[\s\S]*Time was up: 1 of 1 question came up/,
  );
});

it('says at once that an answer is being graded, then what came of it, under the question in short', async () => {
  const { who, channel, asked } = await begunInPrivate('Edsger');
  model.delayBy(5000);
  const taken = await answer(who, asked, 'It is a matter of order.');
  expect(said(taken)).toMatch(/Your answer is being graded/);
  const further = await graded(who, channel, taken);
  expect(textOf(further)).toMatch(/one more thing\n> .+/);
  model.delayBy(0);
  const last = await graded(who, channel, await answer(who, further, 'In the order of keys.'));
  expect(textOf(last)).toMatch(/one last thing/);
  const report = await graded(who, channel, await who.press(last, 'Nothing to add'));
  expect(textOf(report)).toMatch(/Question 1 · Not passed[\s\S]*Your interview: 0 %/);
  expect(JSON.stringify(report.components)).toMatch(/Contest/);
});

it('shows the report after time is up, whatever is pressed, and gives back what stood in a form', async () => {
  const { who, asked } = await begunInPrivate('Barbara');
  const form = await who.press(asked, 'Answer');
  ahead = 60 * MINUTE;
  await who.press(asked, 'Hint');
  ahead = 63 * MINUTE;
  expect(said(await who.press(asked, 'Pause'))).toMatch(/Your interview/);
  expect(said(await who.submit(form, { answer: 'Much too late.' }))).toMatch(/over[\s\S]*Much too late\./);
});
