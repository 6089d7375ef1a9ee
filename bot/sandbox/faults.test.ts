import { ChannelType, type TextChannel } from 'discord.js';
import { expect, test, vi } from 'vitest';
import { raw, testBot } from './test-bot.ts';

test('requests fail as often as asked, and only those whose path fits', async () => {
  await using bot = await testBot();
  await bot.script.fault({ kind: 'rest', status: 503, times: 2, path: '/users/@me$' });
  const statuses = [];
  for (let n = 0; n < 3; n++) statuses.push((await raw(bot.sandbox, 'GET', '/users/@me')).status);
  expect((await raw(bot.sandbox, 'GET', `/users/${bot.ada.id}`)).status).toBe(200);
  expect(statuses).toEqual([503, 503, 200]);
});

test('discord.js waits as long as a 429 says, and tries again', async () => {
  await using bot = await testBot();
  const channel = (await bot.client.channels.fetch(bot.random)) as TextChannel;
  await bot.script.fault({ kind: 'rest', status: 429, times: 1, after: 1, path: 'messages$' });
  const begun = performance.now();
  await channel.send('Once');
  expect(performance.now() - begun).toBeGreaterThan(900);
  expect(await bot.ada.messages(bot.random)).toHaveLength(1);
});

test('a slow answer comes late, though the request was carried out at once', async () => {
  await using bot = await testBot();
  await bot.script.fault({ kind: 'slow', ms: 300, times: 1, path: 'messages$' });
  const begun = performance.now();
  const sending = raw(bot.sandbox, 'POST', `/channels/${bot.random}/messages`, { content: 'Sent' });
  await vi.waitFor(async () => expect(await bot.ada.messages(bot.random)).toHaveLength(1), {
    timeout: 250,
    interval: 10,
  });
  expect((await sending).status).toBe(200);
  expect(performance.now() - begun).toBeGreaterThanOrEqual(290);
});

test('with "before" a slow request is carried out late, too', async () => {
  await using bot = await testBot();
  let refused: unknown;
  bot.on(async (interaction) => {
    if (interaction.isChatInputCommand()) await interaction.reply('Too late').catch((error) => (refused = error));
  });
  await bot.script.fault({ kind: 'slow', ms: 3200, times: 1, path: 'callback$', before: true });
  expect(await bot.ada.command(bot.random, 'study')).toMatchObject({ problem: 'no answer within 3 s' });
  await vi.waitFor(() => expect(refused).toMatchObject({ code: 10062 }), 2000);
});

test('a person who closed their direct messages is not reached, with the code that was asked for', async () => {
  await using bot = await testBot();
  const user = await bot.client.users.fetch(bot.ada.id);
  await bot.script.fault({ kind: 'dm-closed', user: bot.ada.id, closed: true });
  await expect(user.send('x')).rejects.toMatchObject({ code: 50007, status: 403 });
  await bot.script.fault({ kind: 'dm-closed', user: bot.ada.id, closed: true, code: 50278 });
  await expect(user.send('x')).rejects.toMatchObject({ code: 50278, status: 403 });
  await bot.script.fault({ kind: 'dm-closed', user: bot.ada.id, closed: false });
  await user.send('Now it arrives');
});

test('where threads are denied the bot sees that it may not, and is refused with 50013', async () => {
  await using bot = await testBot();
  const channel = (await bot.client.channels.fetch(bot.random)) as TextChannel;
  const may = () => channel.permissionsFor(bot.client.user!)!.has('CreatePrivateThreads');
  bot.on(async (interaction) => {
    if (interaction.isChatInputCommand())
      await interaction.reply(String(interaction.appPermissions.has('CreatePrivateThreads')));
  });
  expect(may()).toBe(true);
  await bot.script.fault({ kind: 'no-threads', channel: bot.random, denied: true });
  await vi.waitFor(() => expect(may()).toBe(false));
  expect((await bot.ada.command(bot.random, 'study')).message?.content).toBe('false');
  await expect(channel.threads.create({ name: 'x', type: ChannelType.PrivateThread })).rejects.toMatchObject({
    code: 50013,
  });
  await bot.script.fault({ kind: 'clear' });
  await channel.threads.create({ name: 'x', type: ChannelType.PrivateThread });
});

test('where the bot has no access it is refused with 50001, but still answers interactions', async () => {
  await using bot = await testBot();
  bot.on(async (interaction) => interaction.isChatInputCommand() && interaction.reply('By token'));
  await bot.script.fault({ kind: 'no-access', channel: bot.random, denied: true });
  expect(await raw(bot.sandbox, 'GET', `/channels/${bot.random}`)).toMatchObject({
    status: 403,
    body: { code: 50001 },
  });
  const outcome = await bot.ada.command(bot.random, 'study', { install: 'user' });
  expect(outcome.message?.content).toBe('By token');
  await bot.script.fault({ kind: 'clear' });
  expect((await raw(bot.sandbox, 'GET', `/channels/${bot.random}`)).status).toBe(200);
});

test('a fault that makes no sense is refused with 400', async () => {
  await using bot = await testBot();
  for (const fault of [
    { kind: 'rest', status: 404, times: 1 },
    { kind: 'rest', status: 500, times: 1, path: '(' },
    { kind: 'x' },
  ])
    await expect(bot.script.fault(fault as never)).rejects.toMatchObject({ status: 400 });
  await expect(bot.script.fault({ kind: 'no-threads', channel: '1', denied: true })).rejects.toMatchObject({
    status: 404,
  });
});
