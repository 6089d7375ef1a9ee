// The program is killed while interviews stand in every state there is, and each goes on where it was.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { type ScriptPerson, scriptClient } from '../sandbox/script-client.ts';
import { type Program, startProgram } from '../test-browser.ts';
import { PHASES, type Phase } from './session.ts';
import { channelNamedIn, probedThrough, said, stop, textOf, until, WHOLE_PROGRAM } from './test-interview.ts';
import { slowModel } from './test-model.ts';

vi.setConfig(WHOLE_PROGRAM);

type Channel = { id: string };
type Candidate = { who: ScriptPerson; place: Channel };
type State = {
  /** Brings an interview there, from before its start. */
  reach(candidate: Candidate): Promise<void>;
  /** After the restart: goes on until the second question is asked, or the end. */
  goOn(candidate: Candidate): Promise<void>;
};

const SLOW_MS = 120_000;
let model: Awaited<ReturnType<typeof slowModel>>;
let program: Program;
let folder: string;
const places = new Map<string, Channel>();
const client = () => scriptClient(program.page);

async function opened({ who, place }: Candidate): Promise<void> {
  await who.command(place, 'interview', { subcommand: 'start', options: { questions: 2, chapters: '3' } });
  await until(who, place, 'Begin, graded by');
}
async function asked(candidate: Candidate): Promise<void> {
  const { who, place } = candidate;
  await opened(candidate);
  await who.press(await until(who, place, 'Begin, graded by'), 'Begin, graded by');
  await until(who, place, /Question 1 of 2/);
}
async function wrote({ who, place }: Candidate, ...pieces: string[]): Promise<void> {
  for (const piece of pieces) await who.say(place, piece);
  await until(who, place, /Noted/);
}
async function handedIn(candidate: Candidate): Promise<void> {
  await wrote(candidate, 'The first piece of it.');
  await candidate.who.press(await until(candidate.who, candidate.place, /Noted/), 'Done');
}
const judgedByTheModel = ({ who, place }: Candidate) => probedThrough(who, place, /Not passed: 0 of/);
async function second({ who, place }: Candidate): Promise<void> {
  await who.press(await until(who, place, 'Next'), 'Next');
  await until(who, place, /Question 2 of 2/);
}
async function answered(candidate: Candidate): Promise<void> {
  await handedIn(candidate);
  await judgedByTheModel(candidate);
  await second(candidate);
}

const STATES: Record<Phase | 'collecting' | 'paused' | 'just begun', State> = {
  ready: {
    reach: opened,
    async goOn(candidate) {
      const { who, place } = candidate;
      await who.press(await until(who, place, 'Begin, graded by'), 'Begin, graded by');
      await until(who, place, /Question 1 of 2/);
      await answered(candidate);
    },
  },
  asking: { reach: asked, goOn: answered },
  collecting: {
    async reach(candidate) {
      await asked(candidate);
      await wrote(candidate, 'The first piece of it.');
    },
    async goOn(candidate) {
      const { who, place } = candidate;
      await who.say(place, 'The second piece.');
      const done = await who.press(await until(who, place, /Noted/), 'Done');
      expect(textOf(done.message)).toMatch(/Answer taken: 8 words/);
      await judgedByTheModel(candidate);
      await second(candidate);
    },
  },
  paused: {
    async reach(candidate) {
      await asked(candidate);
      await candidate.who.press(await until(candidate.who, candidate.place, 'Pause'), 'Pause');
      await until(candidate.who, candidate.place, 'Go on');
    },
    async goOn(candidate) {
      await candidate.who.press(await until(candidate.who, candidate.place, 'Go on'), 'Go on');
      await until(candidate.who, candidate.place, 'Done');
      await answered(candidate);
    },
  },
  between: {
    async reach(candidate) {
      await asked(candidate);
      await handedIn(candidate);
      await judgedByTheModel(candidate);
      await until(candidate.who, candidate.place, 'Next');
    },
    goOn: second,
  },
  ended: {
    async reach(candidate) {
      await asked(candidate);
      await stop(candidate.who, candidate.place);
      await until(candidate.who, candidate.place, /Your interview/);
    },
    async goOn({ who, place }) {
      const again = await who.command(place, 'interview', { subcommand: 'report' });
      expect(textOf(again.message)).toMatch(/You ended it/);
    },
  },
  judging: {
    async reach(candidate) {
      const { who } = candidate;
      const channel = await who.channel('system-design');
      const options = { questions: 2, chapters: '3' };
      const invited = await who.command(channel, 'interview', { subcommand: 'group', options });
      const id = channelNamedIn(invited.message)!;
      candidate.place.id = id;
      const observer = await client().login('Observer');
      await observer.press(invited.message!, 'Watch and judge');
      await who.press(await until(who, id, 'Begin, graded by'), 'Begin, graded by');
      await who.submit(await who.press(await until(who, id, 'Answer'), 'Answer'), { answer: 'I do not know.' });
      const judge = await probedThrough(who, id, 'My verdict');
      const form = await observer.press(judge, 'My verdict');
      await observer.press(form.message!, 'The points', ['0']);
      await until(who, id, /1 of 1 observer gave a verdict/);
    },
    async goOn(candidate) {
      const { who, place } = candidate;
      await who.press(await until(who, place, 'Reveal'), 'Reveal');
      expect(textOf(await until(who, place, /and the group, side by side/))).toMatch(/❌ grader · ✅ Observer/);
      await second(candidate);
    },
  },
  ungraded: {
    async reach(candidate) {
      await asked(candidate);
      model.fail(1000);
      await handedIn(candidate);
      await until(candidate.who, candidate.place, 'Retry');
      model.fail(0);
    },
    async goOn(candidate) {
      await candidate.who.press(await until(candidate.who, candidate.place, 'Retry'), 'Retry');
      await judgedByTheModel(candidate);
      await second(candidate);
    },
  },
  grading: {
    async reach(candidate) {
      await asked(candidate);
      model.delayBy(SLOW_MS);
      const before = model.calls();
      await handedIn(candidate);
      await vi.waitFor(() => expect(model.calls()).toBe(before + 1), 60_000);
    },
    async goOn(candidate) {
      await judgedByTheModel(candidate);
      await second(candidate);
    },
  },
  'just begun': {
    async reach(candidate) {
      const { who, place } = candidate;
      await opened(candidate);
      const begin = await until(who, place, 'Begin, graded by');
      await who.press(begin, 'Begin, graded by', [], { wait: 'callback' });
    },
    async goOn(candidate) {
      await until(candidate.who, candidate.place, /Question 1 of 2/);
      await answered(candidate);
    },
  },
};

