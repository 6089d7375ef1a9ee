import { expect, test } from 'vitest';
import { raw, testBot } from './test-bot.ts';

test('in the direct messages of two people the bot only answers, and sees nothing', async () => {
  await using bot = await testBot();
  const contexts: (number | null)[] = [];
  bot.on(async (interaction) => {
    contexts.push(interaction.context);
    if (interaction.isChatInputCommand()) await interaction.reply({ content: 'Here', flags: 64 });
  });
  const between = await bot.ada.dm(bot.linus);
  expect((await bot.linus.dm(bot.ada)).id).toBe(between.id);
  await bot.ada.say(between, 'Between us');
  expect((await bot.ada.command(between, 'study')).message?.content).toBe('Here');
  expect(contexts).toEqual([2]);
  expect((await bot.linus.messages(between)).map(({ content }) => content)).toEqual(['Between us']);
  expect(await raw(bot.sandbox, 'GET', `/channels/${between.id}`)).toMatchObject({
    status: 403,
    body: { code: 50001 },
  });
  const grace = await bot.script.login('Grace');
  await expect(grace.messages(between)).rejects.toMatchObject({ status: 404 });
  expect((await bot.ada.state()).channels.map(({ id }) => id)).not.toContain(between.id);
});

test('where threads are silent the bot may begin them and not write in them, and a locked one takes nothing', async () => {
  await using bot = await testBot();
  const thread = async () => {
    const body = { name: 'x', type: 12 };
    return (await raw(bot.sandbox, 'POST', `/channels/${bot.random}/threads`, body)).body.id;
  };
  const write = async (id: string) =>
    (await raw(bot.sandbox, 'POST', `/channels/${id}/messages`, { content: 'x' })).body.code;
  const id = await thread();
  await bot.script.fault({ kind: 'silent-threads', channel: bot.random, denied: true });
  expect(await write(id)).toBe(50013);
  await thread();
  await bot.script.fault({ kind: 'clear' });
  expect(await write(id)).toBeUndefined();
  await bot.ada.lockThread(id);
  expect(await write(id)).toBe(50083);
});

test('who leaves a thread sees it no longer', async () => {
  await using bot = await testBot();
  const { body } = await raw(bot.sandbox, 'POST', `/channels/${bot.random}/threads`, { name: 'x', type: 12 });
  await raw(bot.sandbox, 'PUT', `/channels/${body.id}/thread-members/${bot.linus.id}`);
  const seen = async () => (await bot.linus.state()).channels.map(({ id }) => id).includes(body.id);
  expect(await seen()).toBe(true);
  await bot.linus.leaveThread(body.id);
  expect(await seen()).toBe(false);
});
