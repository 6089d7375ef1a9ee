// Whole interviews, driven as people drive them: real discord.js, the sandbox, the queue, the built-in grader.
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { rubricsOf } from '../decks/deck.ts';
import { loadDeck } from '../decks/deck-folder.files.ts';
import { readScenarios } from './scenario.files.ts';
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

vi.setConfig(WHOLE_PROGRAM);

const ddia = path.resolve('decks/ddia');
const { scenarios } = readScenarios(ddia, rubricsOf(loadDeck(ddia)));

let program: Program;
beforeAll(async () => {
  program = await runProgram();
});
afterAll(() => program.end());

describe('an interview by direct message', () => {
  it('joins messages and edits until Done, probes, gives a verdict with the words of the learner, and reports', async () => {
    const ada = await person(program.quorum, 'Ada');
    const dm = await ada.dm();
    const { asked } = await begun(ada, dm, { chapters: '3', questions: 2, level: 'mid', minutes: 30 });
    expect(textOf(asked)).toMatch(/Question 1 of 2 · Chapter 3/);
    const piece = await ada.say(dm, 'It is like this.');
    await ada.say(dm, 'And the memtable is flushed.');
    await ada.edit(piece, 'A memtable collects writes in memory.');
    const hinted = await ada.press(asked, 'Hint');
    expect(textOf(hinted.message)).toMatch(/💡 Think about this/);
    const done = await ada.press(await until(ada, dm, /Noted/), 'Done');
    expect(textOf(done.message)).toMatch(/Answer taken: 11 words/);
    await probedThrough(ada, dm, 'Next');
    const verdict = await until(ada, dm, 'Next');
    expect(textOf(verdict)).toMatch(/of \d+ points/);
    expect(textOf(verdict)).toMatch(/measures whether the points are mentioned, not whether what you say is right/);
    const model = await ada.press(verdict, 'Model answer');
    expect(textOf(model.message)).toMatch(/strong candidate/);

    await ada.press(verdict, 'Next');
    await ada.press(await until(ada, dm, /Question 2 of 2/), 'Skip');
    const report = await until(ada, dm, /Your interview:/);
    expect(textOf(report)).toMatch(/Essential, and missing[\s\S]*First in \/study tomorrow, <t:\d+:D>/);
    expect(textOf(report)).toMatch(/2\.\*\* skipped · \S/);
    expect(report.attachments.map(({ filename }) => filename)).toContain('interview.md');
    expect(report.embeds[0]?.image?.url).toMatch(/interview\.png/);

    const history = await ada.command(dm, 'interview', { subcommand: 'history' });
    expect(textOf(history.message)).toMatch(
      /2 questions, mid · \*\*\d+ %, \d of 2 passed\*\*[\s\S]*\*\*3\*\* Storage and Retrieval · \d+ %/,
    );
    const again = await ada.command(dm, 'interview', { subcommand: 'report' });
    expect(textOf(again.message)).toMatch(/Your interview:/);
  });
});

describe('a scenario', () => {
  it('goes through its phases, each with a clock of its own', async () => {
    const sophie = await person(program.quorum, 'Sophie');
    const dm = await sophie.dm();
    const [choice] = await sophie.autocomplete(dm, 'interview', {
      subcommand: 'scenario',
      option: 'name',
      value: 'ledger',
    });
    await sophie.command(dm, 'interview', { subcommand: 'scenario', options: { name: String(choice!.value) } });
    const intro = await until(sophie, dm, 'Begin');
    expect(textOf(intro)).toMatch(/A payments ledger[\s\S]*6 phases, 36 minutes/);
    await sophie.press(intro, 'Begin');
    const { phases } = scenarios.find(({ key }) => key === 'ledger')!.scenario;
    for (const [i, { title, model_answer }] of phases.entries()) {
      const asked = await until(sophie, dm, new RegExp(`Phase ${i + 1} of 6 · ${title}`));
      const last = i === 5;
      if (last) await sophie.press(asked, 'Skip');
      else {
        await sophie.say(dm, model_answer);
        await sophie.press(asked, 'Done');
        expect(textOf(await until(sophie, dm, 'Next'))).toMatch(new RegExp(`^Phase ${i + 1} · Passed`));
        await sophie.press(await until(sophie, dm, 'Next'), 'Next');
      }
    }
    const report = textOf(await until(sophie, dm, /Your interview/));
    expect(report).toMatch(/[78]\d %, 5 of 6 passed/);
    expect(report).toMatch(/6\.\*\* skipped · Wrap-up/);
  });
});

describe('what is offered while one types', () => {
  it('are chapters by number and title, added to those that are there, decks, scenarios and past interviews', async () => {
    const sophie = await person(program.quorum, 'Sophie');
    const dm = await sophie.dm();
    const offered = async (option: string, value: string, subcommand = 'start') =>
      (await sophie.autocomplete(dm, 'interview', { subcommand, option, value })).map((one) => one.name);
    expect(await offered('chapters', '')).toContain('3 · Storage and Retrieval');
    expect(await offered('chapters', '3, repl')).toContainEqual(expect.stringMatching(/^3, 5 · Replication/));
    expect(await offered('chapters', '1-4')).toContain('1-4');
    expect(await offered('deck', 'data')).not.toEqual([]);
    expect(await offered('scenario', 'LEDGER', 'group')).toEqual(['A payments ledger']);
    expect(await offered('interview', 'ledger', 'report')).toContainEqual(expect.stringMatching(/A payments ledger/));
  });
});

describe('a contested verdict', () => {
  it('reaches the operators, who alone see and decide it, and is exported only with consent', async () => {
    const linus = await person(program.quorum, 'Linus');
    const ada = await person(program.quorum, 'Ada');
    const dm = await linus.dm();
    await linus.command(dm, 'interview', { subcommand: 'start', options: { chapters: '3', questions: 1 } });
    await linus.press(await until(linus, dm, 'Begin'), 'Begin');
    await until(linus, dm, /Question 1 of 1/);
    await linus.say(dm, 'I would rather measure than guess, since engines differ.');
    await linus.press(await until(linus, dm, /Noted/), 'Done');
    await until(linus, dm, 'Nothing to add');
    await stop(linus, dm);
    const form = await linus.press(await until(linus, dm, 'Contest'), 'Contest');
    const kept = await linus.submit(form, { comment: 'I did say it.', consent: 'yes' });
    expect(said(kept)).toMatch(/Kept for the operator/);

    const refused = await linus.command(dm, 'operator', { subcommand: 'contested' });
    expect(said(refused)).toMatch(/Only the operators/);
    const operatorsDm = await ada.dm();
    expect(textOf(await until(ada, operatorsDm, /was contested/))).not.toMatch(/Linus/);
    const list = await ada.command(operatorsDm, 'operator', { subcommand: 'contested' });
    const [, number] = /\*\*(\d+)\*\*/.exec(textOf(list.message))!;
    expect(
      textOf(
        (await ada.command(operatorsDm, 'operator', { subcommand: 'contested', options: { number: Number(number) } }))
          .message,
      ),
    ).toMatch(/measure than guess/);
    await ada.command(operatorsDm, 'operator', { subcommand: 'accept', options: { number: Number(number) } });
    const exported = await ada.command(operatorsDm, 'operator', { subcommand: 'export' });
    expect(exported.message!.attachments.map(({ filename }) => filename)).toEqual(['contested-ddia-03.yaml']);
  });
});
