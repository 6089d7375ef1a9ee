import { setTimeout as wait } from 'node:timers/promises';
import { expect, test, vi } from 'vitest';
import { buttons, raw, testBot } from '../test-bot.ts';

const notes = { name: 'notes.md', type: 'text/markdown', base64: Buffer.from('# Notes').toString('base64') };
const OPTIONS = [
  { type: 3, name: 'deck', description: 'd', required: true, autocomplete: true, min_length: 2, max_length: 4 },
  { type: 4, name: 'count', description: 'd', min_value: 1, max_value: 9 },
  { type: 5, name: 'hard', description: 'd' },
  { type: 3, name: 'level', description: 'd', choices: [{ name: 'Senior', value: 'senior' }] },
  { type: 6, name: 'who', description: 'd' },
  { type: 11, name: 'guide', description: 'd' },
];
const DECK = {
  name: 'deck',
  description: 'd',
  options: [
    { type: 1, name: 'import', description: 'd', options: OPTIONS },
    { type: 2, name: 'admin', description: 'd', options: [{ type: 1, name: 'drop', description: 'd' }] },
  ],
};

test('options reach the bot nested by subcommand, with people and files resolved', async () => {
  await using bot = await testBot({}, [DECK]);
  let seen: object = {};
  bot.on(async (interaction) => {
    if (!interaction.isChatInputCommand()) return;
    const { options } = interaction;
    seen = {
      verb: [options.getSubcommandGroup(), options.getSubcommand()],
      ...(options.getSubcommand() === 'import' && {
        deck: options.getString('deck'),
        count: options.getInteger('count'),
        hard: options.getBoolean('hard'),
        who: options.getUser('who')?.displayName,
        guide: await (await fetch(options.getAttachment('guide')!.url)).text(),
      }),
    };
    await interaction.reply('ok');
  });
  const options = { deck: 'ddia', count: 3, hard: true, level: 'senior', who: bot.linus.id };
  await bot.ada.command(bot.random, 'deck', { subcommand: 'import', options, files: { guide: notes } });
  expect(bot.errors).toEqual([]);
  expect(seen).toEqual({ verb: [null, 'import'], deck: 'ddia', count: 3, hard: true, who: 'Linus', guide: '# Notes' });
  await bot.ada.command(bot.random, 'deck', { subcommand: 'admin drop' });
  expect(seen).toEqual({ verb: ['admin', 'drop'] });
});

test('what does not fit the registered command is refused with a plain sentence', async () => {
  await using bot = await testBot({}, [DECK, { name: 'server', description: 'd', contexts: [0] }]);
  const run = (options: object, subcommand = 'import') =>
    bot.ada.command(bot.random, 'deck', { subcommand, options: options as never });
  const cases: [Promise<unknown>, string][] = [
    [bot.ada.command(bot.random, 'nope'), 'There is no command /nope'],
    [bot.ada.command(bot.random, 'deck'), '/deck needs a subcommand: import, admin'],
    [run({}, 'export'), '/deck has no subcommand "export"'],
    [run({}), 'The option "deck" is required'],
    [run({ deck: 'ddia', colour: 'red' }), 'There is no option "colour" here'],
    [run({ deck: 7 }), 'The option "deck" must be a text'],
    [run({ deck: 'd' }), 'The option "deck" must be at least 2 characters'],
    [run({ deck: 'ddiaa' }), 'The option "deck" must be at most 4 characters'],
    [run({ deck: 'ddia', count: 0 }), 'The option "count" must be at least 1'],
    [run({ deck: 'ddia', count: 10 }), 'The option "count" must be at most 9'],
    [run({ deck: 'ddia', count: 1.5 }), 'The option "count" must be a whole number'],
    [run({ deck: 'ddia', hard: 'yes' }), 'The option "hard" must be true or false'],
    [run({ deck: 'ddia', level: 'junior' }), 'The option "level" must be one of its choices'],
    [run({ deck: 'ddia', who: '1' }), 'The option "who" names nobody'],
  ];
  for (const [refused, message] of cases) await expect(refused).rejects.toMatchObject({ status: 400, message });
  const dm = await bot.ada.dm();
  await expect(bot.ada.command(dm, 'server')).rejects.toMatchObject({ status: 409 });
  await expect(bot.ada.command(bot.random, 'server', { install: 'user' })).rejects.toMatchObject({ status: 409 });
});

test('autocomplete tells the bot what is typed and what else is set, and returns its choices', async () => {
  await using bot = await testBot({}, [DECK]);
  bot.on(async (interaction) => {
    if (!interaction.isAutocomplete()) return;
    const { name, value } = interaction.options.getFocused(true);
    await interaction.respond([{ name: `${name} ${value} ${interaction.options.getInteger('count')}`, value: 'ddia' }]);
  });
  const call = { subcommand: 'import', option: 'deck', value: 'd', options: { count: 2 } };
  expect(await bot.ada.autocomplete(bot.random, 'deck', call)).toEqual([{ name: 'deck d 2', value: 'ddia' }]);
  await expect(bot.ada.autocomplete(bot.random, 'deck', { ...call, option: 'count' })).rejects.toMatchObject({
    status: 400,
    message: 'The option "count" has no autocomplete',
  });
});

