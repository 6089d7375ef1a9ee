import type { TextChannel } from 'discord.js';
import { expect, test } from 'vitest';
import { raw, testBot } from '../test-bot.ts';

test('a sixth message to a channel within 5 s is refused with 429, and says when to come back', async () => {
  await using bot = await testBot({ rateLimits: true });
  const send = () => raw(bot.sandbox, 'POST', `/channels/${bot.random}/messages`, { content: 'x' });
  const first = await send();
  expect(Object.fromEntries(first.headers)).toMatchObject({ 'x-ratelimit-limit': '5', 'x-ratelimit-remaining': '4' });
  for (let n = 0; n < 4; n++) expect((await send()).status).toBe(200);
  const sixth = await send();
  expect(sixth).toMatchObject({ status: 429, body: { message: 'You are being rate limited.', global: false } });
  expect(Number(sixth.headers.get('retry-after'))).toBeGreaterThan(0);
  expect(sixth.headers.get('x-ratelimit-bucket')).toBe(first.headers.get('x-ratelimit-bucket'));
});

test('discord.js keeps to the limit by itself and loses no message', async () => {
  await using bot = await testBot({ rateLimits: true });
  const channel = (await bot.client.channels.fetch(bot.random)) as TextChannel;
  await Promise.all(Array.from({ length: 7 }, (_, at) => channel.send(`${at}`)));
  const contents = (await bot.ada.messages(bot.random)).map(({ content }) => content);
  expect(contents.sort()).toEqual(['0', '1', '2', '3', '4', '5', '6']);
}, 15_000);

test('more than 50 requests a second are refused for the whole bot, but answers to interactions are not', async () => {
  await using bot = await testBot({ rateLimits: true });
  bot.on(async (interaction) => interaction.isChatInputCommand() && interaction.reply('ok'));
  const users = await Promise.all(
    Array.from({ length: 60 }, (_, at) => raw(bot.sandbox, 'GET', at % 2 ? '/users/@me' : `/users/${bot.ada.id}`)),
  );
  const refused = users.filter(({ status }) => status === 429);
  expect(refused.length).toBeGreaterThanOrEqual(10);
  expect(refused[0]!.body).toMatchObject({ global: true });
  expect(refused[0]!.headers.get('x-ratelimit-global')).toBe('true');
  expect(await bot.ada.command(bot.random, 'study')).toMatchObject({ answered: 'message' });
});

test('without rate limits nothing is counted', async () => {
  await using bot = await testBot({ rateLimits: false });
  const answers = await Promise.all(Array.from({ length: 60 }, () => raw(bot.sandbox, 'GET', '/users/@me')));
  expect(answers.every(({ status }) => status === 200)).toBe(true);
});
