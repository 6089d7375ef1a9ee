// Learners' own decks and joining decks, end to end: from the file that is attached to the deck that is deleted.
import { mkdtempSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pino } from 'pino';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { makeEmbedded } from './db/test-embedded.ts';
import { type Quorum, startQuorum } from './quorum.ts';
import { type Outcome, pressable, type ScriptPerson, scriptClient } from './sandbox/script-client.ts';
import type { Settings } from './settings.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'quorum-own-'));
const settings: Settings = {
  discord: { kind: 'sandbox', port: 0, folder: path.join(folder, 'sandbox') },
  database: { folder: path.join(folder, 'postgres') },
  decksFolder: path.resolve('decks'),
  operatorIds: [],
  logLevel: 'error',
};
const KAFKA = [
  'Question,Answer,Chapter',
  'What does a consumer group share?,"Partitions: each has one consumer, in one group.",Consumers',
  'What keeps the order in Kafka?,"Only the partition: records with the same key go to the same one.",Topics',
  'What is a log segment?,"A file of a partition that is rolled, and deleted or compacted as a whole.",Topics',
];
let quorum: Quorum;
let ada: ScriptPerson;
let linus: ScriptPerson;
let channel: string;

beforeAll(async () => {
  await makeEmbedded(path.join(folder, 'postgres'));
  quorum = await startQuorum(settings, pino({ level: 'error' }));
  ada = await scriptClient(quorum.page!).login('Ada');
  linus = await scriptClient(quorum.page!).login('Linus');
  channel = (await ada.channel('system-design')).id;
}, 90_000);
afterAll(async () => {
  await quorum.close();
  await rm(folder, { recursive: true });
});

const file = (name: string, data: string | Buffer) => ({
  file: { name, type: 'text/csv', base64: Buffer.from(data).toString('base64') },
});
const add = (who: ScriptPerson, name: string, lines: string[] | Buffer, deck?: string) =>
  who.command(channel, 'decks', {
    subcommand: 'add',
    files: file(name, Array.isArray(lines) ? lines.join('\n') : lines),
    ...(deck && { options: { name: deck } }),
  });
const open = (who: ScriptPerson, deck: string) =>
  who.command(channel, 'decks', { subcommand: 'open', options: { deck } });
const choices = (who: ScriptPerson, command: string, option: string, value: string, subcommand?: string) =>
  who.autocomplete(channel, command, { option, value, ...(subcommand && { subcommand }) });

describe('joining and leaving', () => {
  it('a deck is joined by studying it, left by a press, and taken up where it was', async () => {
    const shown = await ada.command(channel, 'decks', { subcommand: 'list' });
    expect(textOf(shown)).toMatch(/\*\*12\*\* .*The Future of Data Systems/);
    expect(labelsOf(shown)).toEqual(expect.arrayContaining(['Study', 'Preview', 'Join']));

    const asked = await ada.press(shown.message!, 'Study');
    const placed = await ada.press(asked.message!, 'The time on your clock', ['60']);
    const front = await ada.press(placed.message!, 'A city', ['Europe/Berlin']);
    await ada.press((await ada.press(front.message!, 'Show answer')).message!, 'Easy');

    const joined = await open(ada, 'ddia');
    expect(textOf(joined)).toMatch(/^[█▓░]{12} 1 of \d+ cards met/m);
    const left = await ada.press(joined.message!, 'Leave');
    expect(left.message!.content).toMatch(/schedule is kept/);
    const refused = await ada.command(channel, 'study');
    expect(refused.message!.content).toMatch(/You are in no deck/);
    const back = await ada.press(left.message!, 'Join');
    expect(textOf(back)).toMatch(/1 of \d+ cards met/);
    expect(textOf(await ada.command(channel, 'study'))).toMatch(/Designing Data-Intensive/);
  });
});