test('people write, edit and delete their own messages only', async () => {
  await using bot = await testBot();
  const message = await bot.ada.say(bot.random, 'Hello', [notes]);
  expect(message.attachments[0]).toMatchObject({ filename: 'notes.md', size: 7 });
  expect((await bot.ada.edit(message, 'Hello there')).edited_timestamp).not.toBeNull();
  await expect(bot.linus.edit(message, 'x')).rejects.toMatchObject({ status: 409 });
  await expect(bot.linus.delete(message)).rejects.toMatchObject({ status: 409 });
  await bot.ada.delete(message);
  await expect(bot.ada.edit(message, 'x')).rejects.toMatchObject({ status: 404 });
  await expect(bot.ada.say(bot.random, ' ')).rejects.toMatchObject({ status: 409 });
  await expect(bot.ada.say('1', 'x')).rejects.toMatchObject({ status: 404 });
});

test('a direct message is open to its person and the bot only', async () => {
  await using bot = await testBot();
  const dm = await bot.ada.dm();
  const message = await bot.ada.say(dm, 'Private');
  await expect(bot.linus.messages(dm)).rejects.toMatchObject({ status: 404 });
  await expect(bot.linus.say(dm, 'x')).rejects.toMatchObject({ status: 404 });
  await expect(bot.linus.delete(message)).rejects.toMatchObject({ status: 409 });
});

test('a bad call says what is wrong', async () => {
  await using bot = await testBot();
  const call = async (path: string, init: RequestInit = {}) => {
    const response = await fetch(`${bot.sandbox.url}/script/${path}`, init);
    return [response.status, ((await response.json()) as { error: string }).error];
  };
  expect(await call('nothing')).toEqual([404, expect.stringContaining('no such call')]);
  expect(await call('state')).toEqual([400, expect.stringContaining('log in first')]);
  expect(await call('state', { headers: { 'x-user': bot.sandbox.applicationId } })).toEqual([400, expect.any(String)]);
  expect(await call('login', { method: 'POST', body: '{' })).toEqual([400, 'The body must be JSON']);
  expect(await call('login', { method: 'POST', body: '{"nam":"Ada"}' })).toEqual([400, expect.stringContaining('nam')]);
  const headers = { 'x-user': bot.ada.id };
  expect(await call(`messages?channel=${bot.random}&limit=0`, { headers })).toEqual([400, 'limit is 1 to 200']);
});

/** Collects a person's events; `stop` ends the stream. */
async function listen(url: string, user: string) {
  const events: { t: string; d: Record<string, unknown> }[] = [];
  const stop = new AbortController();
  const response = await fetch(`${url}/script/events?user=${user}`, { signal: stop.signal });
  void (async () => {
    let text = '';
    for await (const chunk of response.body!.pipeThrough(new TextDecoderStream())) {
      text += chunk;
      const parts = text.split('\n\n');
      text = parts.pop()!;
      for (const part of parts) if (part.startsWith('data: ')) events.push(JSON.parse(part.slice(6)));
    }
  })().catch(() => {});
  return { events, names: () => events.map(({ t }) => t), stop: () => stop.abort() };
}

test('each person gets the events of what they may see, and no others', async () => {
  await using bot = await testBot();
  bot.on(async (interaction) => {
    if (interaction.isChatInputCommand())
      await interaction.reply({ content: 'x', flags: 64, components: buttons('Go') });
    else if (interaction.isButton()) await interaction.update('y');
  });
  const ada = await listen(bot.sandbox.url, bot.ada.id);
  const linus = await listen(bot.sandbox.url, bot.linus.id);
  const { message } = await bot.ada.command(bot.random, 'study');
  await bot.ada.press(message!, 'Go');
  await bot.ada.delete(message!);
  await bot.ada.say(await bot.ada.dm(), 'Private');
  const { id } = (await raw(bot.sandbox, 'POST', `/channels/${bot.random}/threads`, { name: 't', type: 12 })).body;
  await raw(bot.sandbox, 'POST', `/channels/${bot.random}/typing`);
  await vi.waitFor(() => expect(ada.names().at(-1)).toBe('TYPING_START'));
  expect(ada.names()).toEqual([
    ...['MESSAGE_CREATE', 'MESSAGE_UPDATE', 'MESSAGE_DELETE'],
    ...['CHANNEL_CREATE', 'MESSAGE_CREATE', 'CHANNEL_CREATE', 'TYPING_START'],
  ]);
  expect(ada.events[2]!.d).toEqual({ id: message!.id, channel_id: bot.random });
  await vi.waitFor(() => expect(linus.names()).toEqual(['TYPING_START']));
  await raw(bot.sandbox, 'PUT', `/channels/${id}/thread-members/${bot.linus.id}`);
  await raw(bot.sandbox, 'DELETE', `/channels/${id}/thread-members/${bot.linus.id}`);
  await vi.waitFor(() => expect(linus.names()).toEqual(['TYPING_START', 'CHANNEL_CREATE', 'CHANNEL_DELETE']));
  await bot.client.destroy();
  await vi.waitFor(() => expect(linus.events.at(-1)).toEqual({ t: 'BOT_ONLINE', d: { online: false } }));
  ada.stop();
  linus.stop();
});

test('settling waits for all answers', async () => {
  await using bot = await testBot();
  bot.on(async (interaction) => {
    if (!interaction.isChatInputCommand()) return;
    await interaction.deferReply();
    await wait(200);
    await interaction.editReply('Done');
  });
  const calls = Array.from({ length: 5 }, () => bot.ada.command(bot.random, 'study', { wait: 'callback' }));
  await Promise.all(calls);
  await bot.script.settle();
  expect((await bot.ada.messages(bot.random)).map(({ content }) => content)).toEqual(Array(5).fill('Done'));
});
