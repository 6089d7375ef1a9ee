// Discord's REST API fails, refuses and dawdles, while people use the program.
import type { APIMessage } from 'discord-api-types/v10';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { said, textOf, WHOLE_PROGRAM } from '../interview/test-interview.ts';
import { slowModel } from '../interview/test-model.ts';
import type { ScriptPerson } from '../sandbox/script-client.ts';
import { type FaultyProgram, faultyProgram } from './test-program.ts';
import { keptOf } from './test-students.ts';

vi.setConfig(WHOLE_PROGRAM);

const CALLBACK = 'callback$';
const DEFERRED = 'original$';
const FOR_EVER = 1000;
/** The door asks for more time after 1.5 s. */
const THINKING_MS = 1800;

let program: FaultyProgram;
let model: Awaited<ReturnType<typeof slowModel>>;
beforeAll(async () => {
  model = await slowModel({ delayMs: THINKING_MS });
  const budget = { learner: 50, instance: 100 };
  program = await faultyProgram({ model: { apiKey: 'k', baseUrl: model.url, model: 'm', budget } });
}, 60_000);
afterEach(() => program.script.fault({ kind: 'clear' }));
afterAll(async () => {
  await program.end();
  await model[Symbol.asyncDispose]();
});

/** Somebody with the back of a card before them. */
async function atTheBack(name: string): Promise<{ who: ScriptPerson; dm: { id: string }; back: APIMessage }> {
  const { who, dm } = await program.student(name);
  const front = await who.command(dm, 'study', { options: { deck: 'ddia', chapters: '3' } });
  const back = await who.press(front.message!, 'Show answer');
  return { who, dm, back: back.message! };
}

const reviewsOf = async (who: ScriptPerson) => (await keptOf(who)).reviews.length;

describe('an answer to a press', () => {
  it.each([500, 502, 503] as const)('comes in spite of a burst of %i', async (status) => {
    const { who, back } = await atTheBack(`Burst ${status}`);
    const before = program.requests(/callback$/);
    await program.script.fault({ kind: 'rest', status, times: 10, path: CALLBACK });
    const next = await who.press(back, 'Good');
    expect(program.requests(/callback$/) - before).toBe(11);
    expect([next.problem, next.followups, next.answered]).toEqual([undefined, [], 'update']);
    expect(textOf(next.message)).not.toBe(textOf(back));
    expect(await reviewsOf(who)).toBe(1);
  });

  it('comes after the pause that a 429 asks for', async () => {
    const { who, back } = await atTheBack('Paused');
    await program.script.fault({ kind: 'rest', status: 429, times: 1, after: 1, path: CALLBACK });
    expect(await who.press(back, 'Good')).toMatchObject({ answered: 'update', followups: [] });
    expect(await reviewsOf(who)).toBe(1);
  });

  it('comes once, though Discord confirms it late, and others are served meanwhile', async () => {
    const { who, back } = await atTheBack('Slow');
    const other = await atTheBack('Fast');
    await program.script.fault({ kind: 'slow', ms: 4000, times: 1, path: CALLBACK });
    const [next, meanwhile] = await Promise.all([who.press(back, 'Good'), other.who.press(other.back, 'Good')]);
    for (const one of [next, meanwhile]) expect(one).toMatchObject({ answered: 'update', followups: [] });
    expect((await who.press(next.message!, 'Show answer')).followups).toEqual([]);
    expect([await reviewsOf(who), await reviewsOf(other.who)]).toEqual([1, 1]);
  });
});

describe('an answer that comes too late', () => {
  it.each([
    ['Discord is down', { kind: 'rest', status: 503, times: FOR_EVER, path: CALLBACK }],
    ['Discord asks for a longer pause', { kind: 'rest', status: 429, times: 1, after: 4, path: CALLBACK }],
    ['the request takes too long', { kind: 'slow', ms: 3300, times: 1, path: CALLBACK, before: true }],
  ] as const)(
    'because %s fails visibly, and the press counts once however often it is repeated',
    async (name, fault) => {
      const { who, dm, back } = await atTheBack(name);
      await program.script.fault(fault);
      expect(await who.press(back, 'Good')).toMatchObject({ problem: 'no answer within 3 s' });
      await program.script.fault({ kind: 'clear' });
      expect(said(await who.press(back, 'Good'))).toMatch(/Nothing was counted twice; \/study goes on/);
      const next = await who.command(dm, 'study', { options: { deck: 'ddia', chapters: '3' } });
      expect((await who.press(next.message!, 'Show answer')).answered).toBe('update');
      expect(await reviewsOf(who)).toBe(1);
    },
  );
});

describe('an answer that had to be waited for', () => {
  async function typed(who: ScriptPerson, front: APIMessage) {
    const form = await who.press(front, 'Type your answer');
    return who.submit(form, { answer: 'A memtable takes the writes and is flushed as a sorted file.' });
  }

  it.each([
    ['a burst of 503', 11, { kind: 'rest', status: 503, times: 10, path: DEFERRED }],
    ['a 429', 2, { kind: 'rest', status: 429, times: 1, after: 1, path: DEFERRED }],
    ['a slow edit', 1, { kind: 'slow', ms: 2000, times: 1, path: DEFERRED }],
  ] as const)('is filled in after %s, and the model is asked once', async (name, tries, fault) => {
    const { who, dm } = await program.student(name);
    // With a date, questions come first.
    await who.command(dm, 'settings', { subcommand: 'interview-date', options: { date: 'in 3 weeks' } });
    const asked = model.calls();
    const front = await who.command(dm, 'study', { options: { deck: 'ddia', chapters: '7' } });
    await who.press((await who.press(front.message!, 'Type your answer')).message!, 'Use the model');
    await program.script.fault(fault);
    const edits = program.requests(/original$/);
    const graded = await typed(who, front.message!);
    expect([graded.problem, graded.followups]).toEqual([undefined, []]);
    expect(graded.message!.embeds[0]).toMatchObject({
      title: 'Your answer',
      footer: { text: expect.stringMatching(/^Graded by m,/) },
    });
    expect(program.requests(/original$/) - edits).toBe(tries);
    expect(model.calls() - asked).toBe(1);
    expect((await who.press(graded.message!, 'Good')).answered).toBe('update');
    expect(await reviewsOf(who)).toBe(1);
  });
});

describe('a setting', () => {
  it('that was confirmed after a burst of 502 is kept', async () => {
    const { who, dm } = await program.student('Setter');
    await program.script.fault({ kind: 'rest', status: 502, times: 8, path: CALLBACK });
    const set = await who.command(dm, 'settings', { subcommand: 'day-start', options: { hour: 5 } });
    expect(said(set)).toMatch(/Saved/);
    expect((await keptOf(who)).learner).toMatchObject([{ dayStartsAt: 5 * 60 }]);
  });

  it('of a reminder is confirmed by one direct message, though Discord fails and refuses before it takes it', async () => {
    const { who, dm } = await program.student('Sleeper');
    const channel = await who.channel('random');
    const told = (await who.messages(dm)).length;
    for (const status of [503, 429] as const)
      await program.script.fault({ kind: 'rest', status, times: 2, after: 1, path: 'channels/\\d+/messages$' });
    const set = await who.command(channel, 'remind', { subcommand: 'at', options: { time: '7:30' } });
    expect(set.problem).toBeUndefined();
    expect(program.requests(/channels\/\d+\/messages$/)).toBe(5);
    expect(await who.messages(dm)).toHaveLength(told + 1);
  });
});