beforeAll(async () => {
  model = await slowModel();
  folder = mkdtempSync(path.join(tmpdir(), 'quorum-killed-'));
  const settings = { OPENAI_MODEL: 'm', OPENAI_BASE_URL: model.url, HEALTH_PORT: '' };
  program = await startProgram(folder, 0, settings);
  for (const [name, { reach }] of Object.entries(STATES)) {
    const who = await client().login(name);
    const place = { id: (await who.dm()).id };
    places.set(name, place);
    await reach({ who, place });
  }
  await program.stop('SIGKILL');
  model.delayBy(0);
  program = await startProgram(folder, 0, settings);
}, 300_000);
afterAll(async () => {
  await program?.stop('SIGKILL');
  await model?.[Symbol.asyncDispose]();
  rmSync(folder, { recursive: true });
});

describe('an interview whose bot was killed', () => {
  it('is tested in every state that there is', () => {
    expect(Object.keys(STATES)).toEqual(expect.arrayContaining([...PHASES]));
  });

  it.each(Object.entries(STATES))(
    'while it was %s goes on, says nothing twice and loses nothing',
    async (name, state) => {
      const who = await client().login(name);
      const place = places.get(name)!;
      await state.goOn({ who, place });
      if (name !== 'ended') expect(said(await stop(who, place))).toMatch(/Ended/);
      const report = await until(who, place, /Your interview/);
      const file = await fetch(report.attachments.find(({ filename }) => filename === 'interview.md')!.url);
      const transcript = await file.text();
      if (!['ended', 'judging'].includes(name)) expect(transcript).toContain('The first piece of it.');
      if (name === 'collecting') expect(transcript).toContain('The first piece of it.\n>\n> The second piece.');
      await saidOnce(who, place, name);
    },
    60_000,
  );
});

async function saidOnce(who: ScriptPerson, place: Channel, name: string): Promise<void> {
  const texts = (await who.messages(place)).filter(({ author }) => author.bot).map(textOf);
  const once = [/^Mock interview\n/, /Question 1 of 2 ·/, /Your interview/];
  const wanted = name === 'ended' ? once : [...once, /Question 2 of 2 ·/, /^Question 1 · Not passed/];
  // A paused question is asked again by whoever goes on, and a report is shown again on demand.
  const again: Record<string, string> = { paused: '/Question 1 of 2 ·/', ended: '/Your interview/' };
  const counts = wanted.map((text) => [String(text), texts.filter((one) => text.test(one)).length]);
  const wrong = counts.filter(([text, count]) => count !== (text === again[name] ? 2 : 1));
  expect(wrong, texts.join('\n---\n')).toEqual([]);
}
