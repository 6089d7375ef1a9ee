// The gateway drops, asks to come back, and forgets sessions, while people use the program.
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { said, textOf, until, WHOLE_PROGRAM } from '../interview/test-interview.ts';
import { type FaultyProgram, faultyProgram } from './test-program.ts';
import { keptOf, studyThrough } from './test-students.ts';

vi.setConfig(WHOLE_PROGRAM);

let program: FaultyProgram;
beforeAll(async () => {
  program = await faultyProgram();
}, 60_000);
afterAll(() => program.end());

const students = (name: string) => Promise.all([1, 2, 3, 4].map((nth) => program.student(`${name} ${nth}`)));

describe('people who study', () => {
  it.each([{ kind: 'disconnect' }, { kind: 'reconnect' }, { kind: 'invalid-session', resumable: true }] as const)(
    'notice nothing of a connection that breaks: $kind',
    async (fault) => {
      const told = await studyThrough(await students(fault.kind), async () => {
        for (let times = 0; times < 2; times++) {
          await program.script.fault(fault);
          await sleep(500);
        }
      });
      expect(told.flatMap(({ troubles }) => troubles)).toEqual([]);
    },
  );

  it('see presses fail while the session is lost or nothing listens, and go on afterwards', async () => {
    const told = await studyThrough(await students('lost'), async () => {
      await program.script.fault({ kind: 'invalid-session', resumable: false });
      await sleep(200);
      await program.script.fault({ kind: 'offline', seconds: 1 });
      await sleep(1000);
    });
    expect(told.flatMap(({ troubles }) => troubles)).toContain('no answer within 3 s');
  });
});

it('a press that reaches the bot too late counts once, and another one says so', async () => {
  const { who, dm } = await program.student('Late');
  const front = await who.command(dm, 'study', { options: { deck: 'ddia' } });
  const back = await who.press(front.message!, 'Show answer');
  await program.script.fault({ kind: 'offline', seconds: 3.5 });
  const failed = await who.press(back.message!, 'Good');
  expect(failed.problem).toBe('no answer within 3 s');
  await vi.waitFor(async () => expect((await keptOf(who)).reviews).toHaveLength(1), { timeout: 15_000, interval: 300 });
  expect(said(await who.press(back.message!, 'Good'))).toMatch(/Nothing was counted twice; \/study goes on/);
  expect((await keptOf(who)).reviews).toHaveLength(1);
});

it('what was written for an interview while the session was lost is read, though Discord fails at first', async () => {
  const { who, dm } = await program.student('Candidate');
  await who.command(dm, 'interview', { subcommand: 'start', options: { questions: 1 } });
  await who.press(await until(who, dm, 'Begin'), 'Begin');
  await until(who, dm, /Question 1 of 1/);
  await program.script.fault({ kind: 'offline', seconds: 1 });
  await program.script.fault({ kind: 'invalid-session', resumable: false });
  await who.say(dm, 'The replica lags behind the leader.');
  await program.script.fault({ kind: 'rest', status: 503, times: 6, path: `channels/${dm.id}/messages` });
  await until(who, dm, /Noted/, 30_000);
  await program.script.fault({ kind: 'clear' });
  await who.say(dm, 'So a read may be stale.');
  await who.press(await until(who, dm, /Noted/), 'Done');
  expect(textOf(await until(who, dm, /Answer taken/))).toMatch(/12 words/);
}, 40_000);
