import { once } from 'node:events';
import { type Client, Events } from 'discord.js';
import { expect, onTestFinished, test, vi } from 'vitest';
import { WebSocket } from 'ws';
import { type Sandbox, startSandbox } from '../sandbox.ts';
import { scriptClient } from '../script-client.ts';
import { newClient, ready, testBot } from '../test-bot.ts';

function heard(client: Client): string[] {
  const contents: string[] = [];
  client.on(Events.MessageCreate, ({ content }) => contents.push(content));
  return contents;
}

/** A gateway connection by hand. */
async function connection(sandbox: Sandbox, query = '?v=10&encoding=json') {
  const socket = new WebSocket(`${sandbox.url.replace('http', 'ws')}/gateway${query}`);
  const packets: { op: number; t: string | null; s: number | null; d: Record<string, unknown> }[] = [];
  socket.on('message', (raw) => packets.push(JSON.parse(String(raw))));
  const closed = new Promise<number>((resolve) => socket.on('close', resolve));
  onTestFinished(() => socket.terminate());
  await once(socket, 'open');
  const send = (op: number, d: unknown) => socket.send(JSON.stringify({ op, d }));
  const identify = (more: object = {}) => send(2, { token: sandbox.token, intents: 1, properties: {}, ...more });
  const names = () => packets.flatMap(({ t }) => t ?? []);
  return { socket, packets, closed, send, identify, names };
}

async function sandboxAlone(): Promise<Sandbox> {
  const sandbox = await startSandbox();
  onTestFinished(() => sandbox.close());
  return sandbox;
}

test('a dropped connection is resumed, and nothing that happened meanwhile is lost', async () => {
  await using bot = await testBot();
  const contents = heard(bot.client);
  const dm = await bot.ada.dm();
  const resumed = once(bot.client, Events.ShardResume);
  await bot.ada.say(dm, 'before');
  await vi.waitFor(() => expect(contents).toEqual(['before']));
  await bot.script.fault({ kind: 'disconnect' });
  for (const content of ['one', 'two', 'three']) await bot.ada.say(dm, content);
  await resumed;
  await vi.waitFor(() => expect(contents).toEqual(['before', 'one', 'two', 'three']));
});

test('an interaction that was sent while the connection was down is answered after the resumption', async () => {
  await using bot = await testBot();
  bot.on(async (interaction) => interaction.isChatInputCommand() && interaction.reply('Still here'));
  await bot.script.fault({ kind: 'disconnect' });
  expect(await bot.ada.command(bot.random, 'study')).toMatchObject({ message: { content: 'Still here' } });
});

test('opcode 7 makes the bot come back and resume', async () => {
  await using bot = await testBot();
  const contents = heard(bot.client);
  const resumed = once(bot.client, Events.ShardResume);
  await bot.script.fault({ kind: 'reconnect' });
  await bot.ada.say(await bot.ada.dm(), 'during');
  await resumed;
  await vi.waitFor(() => expect(contents).toEqual(['during']));
});

test('an invalid session makes the bot identify anew, and direct messages of the time between are lost', async () => {
  await using bot = await testBot();
  const contents = heard(bot.client);
  const dm = await bot.ada.dm();
  const again = once(bot.client, Events.ShardReady);
  await bot.script.fault({ kind: 'invalid-session', resumable: false });
  await vi.waitFor(async () => expect((await bot.ada.state()).bot.online).toBe(false));
  await bot.ada.say(dm, 'lost');
  await again;
  await bot.ada.say(dm, 'after');
  await vi.waitFor(() => expect(contents).toEqual(['after']));
}, 15_000);

test('messages sent while the bot was down do not reach its next session', async () => {
  await using bot = await testBot();
  const dm = await bot.ada.dm();
  await bot.client.destroy();
  await bot.ada.say(dm, 'lost');
  const next = newClient(bot.sandbox);
  onTestFinished(() => next.destroy());
  const contents = heard(next);
  await ready(next, bot.sandbox);
  await bot.ada.say(dm, 'heard');
  await vi.waitFor(() => expect(contents).toEqual(['heard']));
});

test('while the gateway is offline connections are refused, and then the session goes on', async () => {
  await using bot = await testBot();
  const contents = heard(bot.client);
  const resumed = once(bot.client, Events.ShardResume);
  await bot.script.fault({ kind: 'offline', seconds: 1 });
  await expect(connection(bot.sandbox)).rejects.toThrow('503');
  await bot.ada.say(await bot.ada.dm(), 'kept');
  await resumed;
  await vi.waitFor(() => expect(contents).toEqual(['kept']));
}, 20_000);

test('a server message without a mention has no content for the bot, one with a mention has', async () => {
  const sandbox = await sandboxAlone();
  const bot = await connection(sandbox);
  bot.identify({ intents: 1 | (1 << 9) });
  await vi.waitFor(() => expect(bot.names()).toContain('GUILD_CREATE'));
  const ada = await scriptClient(sandbox.url).login('Ada');
  const random = await ada.channel('random');
  await ada.say(random, 'a secret');
  await ada.say(random, `hello <@${sandbox.applicationId}>`);
  await vi.waitFor(() => expect(bot.names().filter((t) => t === 'MESSAGE_CREATE')).toHaveLength(2));
  const contents = bot.packets.filter(({ t }) => t === 'MESSAGE_CREATE').map(({ d }) => d.content);
  expect(contents).toEqual(['', `hello <@${sandbox.applicationId}>`]);
});

