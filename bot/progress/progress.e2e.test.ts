// /progress as people use it: the whole program against the sandbox.
import { mkdtempSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pino } from 'pino';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { makeEmbedded } from '../db/test-embedded.ts';
import { type Quorum, startQuorum } from '../quorum.ts';
import { type Outcome, pressable, type ScriptPerson, scriptClient } from '../sandbox/script-client.ts';
import { readSettings } from '../settings.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'quorum-progress-'));
let quorum: Quorum;
const person = (name: string) => scriptClient(quorum.page!).login(name);

beforeAll(async () => {
  await makeEmbedded(path.join(folder, 'postgres'));
  const settings = readSettings({ SANDBOX_PORT: '0', DATA_FOLDER: folder, LOG_LEVEL: 'error' });
  quorum = await startQuorum(settings, pino({ level: 'error' }));
}, 60_000);
afterAll(async () => {
  await quorum.close();
  await rm(folder, { recursive: true });
});

describe('progress', () => {
  it('tells a newcomer in words where to begin, without a picture of nothing', async () => {
    const ada = await person('Ada');
    const channel = await ada.channel('random');
    const overview = await ada.command(channel, 'progress');
    expect(textOf(overview)).toMatch(/Nothing answered in the last 30 days/);
    expect(overview.message!.attachments).toEqual([]);
    expect(overview.message!.flags! & 64).toBe(64);
    expect(textOf(await ada.command(channel, 'progress', { options: { what: 'retention' } }))).toMatch(
      /From 900 reviews/,
    );
    const readiness = await ada.command(channel, 'progress', { options: { what: 'readiness' } });
    expect(textOf(readiness)).toMatch(/no interview date.*What helps most.*begin/s);
  });

  it('shows each page as a picture with the same in words, and leads from one to the next', async () => {
    const ada = await person('Ada');
    await answerOne(ada, '3');
    const channel = await ada.channel('random');
    await ada.command(channel, 'settings', { subcommand: 'interview-date', options: { date: 'in 3 weeks' } });
    let shown = await ada.command(channel, 'progress');
    expect(textOf(shown)).toMatch(/1 answer, 1 new card/);
    const pages = ['Forecast', 'Chapters', 'Readiness', 'Overview'];
    const words = [/9 a day|10 a day/, /\*\*3\*\* Storage and Retrieval: 1 learning/, /21 days to go/, /1 answer/];
    for (const [place, label] of pages.entries()) {
      shown = await ada.press(shown.message!, label);
      expect(textOf(shown)).toMatch(words[place]!);
      await expectPicture(shown);
    }
    const retention = await ada.press(shown.message!, 'Retention');
    expect(textOf(retention)).toMatch(/No review has come back yet/);
    expect(retention.message!.attachments).toEqual([]);
  });

  it('refuses a deck that is not there in plain words', async () => {
    const ada = await person('Ada');
    const refused = await ada.command(await ada.dm(), 'progress', { options: { deck: 'cooking' } });
    expect(refused.message!.content).toMatch(/no such deck/);
  });
});

describe('the shared figures of a server', () => {
  const server = async (somebody: ScriptPerson) =>
    somebody.command(await somebody.channel('random'), 'progress', { options: { what: 'server' } });

  it('count and name only those who choose to, from five on, and are left with one press', async () => {
    const names = ['Ada', 'Linus', 'Grace', 'Edsger', 'Barbara'];
    for (const [place, name] of names.entries()) {
      const one = await person(name);
      await answerOne(one, '1');
      const asked = await server(one);
      expect(textOf(asked)).toMatch(/You are \*\*not\*\* counted/);
      expect(textOf(asked)).toMatch(new RegExp(`${place} learners?.* share so far`));
      const joined = await one.press(asked.message!, place === 0 ? 'Count and name me' : 'Count me in');
      expect(joined.message!.content).toMatch(/You are counted/);
    }
    const [ada, linus] = [await person('Ada'), await person('Linus')];
    const shown = await server(linus);
    expect(textOf(shown)).toMatch(/5 learners of this server on average/);
    expect(textOf(shown)).toMatch(/\*\*1\*\* Reliable/);
    expect(textOf(shown)).toMatch(/11 chapters that fewer than 5 have begun are left out/);
    expect(textOf(shown)).toMatch(new RegExp(`<@${ada.id}> · 1 day · 2 answers`));
    expect(textOf(shown)).not.toContain(linus.id);
    await expectPicture(shown);

    const left = await linus.press(shown.message!, 'Leave');
    expect(left.message!.content).toMatch(/nothing of yours is counted/);
    expect(textOf(left)).toMatch(/4 learners of this server share so far/);
    expect(left.message!.attachments).toEqual([]);
  });

  it('are posted for everybody on demand, with nobody’s own standing, and anybody may take part from there', async () => {
    const [ada, grace] = [await person('Ada'), await person('Grace')];
    const post = await ada.press((await server(ada)).message!, 'Show it to everybody here');
    const seen = (await grace.messages(await grace.channel('random'))).find(({ id }) => id === post.message!.id)!;
    expect(seen.embeds[0]?.description).toMatch(/4 learners of this server share/);
    expect(seen.embeds[0]?.description).not.toMatch(/You are/);
    const own = await grace.press(seen, 'Take part');
    expect(own.message!.flags! & 64).toBe(64);
    expect(labelsOf(own)).toContain('Leave');
  });

  it('can be left from the direct message too, all at once', async () => {
    const grace = await person('Grace');
    const asked = await grace.command(await grace.dm(), 'progress', { options: { what: 'server' } });
    expect(asked.message!.content).toMatch(/share your progress with 1 server/);
    const left = await grace.press(asked.message!, 'Leave it');
    expect(left.message!.content).toMatch(/You have left/);
    expect(textOf(await server(grace))).toMatch(/You are \*\*not\*\* counted/);
  });
});

/** Answers one card of a chapter, telling the time first where it is asked for. */
async function answerOne(somebody: ScriptPerson, chapters: string): Promise<void> {
  const begun = await somebody.command(await somebody.channel('system-design'), 'study', {
    options: { deck: 'ddia', chapters },
  });
  let front = begun;
  if (labelsOf(begun).includes('The time on your clock')) {
    const placed = await somebody.press(begun.message!, 'The time on your clock', ['60']);
    front = await somebody.press(placed.message!, 'A city', ['Europe/Berlin']);
  }
  await somebody.press((await somebody.press(front.message!, 'Show answer')).message!, 'Good');
}

/** A PNG as a file of the message, which says what it shows. */
async function expectPicture({ message }: Outcome): Promise<void> {
  const [file, ...others] = message!.attachments;
  expect(others).toEqual([]);
  expect(file).toMatchObject({ content_type: 'image/png', width: 1280 });
  expect(file!.description!.length).toBeGreaterThan(40);
  expect(file!.description).not.toMatch(/\*\*|<t:/);
  const bytes = Buffer.from(await (await fetch(file!.url)).arrayBuffer());
  expect(bytes.subarray(1, 4).toString()).toBe('PNG');
}
function textOf({ message }: Outcome): string {
  return message?.embeds[0]?.description ?? '';
}
function labelsOf({ message }: Outcome): string[] {
  return message ? pressable(message).map(({ label }) => label) : [];
}
