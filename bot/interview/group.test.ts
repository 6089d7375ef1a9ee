// A group interview through the real bot: one candidate, and observers who judge in private before the reveal.
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { type ScriptPerson, scriptClient } from '../sandbox/script-client.ts';
import {
  channelNamedIn,
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

vi.setConfig(WHOLE_PROGRAM);

let program: Program;
beforeAll(async () => {
  program = await runProgram();
});
afterAll(() => program.end());

type Invitation = Awaited<ReturnType<ScriptPerson['command']>>['message'] & object;
type Round = { candidate: ScriptPerson; channel: { id: string }; thread: string; invitation: Invitation };

/** A group interview of `questions` questions that this person sits. */
async function round(name: string, options: Record<string, string | number>): Promise<Round> {
  const candidate = await person(program.quorum, name);
  const channel = await candidate.channel('system-design');
  const invited = await candidate.command(channel, 'interview', { subcommand: 'group', options });
  const invitation = invited.message!;
  return { candidate, channel, thread: channelNamedIn(invitation)!, invitation };
}
async function watcher({ invitation }: Round, name: string): Promise<ScriptPerson> {
  const observer = await person(program.quorum, name);
  expect(said(await observer.press(invitation, 'Watch and judge'))).toMatch(/You are in/);
  return observer;
}
/** From the question that is asked to the call for verdicts. */
async function answered({ candidate, thread }: Round, text = 'I do not know much about it.') {
  const asked = await until(candidate, thread, 'Answer');
  await candidate.submit(await candidate.press(asked, 'Answer'), { answer: text });
  return probedThrough(candidate, thread, 'My verdict');
}
async function judges(observer: ScriptPerson, call: Invitation, points: string[]): Promise<Invitation> {
  const form = await observer.press(call, 'My verdict');
  expect(form.message!.flags! & 64).toBe(64);
  const kept = await observer.press(form.message!, 'The points', points);
  expect(textOf(kept.message)).toMatch(/Kept. You can change it until the reveal/);
  return form.message!;
}
const begin = async ({ candidate, thread }: Round) => candidate.press(await until(candidate, thread, 'Begin'), 'Begin');
const one = { chapters: '3', questions: 1 };

it('lets observers judge in private, tells only how many have, and shows people and grader side by side', async () => {
  const held = await round('Ada', { chapters: '3', questions: 2 });
  const { candidate, thread, invitation } = held;
  expect(textOf(invitation)).toMatch(/\*\*Ada\*\* sits a mock interview: 2 questions/);
  expect(said(await candidate.press(invitation, 'Watch and judge'))).toMatch(/You sit this interview yourself/);
  const [linus, grace] = [await watcher(held, 'Linus'), await watcher(held, 'Grace')];
  await begin(held);
  const asked = await until(candidate, thread, 'Answer');
  for (const label of ['Answer', 'Skip', 'Pause'])
    expect(said(await linus.press(asked, label))).toMatch(/belongs to someone else/);
  const call = await answered(held);
  expect(said(await candidate.press(call, 'My verdict'))).toMatch(/Only observers judge/);
  const form = await judges(linus, call, ['0']);
  await until(candidate, thread, /1 of 2 observers gave a verdict/);
  await judges(linus, call, ['0', '1']);
  await judges(grace, call, ['none']);
  await until(candidate, thread, /2 of 2 observers gave a verdict. That is all/);
  const before = (await candidate.messages(thread)).map(textOf).join('\n');
  expect(before).not.toMatch(/✅ Linus|❌ Grace|side by side|Not passed/);

  expect(said(await linus.press(call, 'Reveal'))).toMatch(/belongs to someone else/);
  await candidate.press(call, 'Reveal');
  const verdict = await until(grace, thread, /and the group, side by side/);
  expect(textOf(verdict)).toMatch(/\*\*1\.\*\* .+\n❌ grader · ✅ Linus · ❌ Grace/);
  expect(textOf(verdict)).toMatch(/\*\*3\.\*\* .+\n❌ grader · ❌ Linus · ❌ Grace/);
  expect(textOf(verdict)).toMatch(/You differ on points 1, 2/);
  expect(said(await linus.press(form, 'The points', ['2']))).toMatch(/revealed already/);

  await candidate.press(verdict, 'Next');
  expect(textOf((await candidate.messages(thread)).find(({ id }) => id === verdict.id))).toMatch(
    /and the group, side by side/,
  );
  await until(candidate, thread, /Question 2 of 2/);
  await stop(candidate, held.channel);
  expect(textOf(await until(linus, thread, /Your interview/))).toMatch(/You ended it/);
  expect(said(await (await person(program.quorum, 'Late')).press(invitation, 'Watch and judge'))).toMatch(/is over/);
});

it('opens the model answer and the passage to observers, but not before the reveal', async () => {
  const held = await round('Radia', one);
  const observer = await watcher(held, 'Barbara');
  await begin(held);
  const call = await answered(held);
  const form = (await observer.press(call, 'My verdict')).message!;
  const kept = await observer.press(form, 'The points', ['none', '0']);
  expect(textOf(kept.message)).toMatch(/\*\*None of them\*\* does not go together with points, so it was left out/);
  await held.candidate.press(call, 'Reveal');
  const verdict = await until(observer, held.thread, /and the group, side by side/);
  expect(textOf(verdict)).toMatch(/\*\*Overall\*\* · grader ❌ 0 of \d+ · Barbara ❌ 2 of \d+/);
  for (const who of [observer, held.candidate]) {
    expect(said(await who.press(verdict, 'Model answer'))).toMatch(/What a strong candidate says/);
    expect(said(await who.press(verdict, 'Read the passage'))).toMatch(/Chapter 3: Storage and Retrieval/);
  }
  expect(said(await observer.press(verdict, 'Contest'))).toMatch(/belongs to someone else/);
});

it('takes in an observer who comes late, and goes on without one who leaves', async () => {
  const held = await round('Linus', one);
  const leaving = await watcher(held, 'Grace');
  await begin(held);
  const call = await answered(held);
  await leaving.leaveThread(held.thread);
  const late = await watcher(held, 'Edsger');
  await judges(late, call, ['none']);
  await until(held.candidate, held.thread, /1 of 2 observers gave a verdict/);
  await held.candidate.press(call, 'Reveal');
  const verdict = textOf(await until(late, held.thread, /and the group, side by side/));
  expect(verdict).toMatch(/All of you agree/);
  expect(verdict).toMatch(/No verdict from Grace/);
  await until(late, held.thread, /Your interview/);
});

it('shows what five observers found, within the limits of a message', async () => {
  const held = await round('Ken', one);
  const names = ['Barbara Liskov', 'Leslie *Lamport*', 'Radia Perlman the Bridge Builder', 'Tony', 'Edsger'];
  const observers = [];
  for (const name of names) observers.push(await watcher(held, name));
  await begin(held);
  const call = await answered(held);
  for (const [i, observer] of observers.entries()) await judges(observer, call, [String(i % 3)]);
  await until(held.candidate, held.thread, /5 of 5 observers/);
  await held.candidate.press(call, 'Reveal');
  const verdict = textOf(await until(held.candidate, held.thread, /and the group, side by side/));
  for (const name of ['Barbara Liskov', 'Leslie \\*Lamport\\*', 'Tony', 'Edsger']) expect(verdict).toContain(name);
  await until(held.candidate, held.thread, /Your interview/);
});

it('ends with what was judged so far when the candidate stops in the middle of a round', async () => {
  const held = await round('Grace', { chapters: '3', questions: 3 });
  const observer = await watcher(held, 'Tony');
  await begin(held);
  await judges(observer, await answered(held), ['0']);
  await stop(held.candidate, held.channel);
  expect(textOf(await until(observer, held.thread, /and the group, side by side/))).toMatch(/❌ grader · ✅ Tony/);
  expect(textOf(await until(observer, held.thread, /Your interview/))).toMatch(/You ended it: 1 of 3 questions/);
});

it('takes its observers along into a new thread, and goes on without them by direct message', async () => {
  const held = await round('Barbara', one);
  const observer = await watcher(held, 'Radia');
  await begin(held);
  await answered(held);
  await held.candidate.deleteThread(held.thread);
  const back = await held.candidate.command(held.channel, 'interview', { subcommand: 'resume' });
  const thread = channelNamedIn(back.message)!;
  expect(thread).not.toBe(held.thread);
  await judges(observer, await until(observer, thread, 'My verdict'), ['0']);
  await until(held.candidate, thread, /1 of 1 observer/);
  const script = scriptClient(program.quorum.page!);
  await script.fault({ kind: 'silent-threads', channel: held.channel.id, denied: true });
  await held.candidate.command(held.channel, 'interview', { subcommand: 'resume' });
  const dm = await held.candidate.dm();
  expect(textOf(await until(held.candidate, dm, /and the group, side by side/))).toMatch(/✅ Radia/);
  await until(held.candidate, dm, /Your interview/);
  await script.fault({ kind: 'clear' });
});

it('holds a whole scenario, phase by phase', async () => {
  const held = await round('Tony', { scenario: 'ledger' });
  expect(textOf(held.invitation)).toMatch(/A payments ledger[\s\S]*6 phases/);
  const observer = await watcher(held, 'Ken');
  await begin(held);
  await until(observer, held.thread, /Phase 1 of 6/);
  const call = await answered(held, 'First I would ask who uses it and how many payments a second there are.');
  expect(textOf(call)).toMatch(/Phase 1 · what do you say/);
  await judges(observer, call, ['0']);
  await held.candidate.press(call, 'Reveal');
  const verdict = await until(held.candidate, held.thread, /and the group, side by side/);
  expect(textOf(verdict)).toMatch(/Phase 1 · /);
  await held.candidate.press(verdict, 'Next');
  await until(observer, held.thread, /Phase 2 of 6/);
  await stop(held.candidate, held.channel);
  await until(observer, held.thread, /1 of 6 phases|2 of 6 phases/);
});

it('needs a channel with threads', async () => {
  const edsger = await person(program.quorum, 'Edsger');
  const refused = await edsger.command(await edsger.dm(), 'interview', { subcommand: 'group', options: one });
  expect(said(refused)).toMatch(/needs a text channel/);
});
