// The connection: real discord.js on a real socket against the sandbox.
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { Client, Events } from 'discord.js';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { UserError } from '../errors.ts';
import { startSandbox } from '../sandbox/sandbox.ts';
import { connectDiscord } from './gateway.ts';
import type { Heard } from './hearing.ts';
import { LONG_MS, openTestDoor, SOON_MS, type TestDoor, testRoutes } from './test-door.ts';
import { readableLog } from './test-transport.ts';

let door: TestDoor;
beforeEach(async () => {
  door = await openTestDoor();
});
afterEach(() => door.close());

const probe = (options: Record<string, number> = {}) =>
  door.ada.command(door.channel, 'probe', { subcommand: 'public', options });

describe('connecting', () => {
  test('tells who the bot is and who owns it', async () => {
    const discord = await door.connect(testRoutes());
    expect(discord.applicationId).toBe(BigInt(door.sandbox.applicationId));
    expect(discord.ownerIds).toEqual([BigInt(door.ada.id)]);
  });

  test('registers the commands once, and again only when they change', async () => {
    const routes = testRoutes();
    await door.connect(routes);
    await door.connect(routes);
    expect(door.requests(/^PUT .*commands$/)).toHaveLength(1);
    const changed = routes.commands.map((command) => ({ ...command, description: 'Another description' }));
    await door.connect({ ...routes, commands: changed });
    expect(door.requests(/^PUT .*commands$/)).toHaveLength(2);
  });

  test('fails on routes that clash before it says a word to Discord', async () => {
    const { commands, components } = testRoutes();
    await expect(door.connect({ commands: [...commands, ...commands], components })).rejects.toThrow(/declared twice/);
    expect(door.requests(/./)).toEqual([]);
  });

  test('with a wrong token says where to get one', async () => {
    const attempt = door.connect(testRoutes(), { token: 'not.the-token' });
    await expect(attempt).rejects.toThrow(UserError);
    await expect(attempt).rejects.toThrow(/DISCORD_TOKEN.*discord\.com\/developers/);
  });

  test('waits for a gateway that is down, and makes one session of it', async () => {
    await door.script.fault({ kind: 'offline', seconds: 1 });
    const routes = testRoutes();
    await door.connect(routes);
    expect(door.lines).toContainEqual(expect.objectContaining({ msg: 'no connection to Discord; trying again' }));
    await sleep(700);
    expect(await probe()).toMatchObject({ answered: 'message' });
    expect(routes.runs).toHaveLength(1);
  });
});

