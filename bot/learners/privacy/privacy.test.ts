// /privacy as a learner meets it, through the real door and the sandbox.
import { type APIMessage, InteractionResponseType } from 'discord-api-types/v10';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { OpenDatabase } from '../../db/database.ts';
import { openEmbedded } from '../../db/test-embedded.ts';
import { attachmentReader } from '../../discord/attachment.ts';
import { openTestDoor, type TestDoor } from '../../discord/test-door.ts';
import type { Outcome } from '../../sandbox/script-client.ts';
import { answerCard } from '../../study/answer.store.ts';
import { startSession } from '../../study/session.store.ts';
import { deckWith } from '../../study/test-deck.ts';
import { saveSettings } from '../learner.store.ts';
import { privacyButtons } from './privacy.buttons.ts';
import { privacyCommand } from './privacy.command.ts';

let database: OpenDatabase;
let door: TestDoor;
let learnerId: bigint;
const forgotten: string[] = [];

beforeAll(async () => {
  database = await openEmbedded();
  const { db } = database;
  door = await openTestDoor();
  learnerId = BigInt(door.ada.id);
  const queue = { forget: async (id: string) => void forgotten.push(id) };
  const readAttachment = attachmentReader(door.sandbox.api);
  await door.connect({
    commands: [privacyCommand({ db, readAttachment })],
    components: privacyButtons({ db, queue, readAttachment }),
  });
  const { cards } = await deckWith(db, [{}, {}]);
  await saveSettings(db, learnerId, { zone: 'Europe/Berlin' }, new Date());
  const now = new Date(Date.now() - 60_000);
  const session = await startSession(db, { learnerId, deckSlug: 'ddia', chapters: [], now });
  await answerCard(db, { learnerId, sessionId: session.id, cardId: cards[0]!, version: 0, rating: 3, now });
}, 60_000);
afterAll(async () => {
  await door.close();
  await database.close();
});

const run = (subcommand: string, more = {}) => door.ada.command(door.channel, 'privacy', { subcommand, ...more });
const contentOf = ({ message }: Outcome) => message?.content ?? '';
const embedOf = ({ message }: Outcome) => message?.embeds[0] ?? ({} as APIMessage['embeds'][number]);
const fileOf = async ({ message }: Outcome) => (await fetch(message!.attachments[0]!.url)).text();
const attached = (text: string) => ({
  files: {
    file: { name: 'quorum-export.json', type: 'application/json', base64: Buffer.from(text).toString('base64') },
  },
});
const rows = () => database.db.review.count({ where: { learnerId } });

describe('/privacy', () => {
  let exported = '';

  it('says in plain words what is stored', async () => {
    const about = embedOf(await run('about'));
    expect(about.description).toMatch(/- each answer: which card, how well you knew it, and when/);
    expect(about.description).toMatch(/- for a day at most, a file that waits for your yes/);
    expect(about.description).toMatch(/Those who run this bot can read its database/);
  });

  it('gives everything as a file that only the learner sees', async () => {
    const sent = await run('export');
    expect(sent.message!.flags! & 64).toBe(64);
    expect(sent.message!.attachments[0]!.filename).toBe('quorum-export.json');
    exported = await fileOf(sent);
    expect(JSON.parse(exported)).toMatchObject({ format: 'quorum-learner', version: 1, reviews: [{ rating: 3 }] });
    expect(exported.split('\n').length).toBeGreaterThan(20);
  });

  it('deletes nothing without the typed word', async () => {
    const form = await run('delete');
    expect(form.answered).toBe('modal');
    expect(contentOf(await door.ada.submit(form, { word: 'yes' }))).toMatch(/Nothing was deleted/);
    expect(await rows()).toBe(1);
  });

  it('deletes everything, jobs too, and says what stays', async () => {
    const deleted = await door.ada.submit(await run('delete'), { word: ' delete ' });
    expect(contentOf(deleted)).toMatch(
      /Everything about you is deleted.*What stays: your own messages in Discord.*direct messages of those who run this bot/s,
    );
    expect(await rows()).toBe(0);
    expect(await database.db.learner.count()).toBe(0);
    expect(forgotten).toEqual([door.ada.id]);
    expect(contentOf(await door.ada.submit(await run('delete'), { word: 'DELETE' }))).toMatch(/nothing stored/);
  });

  it('shows what an import would do, and does it only on a yes, once', async () => {
    const preview = await run('import', attached(exported));
    expect(embedOf(preview).title).toBe('This would be imported');
    expect(embedOf(preview).description).toMatch(
      /- the schedule of 1 card.*- 1 answer that is not here yet.*taken from the file/s,
    );
    expect(await rows()).toBe(0);
    const cancelled = await door.ada.press(preview.message!, 'Cancel');
    expect(contentOf(cancelled)).toMatch(/nothing was imported/);
    expect(await rows()).toBe(0);

    const again = await run('import', attached(exported));
    const done = await door.ada.press(again.message!, 'Import');
    expect(embedOf(done).title).toBe('Imported');
    expect(door.requests(/callback/).at(-1)!.body).toMatchObject({
      type: InteractionResponseType.DeferredMessageUpdate,
    });
    expect(await rows()).toBe(1);
    const twice = await run('import', attached(exported));
    expect(embedOf(twice).title).toBe('There is nothing to import');
    expect(twice.message!.components).toEqual([]);
  });

  it('refuses in plain words what is no export', async () => {
    expect(contentOf(await run('import', attached('hello')))).toMatch(/This is no export of Quorum/);
  });
});
