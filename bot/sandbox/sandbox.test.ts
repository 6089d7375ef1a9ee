import { appendFileSync, mkdtempSync } from 'node:fs';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ChannelType, type TextChannel } from 'discord.js';
import { expect, onTestFinished, test } from 'vitest';
import { type Sandbox, startSandbox } from './sandbox.ts';
import { scriptClient } from './script-client.ts';
import { buttons, testBot } from './test-bot.ts';

async function fresh(): Promise<Sandbox> {
  const sandbox = await startSandbox();
  onTestFinished(() => sandbox.close());
  return sandbox;
}

/** `fetch` sets the header Host itself and tidies paths up, so this asks by hand. */
function ask(sandbox: Sandbox, path: string, headers: Record<string, string> = {}, method = 'GET') {
  return new Promise<{ status: number; headers: Record<string, unknown> }>((resolve, reject) => {
    const call = request(sandbox.url, { path, headers, method }, (response) => {
      response.resume();
      resolve({ status: response.statusCode ?? 0, headers: response.headers });
    });
    call.on('error', reject);
    call.end();
  });
}

test('the world opens with a server, two channels, two people and the bot', async () => {
  const sandbox = await fresh();
  const ada = await scriptClient(sandbox.url).login('Ada');
  const { users, guild, channels, bot } = await ada.state();
  expect(users.map(({ global_name, username }) => global_name ?? username)).toEqual(['Ada', 'Linus', 'Quorum']);
  expect(guild).toMatchObject({ name: 'Study Group', owner_id: ada.id });
  expect(channels.map((channel) => 'name' in channel && channel.name)).toEqual(['system-design', 'random']);
  expect(bot).toMatchObject({ online: false, user: { id: sandbox.applicationId, bot: true } });
});

test('a restart finds all as it was, though the journal was torn, and ids go on rising', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'sandbox-'));
  let before: { user: string; dm: string; message: string; ephemeral: string; thread: string };
  {
    await using bot = await testBot({ folder });
    bot.on(async (interaction) => {
      if (interaction.isChatInputCommand())
        await interaction.reply({ content: 'Only you', flags: 64, components: buttons('Good') });
    });
    const grete = await bot.script.login('Grete', 'de');
    const dm = await grete.dm();
    const file = { name: 'notes.md', type: 'text/markdown', base64: Buffer.from('kept').toString('base64') };
    const message = await grete.say(dm, 'Remember me', [file]);
    const { message: ephemeral } = await grete.command(bot.random, 'study');
    const channel = (await bot.client.channels.fetch(bot.random)) as TextChannel;
    const thread = await channel.threads.create({ name: 'Interview', type: ChannelType.PrivateThread });
    await thread.members.add(grete.id);
    before = { user: grete.id, dm: dm.id, message: message.id, ephemeral: ephemeral!.id, thread: thread.id };
  }
  appendFileSync(join(folder, 'world.jsonl'), '{"table":"messages","id":"1","value":{"mess');

  await using bot = await testBot({ folder }, []);
  const grete = await bot.script.login('Grete');
  expect(grete.id).toBe(before.user);
  expect((await grete.state()).me.locale).toBe('de');
  expect((await grete.state()).channels.map(({ id }) => id)).toEqual(
    expect.arrayContaining([before.dm, before.thread]),
  );
  const [kept] = await grete.messages(before.dm);
  expect(kept).toMatchObject({ id: before.message, content: 'Remember me' });
  expect(await (await fetch(kept!.attachments[0]!.url)).text()).toBe('kept');
  const [ephemeral] = await grete.messages(bot.random);
  expect(ephemeral?.id).toBe(before.ephemeral);
  expect(await bot.linus.messages(bot.random)).toEqual([]);
  bot.on(async (interaction) => interaction.isButton() && interaction.update({ content: 'Pressed', components: [] }));
  expect(await grete.press(ephemeral!, 'Good')).toMatchObject({ message: { content: 'Pressed' } });
  const next = await grete.say(before.dm, 'Later');
  expect(BigInt(next.id)).toBeGreaterThan(BigInt(before.thread));
});

test('commands survive a restart too', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'sandbox-'));
  await (await testBot({ folder }))[Symbol.asyncDispose]();
  const sandbox = await startSandbox({ folder });
  onTestFinished(() => sandbox.close());
  const ada = await scriptClient(sandbox.url).login('Ada');
  expect((await ada.state()).commands.map(({ name }) => name)).toEqual(['study']);
});

test('only 127.0.0.1 and localhost are answered, and other pages may not act', async () => {
  const sandbox = await fresh();
  const port = new URL(sandbox.url).port;
  expect((await ask(sandbox, '/', { host: 'evil.example' })).status).toBe(403);
  expect((await ask(sandbox, '/script/state', { host: `evil.example:${port}` })).status).toBe(403);
  expect(
    (await ask(sandbox, '/api/v10/gateway/bot', { host: `localhost:${port}`, authorization: `Bot ${sandbox.token}` }))
      .status,
  ).toBe(200);
  expect((await ask(sandbox, '/script/settle', { origin: 'http://evil.example' }, 'POST')).status).toBe(403);
  expect((await ask(sandbox, '/script/settle', { origin: 'null' }, 'POST')).status).toBe(403);
  expect((await ask(sandbox, '/script/settle', { origin: sandbox.url }, 'POST')).status).toBe(200);
});

test('the page comes with a strict policy, and nothing outside its folder is served', async () => {
  const sandbox = await fresh();
  const page = await ask(sandbox, '/');
  expect(page.status).toBe(200);
  expect(page.headers).toMatchObject({
    'content-type': 'text/html; charset=utf-8',
    'x-content-type-options': 'nosniff',
  });
  expect(page.headers['content-security-policy']).toContain("default-src 'self'");
  for (const path of [
    '/../sandbox.ts',
    '/..%2fREADME.md',
    '/%2e%2e/README.md',
    '/.env',
    '//etc/passwd',
    '/sandbox.ts',
    '/none.js',
  ])
    expect((await ask(sandbox, path)).status, path).toBe(404);
});

test('what people upload is shown only when it is harmless, and else downloaded', async () => {
  const sandbox = await fresh();
  const ada = await scriptClient(sandbox.url).login('Ada');
  const file = { name: 'page.html', type: 'text/html', base64: Buffer.from('<script>').toString('base64') };
  const { attachments } = await ada.say(await ada.channel('random'), '', [file]);
  const response = await fetch(attachments[0]!.url);
  expect(Object.fromEntries(response.headers)).toMatchObject({
    'content-type': 'application/octet-stream',
    'content-disposition': 'attachment',
  });
  expect((await fetch(`${sandbox.url}/files/1/x.png`)).status).toBe(404);
});

test('a taken port is told in plain words', async () => {
  const port = Number(new URL((await fresh()).url).port);
  await expect(startSandbox({ port })).rejects.toThrow(`Port ${port} of this machine is taken`);
});
