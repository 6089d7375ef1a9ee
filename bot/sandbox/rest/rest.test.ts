import { mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { AttachmentBuilder, ChannelType, Events, type TextChannel, type ThreadChannel } from 'discord.js';
import { expect, test, vi } from 'vitest';
import { buttons, raw, testBot } from '../test-bot.ts';

test('a wrong token is refused with 401, and an unknown route with 404', async () => {
  await using bot = await testBot();
  const wrong = await fetch(`${bot.sandbox.api}/v10/users/@me`, { headers: { authorization: 'Bot wrong' } });
  expect([wrong.status, await wrong.json()]).toEqual([401, { message: '401: Unauthorized', code: 0 }]);
  expect(await raw(bot.sandbox, 'GET', '/guilds/1/emojis')).toMatchObject({ status: 404, body: { code: 10004 } });
  expect(await raw(bot.sandbox, 'GET', '/nothing')).toMatchObject({ status: 404, body: { code: 0 } });
  const garbled = await fetch(`${bot.sandbox.api}/v10/users/@me/channels`, {
    method: 'POST',
    headers: { authorization: `Bot ${bot.sandbox.token}` },
    body: '{',
  });
  expect(garbled.status).toBe(400);
});

test('the application has Ada as its owner, and no team', async () => {
  await using bot = await testBot();
  const application = await bot.client.application!.fetch();
  expect(application.owner?.id).toBe(bot.ada.id);
  expect((await raw(bot.sandbox, 'GET', '/oauth2/applications/@me')).body).toMatchObject({ team: null });
});

test('commands are registered, listed, replaced by name, changed and removed', async () => {
  await using bot = await testBot();
  const { commands } = bot.client.application!;
  const guild = (await bot.ada.state()).guild.id;
  const [study] = [...(await commands.fetch()).values()];
  const same = await commands.create({ name: 'study', description: 'Changed' });
  expect(same.id).toBe(study!.id);
  await commands.create({ name: 'here', description: 'Only in the server' }, guild);
  await commands.edit(same.id, { description: 'Again' });
  expect((await bot.ada.state()).commands.map(({ name, description }) => [name, description])).toEqual([
    ['here', 'Only in the server'],
    ['study', 'Again'],
  ]);
  await commands.delete(same.id);
  await expect(commands.fetch(same.id)).rejects.toMatchObject({ code: 10063 });
});

test('messages are written, listed newest first and in pages, edited and deleted', async () => {
  await using bot = await testBot();
  const channel = (await bot.client.channels.fetch(bot.random)) as TextChannel;
  const sent = [];
  for (let n = 0; n < 5; n++) sent.push(await channel.send(`m${n}`));
  const list = async (options: object) =>
    [...(await channel.messages.fetch({ cache: false, ...options })).values()].map(({ content }) => content);
  expect(await list({ limit: 2 })).toEqual(['m4', 'm3']);
  expect(await list({ before: sent[3]!.id, limit: 2 })).toEqual(['m2', 'm1']);
  expect(await list({ after: sent[0]!.id, limit: 2 })).toEqual(['m2', 'm1']);
  expect(await list({ around: sent[2]!.id, limit: 3 })).toEqual(['m3', 'm2', 'm1']);
  await sent[0]!.edit('changed');
  await sent[1]!.delete();
  expect((await bot.ada.messages(bot.random)).map(({ content }) => content)).toEqual(['changed', 'm2', 'm3', 'm4']);
  expect(await raw(bot.sandbox, 'GET', `/channels/${bot.random}/messages?limit=101`)).toMatchObject({ status: 400 });
  const foreign = await bot.ada.say(bot.random, 'mine');
  expect(
    await raw(bot.sandbox, 'PATCH', `/channels/${bot.random}/messages/${foreign.id}`, { content: 'x' }),
  ).toMatchObject({
    status: 403,
    body: { code: 50005 },
  });
  expect(await raw(bot.sandbox, 'DELETE', `/channels/${bot.random}/messages/${foreign.id}`)).toMatchObject({
    status: 403,
    body: { code: 50013 },
  });
});

test('the same nonce returns the first message for a few minutes, if that is enforced', async () => {
  let now = Date.now();
  await using bot = await testBot({ now: () => new Date(now) });
  const send = async (body: object) =>
    (await raw(bot.sandbox, 'POST', `/channels/${bot.random}/messages`, body)).body.id;
  const first = await send({ content: 'a', nonce: 'n1', enforce_nonce: true });
  expect(await send({ content: 'b', nonce: 'n1', enforce_nonce: true })).toBe(first);
  expect(await send({ content: 'c', nonce: 'n2', enforce_nonce: true })).not.toBe(first);
  expect(await send({ content: 'd', nonce: 'n1' })).not.toBe(first);
  expect(await bot.ada.messages(bot.random)).toHaveLength(3);
  now += 10 * 60_000;
  expect(await send({ content: 'e', nonce: 'n1', enforce_nonce: true })).not.toBe(first);
});

test('mentions are parsed out of the content only where they are allowed', async () => {
  await using bot = await testBot();
  const content = `<@${bot.ada.id}> and <@${bot.linus.id}> and @everyone`;
  const mentions = async (allowed_mentions?: object) => {
    const { body } = await raw(bot.sandbox, 'POST', `/channels/${bot.random}/messages`, { content, allowed_mentions });
    return [body.mentions.map(({ id }) => id), body.mention_everyone];
  };
  expect(await mentions()).toEqual([[bot.ada.id, bot.linus.id], true]);
  expect(await mentions({ parse: [] })).toEqual([[], false]);
  expect(await mentions({ parse: ['everyone'] })).toEqual([[], true]);
  expect(await mentions({ users: [bot.linus.id] })).toEqual([[bot.linus.id], false]);
});

test('a direct message reaches the person, and an answer the bot', async () => {
  await using bot = await testBot();
  const user = await bot.client.users.fetch(bot.ada.id);
  await user.send('Nine cards are due');
  const dm = await bot.ada.dm();
  expect((await bot.ada.messages(dm)).map(({ content }) => content)).toEqual(['Nine cards are due']);
  expect((await bot.linus.state()).channels.some(({ id }) => id === dm.id)).toBe(false);
  const answer = new Promise<string>((resolve) => {
    bot.client.on(Events.MessageCreate, (message) => void (!message.author.bot && resolve(message.content)));
  });
  await bot.ada.say(dm, 'Thanks');
  expect(await answer).toBe('Thanks');
  expect(await raw(bot.sandbox, 'POST', '/users/@me/channels', { recipient_id: '1' })).toMatchObject({
    status: 400,
    body: { code: 50033 },
  });
});

test('files travel with messages, are served, and pictures show in embeds', async () => {
  await using bot = await testBot();
  const channel = (await bot.client.channels.fetch(bot.random)) as TextChannel;
  const png = Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAIAAAADCAYAAAC56t6BAAAAAElFTkSuQmCC', 'base64');
  const sent = await channel.send({
    files: [
      new AttachmentBuilder(Buffer.from('# Notes'), { name: 'notes.md', description: 'My notes' }),
      new AttachmentBuilder(png, { name: 'chart.png' }),
    ],
    embeds: [{ title: 'Progress', image: { url: 'attachment://chart.png' } }],
  });
  expect(sent.attachments.map(({ name, size, description }) => [name, size, description])).toEqual([
    ['notes.md', 7, 'My notes'],
  ]);
  expect(sent.embeds[0]!.image).toMatchObject({ width: 2, height: 3 });
  const file = await fetch(sent.attachments.first()!.url);
  expect([await file.text(), file.headers.get('content-type')]).toEqual(['# Notes', 'text/plain; charset=utf-8']);
  expect((await (await fetch(sent.embeds[0]!.image!.url)).bytes()).length).toBe(png.length);
  const edited = await sent.edit({ content: 'No files', attachments: [] });
  expect(edited.attachments.size).toBe(0);
  const eleven = Array.from({ length: 11 }, (_, at) => new AttachmentBuilder(Buffer.from('x'), { name: `${at}.txt` }));
  await expect(channel.send({ files: eleven })).rejects.toMatchObject({ code: 50035 });
  const large = new AttachmentBuilder(Buffer.alloc(10 * 1024 * 1024 + 1), { name: 'large.bin' });
  await expect(channel.send({ files: [large] })).rejects.toMatchObject({ code: 40005, status: 413 });
});

test('a private thread is open to its members and to moderators, and the bot writes in it', async () => {
  await using bot = await testBot();
  const channel = (await bot.client.channels.fetch(bot.random)) as TextChannel;
  const grete = await bot.script.login('Grete');
  const thread = await channel.threads.create({
    name: 'Mock interview',
    type: ChannelType.PrivateThread,
    invitable: false,
  });
  const names = async (person: typeof grete) =>
    (await person.state()).channels.flatMap((one) => ('name' in one && one.id === thread.id ? one.name : []));
  expect([await names(grete), await names(bot.linus), await names(bot.ada)]).toEqual([[], [], ['Mock interview']]);
  await thread.members.add(grete.id);
  await thread.send('Welcome');
  expect([await names(grete), await names(bot.linus)]).toEqual([['Mock interview'], []]);
  expect((await grete.messages(thread.id)).map(({ content }) => content)).toEqual(['Welcome']);
  await expect(bot.linus.messages(thread.id)).rejects.toMatchObject({ status: 404 });
  const members = await thread.members.fetch({ cache: false });
  expect([...members.keys()].sort()).toEqual([bot.sandbox.applicationId, grete.id].sort());
  await thread.members.remove(grete.id);
  expect(await names(grete)).toEqual([]);
});

test('an archived thread takes no edits, comes back with a post, and when locked takes neither', async () => {
  await using bot = await testBot();
  const channel = (await bot.client.channels.fetch(bot.random)) as TextChannel;
  const thread = (await channel.threads.create({
    name: 'Interview',
    type: ChannelType.PrivateThread,
  })) as ThreadChannel;
  const message = await thread.send({ content: 'Question 1', components: buttons('Next') });
  await bot.ada.archiveThread(thread.id);
  await expect(message.edit('x')).rejects.toMatchObject({ code: 50083 });
  await expect(message.delete()).rejects.toMatchObject({ code: 50083 });
  bot.on(async (interaction) => interaction.isButton() && interaction.update('x'));
  await expect(bot.ada.press((await bot.ada.messages(thread.id))[0]!, 'Next')).resolves.toMatchObject({
    answered: 'nothing',
  });
  expect(bot.errors).toMatchObject([{ code: 50083 }]);
  await thread.send('Question 2');
  await message.edit('Question 1, again');
  await thread.edit({ archived: true, locked: true });
  await expect(thread.send('x')).rejects.toMatchObject({ code: 50083 });
  await vi.waitFor(() =>
    expect(bot.client.channels.cache.get(thread.id)).toMatchObject({ archived: true, locked: true }),
  );
  await bot.ada.deleteThread(thread.id);
  await expect(thread.send('x')).rejects.toMatchObject({ code: 10003 });
});

test('a thread begins once from a message, and not in direct messages', async () => {
  await using bot = await testBot();
  const channel = (await bot.client.channels.fetch(bot.random)) as TextChannel;
  const message = await channel.send('Discuss');
  const thread = await message.startThread({ name: 'Discussion' });
  expect(thread.id).toBe(message.id);
  const again = await raw(bot.sandbox, 'POST', `/channels/${bot.random}/messages/${message.id}/threads`, { name: 'x' });
  expect(again).toMatchObject({ status: 400, body: { code: 160004 } });
  const dm = await bot.ada.dm();
  const direct = await raw(bot.sandbox, 'POST', `/channels/${dm.id}/threads`, { name: 'x', type: 12 });
  expect(direct).toMatchObject({ status: 400, body: { code: 50024 } });
  for (const body of [{ name: '', type: 12 }, { name: 'x', type: 12, auto_archive_duration: 61 }, { type: 12 }])
    expect(await raw(bot.sandbox, 'POST', `/channels/${bot.random}/threads`, body)).toMatchObject({
      body: { code: 50035 },
    });
});

test('the record holds each request of the bot in order', async () => {
  const record = join(mkdtempSync(join(tmpdir(), 'sandbox-')), 'record.jsonl');
  await using bot = await testBot({ record });
  await raw(bot.sandbox, 'POST', `/channels/${bot.random}/messages`, { content: 'Hello' });
  await raw(bot.sandbox, 'GET', `/channels/${bot.random}/messages?limit=1`);
  const lines = readFileSync(record, 'utf8')
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line));
  expect(lines.slice(-2)).toEqual([
    { method: 'POST', path: `/channels/${bot.random}/messages`, body: { content: 'Hello' } },
    { method: 'GET', path: `/channels/${bot.random}/messages`, body: null },
  ]);
  expect(lines.some(({ method, path }) => method === 'PUT' && path.endsWith('/commands'))).toBe(true);
});