test('a session hears only what its intents cover', async () => {
  const sandbox = await sandboxAlone();
  const bot = await connection(sandbox);
  bot.identify({ intents: 1 });
  const ada = await scriptClient(sandbox.url).login('Ada');
  await ada.say(await ada.dm(), 'not for you');
  await ada.say(await ada.channel('random'), 'nor this');
  bot.send(1, null);
  await vi.waitFor(() => expect(bot.packets.at(-1)?.op).toBe(11));
  expect(bot.names()).toEqual(['READY', 'GUILD_CREATE']);
});

test('each wrong hello is refused with its close code', async () => {
  const sandbox = await sandboxAlone();
  const wrong: [number, object][] = [
    [4004, { token: 'wrong' }],
    [4014, { intents: 1 << 15 }],
    [4014, { intents: 1 << 1 }],
    [4013, { intents: 1 << 30 }],
    [4010, { shard: [2, 2] }],
  ];
  for (const [code, more] of wrong) {
    const bot = await connection(sandbox);
    bot.identify(more);
    expect(await bot.closed).toBe(code);
  }
  const unasked = await connection(sandbox);
  unasked.send(3, {});
  expect(await unasked.closed).toBe(4003);
  const odd = await connection(sandbox);
  odd.send(99, {});
  expect(await odd.closed).toBe(4001);
  const garbled = await connection(sandbox);
  garbled.socket.send('{');
  expect(await garbled.closed).toBe(4002);
  const twice = await connection(sandbox);
  twice.identify();
  twice.identify();
  expect(await twice.closed).toBe(4005);
  expect(await (await connection(sandbox, '?v=9')).closed).toBe(4012);
});

test('a session that is unknown or too far behind cannot be resumed', async () => {
  const sandbox = await sandboxAlone();
  const bot = await connection(sandbox);
  bot.send(6, { token: sandbox.token, session_id: 'nobody', seq: 1 });
  await vi.waitFor(() => expect(bot.packets.at(-1)).toMatchObject({ op: 9, d: false }));
  bot.identify();
  await vi.waitFor(() => expect(bot.names()).toContain('READY'));
  const { session_id } = bot.packets.find(({ t }) => t === 'READY')!.d;
  bot.socket.terminate();
  const next = await connection(sandbox);
  next.send(6, { token: sandbox.token, session_id, seq: 4711 });
  await vi.waitFor(() => expect(next.packets.at(-1)).toMatchObject({ op: 9, d: false }));
});

test('the server belongs to one shard, and direct messages to shard 0', async () => {
  const sandbox = await sandboxAlone();
  const ada = await scriptClient(sandbox.url).login('Ada');
  const { guild } = await ada.state();
  const own = Number((BigInt(guild.id) >> 22n) % 2n);
  const shards = await Promise.all([0, 1].map(() => connection(sandbox)));
  shards.forEach((shard, id) => {
    shard.identify({ intents: 1 | (1 << 12), shard: [id, 2] });
  });
  await vi.waitFor(() => expect(shards.every((shard) => shard.names().includes('READY'))).toBe(true));
  await ada.say(await ada.dm(), 'direct');
  await vi.waitFor(() => expect(shards[0]!.names()).toContain('MESSAGE_CREATE'));
  expect(shards[1]!.names()).not.toContain('MESSAGE_CREATE');
  expect(shards[own]!.names()).toContain('GUILD_CREATE');
  expect(shards[1 - own]!.names()).not.toContain('GUILD_CREATE');
});

test('a new session of a shard takes the place of the older one', async () => {
  const sandbox = await sandboxAlone();
  const old = await connection(sandbox);
  old.identify();
  await vi.waitFor(() => expect(old.names()).toContain('READY'));
  const next = await connection(sandbox);
  next.identify();
  expect(await old.closed).toBe(4009);
  await vi.waitFor(() => expect(next.names()).toContain('READY'));
});

test('the bot is told of other servers as of its own, each on the shard that it belongs to', async () => {
  const sandbox = await startSandbox({ otherServers: 5 });
  onTestFinished(() => sandbox.close());
  const told: string[][] = [];
  for (const shard of [0, 1]) {
    const { identify, packets, names } = await connection(sandbox);
    identify({ shard: [shard, 2] });
    await vi.waitFor(() => expect(names()).toContain('READY'));
    const ready = packets.find(({ t }) => t === 'READY')?.d.guilds as { id: string }[];
    const created = () => packets.filter(({ t }) => t === 'GUILD_CREATE').map(({ d }) => String(d.id));
    await vi.waitFor(() => expect(created()).toEqual(ready.map(({ id }) => id)));
    expect(created().every((id) => (BigInt(id) >> 22n) % 2n === BigInt(shard))).toBe(true);
    told.push(created());
  }
  expect(new Set(told.flat()).size).toBe(6);
});

test('discord.js makes channels and roles of what it is told of other servers', async () => {
  await using bot = await testBot({ otherServers: 2 });
  const sizes = bot.client.guilds.cache.map(({ channels, roles }) => [channels.cache.size, roles.cache.size]);
  expect(sizes).toEqual(expect.arrayContaining([[33, 16]]));
  expect(sizes).toHaveLength(3);
});
