// The model's server is down in every way, while people want their answers graded by it.
import { afterAll, beforeAll, beforeEach, expect, it, vi } from 'vitest';
import { modelGrader } from '../grading/model/model-grader.ts';
import { said, stop, textOf, until, WHOLE_PROGRAM } from '../interview/test-interview.ts';
import { slowModel } from '../interview/test-model.ts';
import { modelDoor } from '../model/door.ts';
import { type TestServer, testServer } from '../model/test-server.ts';
import type { ScriptPerson } from '../sandbox/script-client.ts';
import { type FaultyProgram, faultyProgram } from './test-program.ts';
import { keptOf } from './test-students.ts';

vi.setConfig(WHOLE_PROGRAM);

/** Instead of a minute, for a server that hangs; one that says no is given the time that a busy machine takes. */
const HANGING_MS = 1500;
const TIMEOUT_MS = 20_000;
/** Nobody listens there. */
const NOWHERE = 'http://127.0.0.1:1/v1';

let broken: TestServer;
let well: Awaited<ReturnType<typeof slowModel>>;
let program: FaultyProgram;
const model = {
  graderWith: (mayTryAgain: () => Promise<boolean>) =>
    modelGrader({ model: 'm', ask: (request) => doorTo(place).ask(request), mayTryAgain }),
  host: 'model.test',
  budget: { learner: 50, instance: 100 },
};
/** Where the model is asked now. */
let place = NOWHERE;
let timeoutMs = TIMEOUT_MS;

beforeAll(async () => {
  broken = await testServer();
  well = await slowModel({});
  program = await faultyProgram({}, { graders: { model } });
}, 60_000);
beforeEach(() => {
  place = NOWHERE;
  timeoutMs = TIMEOUT_MS;
  model.host = 'model.test';
});
afterAll(async () => {
  await program.end();
  await broken[Symbol.asyncDispose]();
  await well[Symbol.asyncDispose]();
});

const doorTo = (baseUrl: string) => modelDoor({ apiKey: 'k', baseUrl, model: 'm', timeoutMs });

/** The ways to be down, and how each is told. */
const DOWN: [name: string, begin: () => void, told: RegExp][] = [
  ['refuses connections', () => (place = NOWHERE), /can't be reached/],
  ['hangs', () => breaking('hang', HANGING_MS), /took too long/],
  ['answers 500', () => breaking({ status: 500 }), /had an error/],
];

function breaking(how: ReturnType<TestServer['respond']>, withinMs = TIMEOUT_MS): void {
  place = broken.url;
  timeoutMs = withinMs;
  broken.respond = () => how;
}

async function retry(who: ScriptPerson, dm: { id: string }): Promise<void> {
  await who.press(await until(who, dm, 'Retry', 20_000), 'Retry');
}

it('an interview tells each time why there is no verdict, invents none, and goes on once the model is back', async () => {
  const { who, dm } = await program.student('Candidate');
  await who.command(dm, 'interview', { subcommand: 'start', options: { questions: 1 } });
  await who.press(await until(who, dm, 'Begin, graded by'), 'Begin, graded by');
  await until(who, dm, /Question 1 of 1/);
  await who.say(dm, 'The replica lags behind the leader.');
  await who.press(await until(who, dm, /Noted/), 'Done');
  for (const [, begin, told] of DOWN) {
    const before = (await who.messages(dm)).length;
    begin();
    if (place !== NOWHERE) await retry(who, dm);
    await expect
      .poll(async () => (await who.messages(dm)).slice(before).map(textOf).join('\n'), { timeout: 20_000 })
      .toMatch(told);
  }
  [place, timeoutMs] = [well.url, TIMEOUT_MS];
  await retry(who, dm);
  await until(who, dm, /one more thing/, 20_000);
  await stop(who, dm);
  const report = textOf(await until(who, dm, /Your interview:/));
  expect(report).toMatch(/Graded by m/);
  expect((await who.messages(dm)).map(textOf).join('\n')).not.toMatch(/Graded by (embedded|the built-in)/);
}, 60_000);

it.each(DOWN)(
  'a typed answer is kept while the model %s, says why it has no verdict, and is graded by a retry',
  async (name, begin, told) => {
    const { who, dm } = await program.student(`Typist: ${name}`);
    await who.command(dm, 'settings', { subcommand: 'interview-date', options: { date: 'in 3 weeks' } });
    const front = await who.command(dm, 'study', { options: { deck: 'ddia', chapters: '7' } });
    await who.press((await who.press(front.message!, 'Type your answer')).message!, 'Use the model');
    begin();
    const form = await who.press(front.message!, 'Type your answer');
    const graded = await who.submit(form, { answer: 'Two transactions read the same rows and write others.' });
    expect(graded.problem).toBeUndefined();
    expect(said(graded)).toMatch(/has no verdict/);
    expect(said(graded)).toMatch(told);
    const again = await who.press(graded.message!, 'Retry');
    expect(said(again)).toMatch(told);
    [place, timeoutMs] = [well.url, TIMEOUT_MS];
    const verdict = await who.press(again.message!, 'Retry');
    expect(said(verdict)).toMatch(/Graded by m, version/);
    expect((await who.press(verdict.message!, 'Good')).answered).toBe('update');
    expect((await keptOf(who)).reviews).toHaveLength(1);
  },
);

it('an interview asks anew when the model has moved to a host that its opening did not name', async () => {
  const { who, dm } = await program.student('Careful candidate');
  await who.command(dm, 'interview', { subcommand: 'start', options: { questions: 1 } });
  const intro = await until(who, dm, 'Begin, graded by model.test');
  model.host = 'elsewhere.test';
  const moved = await who.press(intro, 'Begin, graded by model.test');
  expect(said(moved)).toMatch(/choose once more.*elsewhere\.test/s);
  expect((await keptOf(who)).graderChoice).toEqual([]);
  await who.press(moved.message!, 'Begin, graded by elsewhere.test');
  await until(who, dm, /Question 1 of 1/);
  expect((await keptOf(who)).graderChoice).toMatchObject([{ kind: 'model', host: 'elsewhere.test' }]);
});