describe('looking through a deck', () => {
  it('shows card by card with the answer covered, chapter by chapter', async () => {
    const deck = await open(linus, 'ddia');
    const first = await linus.press(deck.message!, 'Preview');
    expect(footerOf(first)).toMatch(/^Card 1 of \d{3}/);
    expect(textOf(first)).toMatch(/\|\|.+\|\|/);
    const second = await linus.press(first.message!, 'Next card');
    expect(footerOf(second)).toMatch(/^Card 2 of/);
    const chapters = pressable(second.message!).find(({ customId }) => customId.startsWith('decks.chapter'))!;
    const third = (second.message!.components as { components: { options?: { label: string; value: string }[] }[] }[])
      .flatMap(({ components }) => components.flatMap(({ options = [] }) => options))
      .find(({ label }) => label.startsWith('3 · '))!;
    const chosen = await linus.press(second.message!, chapters.customId, [third.value]);
    expect(textOf(chosen)).toMatch(/Chapter 3, Storage and Retrieval/);
    expect(textOf(await linus.press(chosen.message!, 'Back to the deck'))).toMatch(/0 of \d+ cards met/);
  });
});

describe('cards of one’s own', () => {
  it('are previewed, added, and studied', async () => {
    const preview = await add(ada, 'kafka_notes.csv', [...KAFKA, 'No answer?,,Topics']);
    expect(titleOf(preview)).toBe('Preview: kafka notes');
    expect(textOf(preview)).toMatch(/\*\*3 new cards\*\*/);
    expect(fieldsOf(preview)).toMatch(/Line 5: the back is empty/);
    const added = await ada.press(preview.message!, 'Add them');
    expect(added.message!.content).toBe('Done: 3 cards added.');
    expect(textOf(added)).toMatch(/\*\*1\*\* Consumers/);

    const front = await ada.press(added.message!, 'Study');
    expect(textOf(front)).toMatch(/kafka notes · Consumers · your own card\n### What does a consumer group share/);
    const back = await ada.press(front.message!, 'Show answer');
    expect(labelsOf(back)).not.toContain('Wrong?');
    const source = await ada.press(back.message!, 'Where is this from?');
    expect(source.message!.content).toMatch(/line 2 of kafka/);
    await ada.press(back.message!, 'Good');
  });

  it('are updated by their fronts, keep their schedule, and go when the file has them no more and one says so', async () => {
    const preview = await add(ada, 'kafka_notes.csv', [
      ...KAFKA.slice(0, 2),
      'What keeps the order in Kafka?,The partition alone.,Topics',
      'What is an ISR?,The replicas that keep up with the leader.,Replication',
    ]);
    expect(textOf(preview)).toMatch(/\*\*1 new card\*\*, \*\*1 card changed\*\*.*1 card already there.*1 other card/);
    const added = await ada.press(preview.message!, 'Add them, and take out the other 1');
    expect(added.message!.content).toBe('Done: 1 card added, 1 changed, 1 taken out.');
    expect(textOf(added)).toMatch(/1 of 3 cards met/);
  });

  it('are nobody else’s to see', async () => {
    const names = async (who: ScriptPerson) => (await choices(who, 'study', 'deck', '')).map(({ name }) => name);
    expect(await names(ada)).toContain('kafka notes');
    expect(await names(linus)).not.toContain('kafka notes');
    expect(await choices(linus, 'decks', 'deck', 'kafka', 'open')).toEqual([]);
    const words = 'what does a consumer group share';
    expect(await choices(linus, 'card', 'card', words)).toEqual([]);
    const [mine] = await choices(ada, 'study', 'deck', 'kafka');
    for (const deck of ['kafka notes', String(mine!.value)]) {
      expect((await open(linus, deck)).message!.content).toMatch(/There is no deck/);
      const study = await linus.command(channel, 'study', { options: { deck } });
      expect(study.message!.content).toMatch(/There is no deck/);
      expect(study.message!.content).not.toMatch(/There is:.*kafka/);
    }
    const listed = await linus.command(channel, 'decks', { subcommand: 'list' });
    expect(textOf(listed)).not.toMatch(/kafka/);
    const number = (await choices(ada, 'card', 'card', words))[0]!.value;
    const shown = await linus.command(channel, 'card', { options: { card: String(number) } });
    expect(shown.message!.content).toMatch(/no such card/);
  });

  it('stay through a restart, which syncs the decks', async () => {
    await quorum.close();
    quorum = await startQuorum(settings, pino({ level: 'error' }));
    ada = await scriptClient(quorum.page!).login('Ada');
    linus = await scriptClient(quorum.page!).login('Linus');
    expect(textOf(await open(ada, 'Kafka Notes'))).toMatch(/1 of 3 cards met/);
  }, 90_000);

  it('that are broken are refused in plain words', async () => {
    const said = async (name: string, data: string[] | Buffer) => (await add(ada, name, data)).message!.content;
    expect(await said('a.csv', ['a,b', 'What is "open"?,"never closed', 'c,d'])).toMatch(
      /line 2 opens a quotation mark/,
    );
    expect(await said('a.csv', ['only', 'one', 'column'])).toMatch(/only one column/);
    expect(await said('a.xlsx', Buffer.from([0x50, 0x4b, 3, 4, 20, 0]))).toMatch(/In Excel use "Save as"/);
    expect(await said('a.csv', Buffer.alloc(2 ** 20 + 1, 'a,b\n'))).toMatch(/too large: 1 MB/);
    const many = Array.from({ length: 2001 }, (_, at) => `Front ${at},Back ${at}`);
    expect(await said('a.csv', many)).toMatch(/2,001 cards; 2,000 are allowed/);
    const none = await add(ada, 'a.csv', ['front,back', 'x,', ',y']);
    expect(titleOf(none)).toBe('None of these can become a card');
  });

  it('are added once, by the last preview', async () => {
    const first = await add(linus, 'one.csv', KAFKA, 'Mine');
    const second = await add(linus, 'two.csv', KAFKA, 'Mine');
    expect(told(await linus.press(first.message!, 'Add them'))).toMatch(/This preview is over/);
    const [one, two] = await Promise.all([
      linus.press(second.message!, 'Add them'),
      linus.press(second.message!, 'Add them'),
    ]);
    const all = [told(one), told(two)];
    expect(all.filter((text) => text.includes('3 cards added'))).not.toEqual([]);
    expect(textOf(await open(linus, 'mine'))).toMatch(/0 of 3 cards met/);
    const third = await add(linus, 'two.csv', KAFKA.slice(0, 2), 'Other');
    expect((await linus.press(third.message!, 'Cancel')).message!.content).toMatch(/nothing was added/);
    expect((await open(linus, 'Other')).message!.content).toMatch(/There is no deck/);
  });

  it('are deleted once their deck’s name is typed', async () => {
    const form = await ada.command(channel, 'decks', { subcommand: 'remove', options: { deck: 'kafka notes' } });
    expect(form.answered).toBe('modal');
    expect(told(await ada.submit(form, { name: 'kafka' }))).toMatch(/Nothing was deleted/);
    const again = await ada.command(channel, 'decks', { subcommand: 'remove', options: { deck: 'kafka notes' } });
    expect(told(await ada.submit(again, { name: 'Kafka  notes' }))).toMatch(/Deleted: kafka notes with 3 cards/);
    expect((await open(ada, 'kafka notes')).message!.content).toMatch(/There is no deck/);
    const public_ = await ada.command(channel, 'decks', { subcommand: 'remove', options: { deck: 'ddia' } });
    expect(public_.message!.content).toMatch(/no such deck of your own/);
  });
});

function textOf({ message }: Outcome): string {
  return (message?.embeds ?? []).map(({ description }) => description ?? '').join('\n');
}
function titleOf({ message }: Outcome): string {
  return message?.embeds[0]?.title ?? '';
}
function footerOf({ message }: Outcome): string {
  return message?.embeds[0]?.footer?.text ?? '';
}
function fieldsOf({ message }: Outcome): string {
  return (message?.embeds[0]?.fields ?? []).map(({ name, value }) => `${name}: ${value}`).join('\n');
}
function labelsOf({ message }: Outcome): string[] {
  return message ? pressable(message).map(({ label }) => label) : [];
}
/** What the person read in answer, wherever it stood. */
function told({ message, followups }: Outcome): string {
  return [message, ...followups].map((one) => one?.content ?? '').join('\n');
}