test('waits for an address that does not answer yet, and says so', async () => {
  const { log, lines } = readableLog();
  const port = await freePort();
  const parts = { commands: [], components: [], log, now: () => new Date(), api: `http://127.0.0.1:${port}/api` };
  const connecting = connectDiscord({ ...parts, token: door.sandbox.token });
  await vi.waitFor(() =>
    expect(lines).toMatchObject([{ level: 'warn', msg: /can't be reached; trying again in 1 s/ }]),
  );
  const late = await startSandbox({ port });
  // Another sandbox has another token: being refused shows that it was reached.
  await expect(connecting).rejects.toThrow(UserError);
  await late.close();
});

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}

describe('a connection that breaks', () => {
  test('is resumed, and nothing is done twice', async () => {
    const routes = testRoutes();
    await door.connect(routes);
    await door.script.fault({ kind: 'disconnect' });
    const outcome = await probe({ wait: LONG_MS });
    await door.script.fault({ kind: 'disconnect' });
    expect(await door.ada.press(outcome.message!, 'Quick')).toMatchObject({ message: { content: 'rated' } });
    await door.script.settle();
    await sleep(SOON_MS);
    expect(routes.runs).toEqual(['/probe public', 'test.rate']);
    expect(door.lines.some(({ msg }) => msg === 'connected to Discord again')).toBe(true);
  });

  test('does not cut off what runs', async () => {
    const routes = testRoutes();
    await door.connect(routes);
    const answer = probe({ wait: LONG_MS });
    await vi.waitFor(() => expect(routes.runs).toHaveLength(1));
    await door.script.fault({ kind: 'invalid-session', resumable: false });
    expect(await answer).toMatchObject({ answered: 'message', message: { content: 'Ada: nothing' } });
    expect(routes.runs).toHaveLength(1);
  });
});

test('an interaction that another process has answered is let go', async () => {
  const routes = testRoutes();
  await door.connect(routes);
  const other = await otherProcess();
  const { message, followups } = await probe({ wait: SOON_MS / 2 });
  expect([message?.content, followups]).toEqual(['the other process', []]);
  await vi.waitFor(() => expect(routes.runs).toHaveLength(1));
  await vi.waitFor(() => expect(door.lines.at(-1)).toMatchObject({ level: 'info', msg: /answered already/ }));
  await other.destroy();
  expect(await probe()).toMatchObject({ message: { content: 'Ada: nothing' } });
});

/** Another connection of the same bot, with two shards, which answers every command at once. */
async function otherProcess(): Promise<Client> {
  const client = new Client({
    intents: [1],
    shards: [0, 1],
    shardCount: 2,
    rest: { api: door.sandbox.api, version: '10' },
  });
  const ready = new Promise((resolve) => client.once(Events.ClientReady, resolve));
  client.on(Events.InteractionCreate, (interaction) => {
    if (interaction.isChatInputCommand()) void interaction.reply('the other process');
  });
  await client.login(door.sandbox.token);
  await ready;
  return client;
}

describe('closing', () => {
  test('waits for what runs, tells others to come back, and then is gone', async () => {
    const routes = testRoutes();
    const discord = await door.connect(routes);
    const running = probe({ wait: LONG_MS });
    await vi.waitFor(() => expect(routes.runs).toHaveLength(1));
    const closed = discord.close();
    const refused = await door.linus.command(door.channel, 'probe', { subcommand: 'public' });
    expect(refused.message?.content).toMatch(/restarting/);
    expect(routes.runs).toHaveLength(1);
    await closed;
    expect((await running).message?.content).toBe('Ada: nothing');
    await vi.waitFor(async () => expect((await door.ada.state()).bot.online).toBe(false));
  });
});

describe('direct messages', () => {
  test('reach the person, and the same one only once', async () => {
    const discord = await door.connect(testRoutes());
    const reply = { content: '12 cards are due @everyone' };
    const first = await discord.sendDirect(BigInt(door.ada.id), reply, 'remind-1');
    const again = await discord.sendDirect(BigInt(door.ada.id), reply, 'remind-1');
    expect(again).toEqual(first);
    const direct = await door.ada.dm();
    expect(first).toMatchObject({ channelId: BigInt(direct.id), messageId: expect.any(BigInt) });
    expect((await door.ada.messages(direct)).map(({ content }) => content)).toEqual([reply.content]);
  });

  test.each([50007, 50278] as const)('that a person does not take are told as %i', async (code) => {
    const discord = await door.connect(testRoutes());
    await door.script.fault({ kind: 'dm-closed', user: door.ada.id, closed: true, code });
    expect(await discord.sendDirect(BigInt(door.ada.id), { content: 'x' })).toEqual({ refused: code });
  });

  test('to the bot arrive as typed, edits and deletions too, and nothing that the bot itself wrote', async () => {
    const heard: Heard[] = [];
    const discord = await door.connect(testRoutes(), { onDirectMessage: async (message) => void heard.push(message) });
    await discord.sendDirect(BigInt(door.ada.id), { content: 'What is an LSM tree?' });
    const said = await door.ada.say(await door.ada.dm(), 'A *log*');
    await door.ada.edit(said, 'A *log*, and more');
    await door.ada.delete(said);
    await vi.waitFor(() => expect(heard).toHaveLength(3));
    const base = { messageId: BigInt(said.id), channelId: BigInt(said.channel_id), learnerId: BigInt(door.ada.id) };
    expect(heard).toMatchObject([
      { ...base, content: 'A *log*', edited: false },
      { ...base, content: 'A *log*, and more', edited: true },
      { messageId: base.messageId, channelId: base.channelId, deleted: true },
    ]);
  });

  test('that can not be handled are logged without their text', async () => {
    await door.connect(testRoutes(), { onDirectMessage: () => Promise.reject(new Error('no interview')) });
    await door.ada.say(await door.ada.dm(), 'my private words');
    await vi.waitFor(() =>
      expect(door.lines.at(-1)).toMatchObject({ level: 'warn', err: { message: 'no interview' } }),
    );
    expect(JSON.stringify(door.lines)).not.toContain('private words');
  });
});
