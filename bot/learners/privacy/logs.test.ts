// Everything that one can do, with the log at its most talkative: no text of anybody's, no name and no secret may stand in it.
import { mkdtempSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { APIMessage } from 'discord-api-types/v10';
import { pino } from 'pino';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { makeEmbedded } from '../../db/test-embedded.ts';
import { type Quorum, startQuorum } from '../../quorum.ts';
import { type Outcome, type ScriptPerson, scriptClient } from '../../sandbox/script-client.ts';

const NAME = 'Grace Xylophone';
const TYPED = [
  'A report about pelicans',
  'An answer about giraffes',
  'A written word about ocelots',
  'A city named Zanzibaria',
];
const SHORTEST = 25;

const folder = mkdtempSync(path.join(tmpdir(), 'quorum-logs-'));
const lines: string[] = [];
let quorum: Quorum;
let grace: ScriptPerson;
const shown: string[] = [];

beforeAll(async () => {
  await makeEmbedded(path.join(folder, 'postgres'));
  const log = pino({ level: 'debug' }, { write: (line: string) => void lines.push(line) });
  const settings = {
    discord: { kind: 'sandbox' as const, port: 0, folder: path.join(folder, 'sandbox') },
    database: { folder: path.join(folder, 'postgres') },
    decksFolder: path.resolve('decks'),
    operatorIds: [],
    logLevel: 'debug' as const,
  };
  quorum = await startQuorum(settings, log);
  grace = await scriptClient(quorum.page!).login(NAME);
}, 60_000);
afterAll(async () => {
  await quorum.close();
  await rm(folder, { recursive: true });
});

describe('the log of a session', () => {
  it('is written, with routes and ids', async () => {
    await goThroughEverything();
    expect(lines.length).toBeGreaterThan(2);
    expect(lines.join('')).toMatch(/connected to Discord/);
  }, 60_000);

  it('tells of a fault with a reference', async () => {
    const script = scriptClient(quorum.page!);
    await script.fault({ kind: 'rest', status: 500, times: 1000, path: '/callback' });
    await grace.command(await grace.channel('random'), 'study', { wait: 'callback' }).catch(() => undefined);
    await script.fault({ kind: 'clear' });
    await sleep(500);
    expect(lines.join('')).toMatch(/"level":[45]0/);
  }, 30_000);

  it('holds nothing that people wrote or saw', () => {
    const log = lines.join('');
    expect(shown.length).toBeGreaterThan(30);
    expect(shown.filter((text) => log.includes(JSON.stringify(text).slice(1, -1)))).toEqual([]);
    for (const text of TYPED) expect(log).not.toContain(text.split(' ').at(-1));
  });

  it('holds no name, no token and no address with one', () => {
    const log = lines.join('');
    for (const word of NAME.split(' ')) expect(log).not.toContain(word);
    expect(log).not.toMatch(/only-good-on-this-machine|Bot [\w-]+\.|authorization/i);
    expect(log).not.toMatch(/webhooks\/\d+\/|interactions\/\d+\/[\w-]/);
  });
});

/** Every command with what follows it. What the person sees on the way is noted. */
async function goThroughEverything(): Promise<void> {
  const channel = await grace.channel('system-design');
  const dm = await grace.dm();
  const see = (outcome: Outcome) => {
    for (const message of [outcome.message, ...outcome.followups]) if (message) shown.push(...textsOf(message));
    return outcome;
  };
  const run = async (name: string, call: Parameters<ScriptPerson['command']>[2] = {}) =>
    see(await grace.command(channel, name, call));
  const press = async ({ message }: Outcome, label: string, values?: string[]) =>
    see(await grace.press(message!, label, values));

  await run('settings', { subcommand: 'zone', options: { zone: TYPED[3]! } });
  await run('settings', { subcommand: 'zone', options: { zone: 'Europe/Berlin' } });
  const front = await run('study', { options: { deck: 'ddia', chapters: '3' } });
  const back = await press(front, 'Show answer');
  await press(back, 'Where is this from?');
  const report = await press(back, 'Wrong?');
  see(await grace.submit(report, { text: TYPED[0]! }));
  const next = await press(back, 'Good');
  await press(next, 'Undo');
  await run('card', { options: { card: 'bloom' } });
  await grace.autocomplete(channel, 'card', { option: 'card', value: TYPED[2]! });
  await run('remind', { subcommand: 'at', options: { time: '7:30' } });
  await run('remind', { subcommand: 'at', options: { time: TYPED[2]! } });
  await run('help');
  see(await grace.command(dm, 'interview', { subcommand: 'start', options: { questions: 1 } }));
  await sleep(1000);
  await grace.say(dm, TYPED[1]!);
  await sleep(1000);
  await run('privacy', { subcommand: 'about' });
  const base64 = Buffer.from(TYPED[2]!).toString('base64');
  const files = { file: { name: 'ocelots.json', type: 'application/json', base64 } };
  await run('privacy', { subcommand: 'import', files });
  await run('privacy', { subcommand: 'export' });
  for (const message of [...(await grace.messages(dm)), ...(await grace.messages(channel))])
    shown.push(...textsOf(message));
  see(await grace.submit(await run('privacy', { subcommand: 'delete' }), { word: 'DELETE' }));
}

/** The lines of a message that are long enough to be told from the bot's own few words. */
function textsOf({ content, embeds }: APIMessage): string[] {
  const texts = [content, ...embeds.flatMap(({ title = '', description = '' }) => [title, description])];
  return texts
    .flatMap((text) => text.split('\n'))
    .map((line) => line.trim())
    .filter((line) => line.length >= SHORTEST);
}
