import { DiscordAPIError } from 'discord.js';
import { MessageFlags } from 'discord-api-types/v10';
import { expect, test, vi } from 'vitest';
import { buttons, raw, testBot } from '../test-bot.ts';

const EPHEMERAL = MessageFlags.Ephemeral;
const form = {
  title: 'Your answer',
  custom_id: 'form',
  components: [{ type: 18, label: 'Answer', component: { type: 4, style: 2, custom_id: 'text', min_length: 3 } }],
} as never;

test('a command is answered with a message that everybody in the channel sees', async () => {
  await using bot = await testBot();
  bot.on(async (interaction) => interaction.isChatInputCommand() && interaction.reply('Here is a card'));
  const outcome = await bot.ada.command(bot.random, 'study');
  expect(outcome).toMatchObject({
    answered: 'message',
    message: { content: 'Here is a card', type: 20 },
    followups: [],
  });
  expect(outcome.problem).toBeUndefined();
  expect((await bot.linus.messages(bot.random)).map(({ content }) => content)).toEqual(['Here is a card']);
});

test('an ephemeral message is seen, pressed and dismissed by one person only', async () => {
  await using bot = await testBot();
  bot.on(async (interaction) => {
    if (interaction.isChatInputCommand())
      await interaction.reply({ content: 'Only you', flags: EPHEMERAL, components: buttons('Good') });
    else if (interaction.isButton()) await interaction.update({ content: 'Rated', components: [] });
  });
  const { message } = await bot.ada.command(bot.random, 'study');
  expect(await bot.linus.messages(bot.random)).toEqual([]);
  await expect(bot.linus.press(message!, 'Good')).rejects.toMatchObject({ status: 409 });
  await expect(bot.linus.delete(message!)).rejects.toMatchObject({ status: 409 });
  expect((await raw(bot.sandbox, 'GET', `/channels/${bot.random}/messages`)).body).toEqual([]);
  expect(await raw(bot.sandbox, 'GET', `/channels/${bot.random}/messages/${message!.id}`)).toMatchObject({
    status: 404,
    body: { code: 10008 },
  });
  const edit = await raw(bot.sandbox, 'PATCH', `/channels/${bot.random}/messages/${message!.id}`, { content: 'x' });
  expect(edit).toMatchObject({ status: 404, body: { code: 10008 } });
  expect(await bot.ada.press(message!, 'Good')).toMatchObject({ answered: 'update', message: { content: 'Rated' } });
  await bot.ada.delete(message!);
  expect(await bot.ada.messages(bot.random)).toEqual([]);
});

test('a deferred answer says "thinking" until the edit fills it, and counts as not edited', async () => {
  await using bot = await testBot();
  const { promise: gate, resolve: open } = Promise.withResolvers<void>();
  bot.on(async (interaction) => {
    if (!interaction.isChatInputCommand()) return;
    await interaction.deferReply({ flags: EPHEMERAL });
    await gate;
    await interaction.editReply('Done');
  });
  const first = await bot.ada.command(bot.random, 'study', { wait: 'callback' });
  expect(first.message).toMatchObject({ content: '', flags: EPHEMERAL | MessageFlags.Loading });
  let settled = false;
  const settling = bot.script.settle().then(() => (settled = true));
  await new Promise((resolve) => setTimeout(resolve, 50));
  expect(settled).toBe(false);
  open();
  await settling;
  const [message] = await bot.ada.messages(bot.random);
  expect(message).toMatchObject({ id: first.message!.id, content: 'Done', flags: EPHEMERAL, edited_timestamp: null });
});

test('the first follow-up after a deferral takes its place and stays as ephemeral as that was', async () => {
  await using bot = await testBot();
  bot.on(async (interaction) => {
    if (!interaction.isChatInputCommand()) return;
    await interaction.deferReply({ flags: EPHEMERAL });
    await interaction.followUp('First');
    await interaction.followUp({ content: 'Second', flags: EPHEMERAL });
  });
  const outcome = await bot.ada.command(bot.random, 'study');
  expect(outcome.message).toMatchObject({ content: 'First', flags: EPHEMERAL });
  await vi.waitFor(async () =>
    expect((await bot.ada.messages(bot.random)).map(({ content }) => content)).toEqual(['First', 'Second']),
  );
  expect(await bot.linus.messages(bot.random)).toEqual([]);
});

test('a second first answer is refused with 40060', async () => {
  await using bot = await testBot();
  bot.on(async (interaction) => {
    if (!interaction.isChatInputCommand()) return;
    await interaction.reply('One');
    const path = `/interactions/${interaction.id}/${interaction.token}/callback`;
    const second = await raw(bot.sandbox, 'POST', path, { type: 4, data: { content: 'Two' } });
    expect(second).toMatchObject({ status: 400, body: { code: 40060 } });
  });
  await bot.ada.command(bot.random, 'study');
  await bot.script.settle();
  expect(bot.errors).toEqual([]);
  expect(await bot.ada.messages(bot.random)).toHaveLength(1);
});

test('an answer after more than 3 s is refused with 10062, and the person is told', async () => {
  await using bot = await testBot();
  const { promise: gate, resolve: open } = Promise.withResolvers<void>();
  bot.on(async (interaction) => {
    await gate;
    if (interaction.isChatInputCommand()) await interaction.reply('Too late');
  });
  const outcome = await bot.ada.command(bot.random, 'study');
  expect(outcome).toMatchObject({ answered: 'nothing', problem: 'no answer within 3 s', followups: [] });
  open();
  await vi.waitFor(() => expect(bot.errors).toHaveLength(1));
  expect(bot.errors[0]).toMatchObject({ code: 10062, status: 404 });
});

test('a token is good for 15 minutes, and then refused with 50027', async () => {
  let now = Date.now();
  await using bot = await testBot({ now: () => new Date(now) });
  const ready = Promise.withResolvers<() => Promise<unknown>>();
  bot.on(async (interaction) => {
    if (!interaction.isChatInputCommand()) return;
    await interaction.reply('Now');
    ready.resolve(() => interaction.editReply('Later'));
  });
  await bot.ada.command(bot.random, 'study');
  const edit = await ready.promise;
  now += 14 * 60_000;
  await edit();
  now += 2 * 60_000;
  await expect(edit()).rejects.toMatchObject({ code: 50027, status: 401 });
});

test('a modal opens from a button, checks its fields, and may update the message of the button', async () => {
  await using bot = await testBot();
  bot.on(async (interaction) => {
    if (interaction.isChatInputCommand()) await interaction.reply({ content: 'Card', components: buttons('Type') });
    else if (interaction.isButton()) await interaction.showModal(form);
    else if (interaction.isModalSubmit() && interaction.isFromMessage())
      await interaction.update({ content: interaction.fields.getTextInputValue('text') });
  });
  const { message } = await bot.ada.command(bot.random, 'study');
  const opened = await bot.ada.press(message!, 'Type');
  expect(opened).toMatchObject({ answered: 'modal', modal: { title: 'Your answer' } });
  await expect(bot.ada.submit(opened, { text: 'ab' })).rejects.toMatchObject({ status: 409 });
  await expect(bot.ada.submit(opened, { text: '' })).rejects.toMatchObject({ status: 409 });
  await expect(bot.ada.submit(opened, { other: 'abc' })).rejects.toMatchObject({ status: 400 });
  await expect(bot.linus.submit(opened, { text: 'abc' })).rejects.toMatchObject({ status: 404 });
  const sent = await bot.ada.submit(opened, { text: 'An LSM tree' });
  expect(sent).toMatchObject({ answered: 'update', message: { id: message!.id, content: 'An LSM tree' } });
  await expect(bot.ada.submit(opened, { text: 'again' })).rejects.toMatchObject({ status: 404 });
});

test('radio groups, checkboxes and selects of a modal reach the bot in their shapes', async () => {
  await using bot = await testBot();
  const options = ['a', 'b', 'c'].map((value) => ({ value, label: value.toUpperCase() }));
  const parts = [
    { type: 21, custom_id: 'radio', options },
    { type: 22, custom_id: 'boxes', options, min_values: 0, max_values: 2, required: false },
    { type: 3, custom_id: 'select', options },
    { type: 23, custom_id: 'box', default: true },
  ];
  const components = parts.map((component) => ({ type: 18, label: component.custom_id, component }));
  let fields: object[] = [];
  bot.on(async (interaction) => {
    if (interaction.isChatInputCommand())
      await interaction.showModal({ title: 'T', custom_id: 'm', components } as never);
    if (!interaction.isModalSubmit()) return;
    fields = [...interaction.fields.fields.values()];
    await interaction.reply('ok');
  });
  const opened = await bot.ada.command(bot.random, 'study');
  await expect(bot.ada.submit(opened, { radio: 'd', select: 'a' })).rejects.toMatchObject({ status: 409 });
  await expect(bot.ada.submit(opened, { radio: 'a', select: 'a', boxes: ['a', 'b', 'c'] })).rejects.toThrow('0 to 2');
  await bot.ada.submit(opened, { radio: 'b', boxes: ['a', 'c'], select: 'c' });
  expect(fields).toMatchObject([
    { customId: 'radio', value: 'b' },
    { customId: 'boxes', values: ['a', 'c'] },
    { customId: 'select', values: ['c'] },
    { customId: 'box', value: true },
  ]);
});

test('each kind of interaction takes only the answers that Discord allows for it', async () => {
  await using bot = await testBot({}, [
    { name: 'study', description: 'd', options: [{ type: 3, name: 'deck', description: 'd', autocomplete: true }] },
  ]);
  const refused: Record<number, number[]> = { 2: [], 3: [], 4: [], 5: [] };
  bot.on(async (interaction) => {
    for (const type of [4, 5, 6, 7, 8, 9]) {
      const right = { 4: type === 8, 2: [4, 5, 9].includes(type), 3: type !== 8, 5: [4, 5].includes(type) };
      if (right[interaction.type as 2 | 3 | 4 | 5]) continue;
      const path = `/interactions/${interaction.id}/${interaction.token}/callback`;
      const { status, body } = await raw(bot.sandbox, 'POST', path, { type, data: { content: 'x' } });
      if (status === 400 && body.code === 50035) refused[interaction.type]?.push(type);
    }
    if (interaction.isAutocomplete()) await interaction.respond([]);
    else if (interaction.isChatInputCommand()) await interaction.showModal(form);
    else if (interaction.isModalSubmit()) await interaction.reply({ content: 'x', components: buttons('Go') });
    else if (interaction.isButton()) await interaction.deferUpdate();
  });
  await bot.ada.autocomplete(bot.random, 'study', { option: 'deck', value: 'd' });
  const opened = await bot.ada.command(bot.random, 'study');
  const { message } = await bot.ada.submit(opened, { text: 'long enough' });
  await bot.ada.press(message!, 'Go', [], { wait: 'callback' });
  expect(bot.errors).toEqual([]);
  expect(refused).toEqual({ 2: [6, 7, 8], 3: [8], 4: [4, 5, 6, 7, 9], 5: [6, 7, 8, 9] });
});

test('two presses at once are two interactions', async () => {
  await using bot = await testBot();
  const seen: string[] = [];
  bot.on(async (interaction) => {
    if (interaction.isChatInputCommand()) await interaction.reply({ content: 'Card', components: buttons('Good') });
    else if (interaction.isButton()) {
      seen.push(interaction.id);
      await interaction.update(`pressed ${seen.length}`);
    }
  });
  const { message } = await bot.ada.command(bot.random, 'study');
  await Promise.all([bot.ada.press(message!, 'Good'), bot.ada.press(message!, 'Good')]);
  expect(new Set(seen).size).toBe(2);
});

test('what a client would not let a person press is refused with 409', async () => {
  await using bot = await testBot();
  const options = [
    { label: 'One', value: '1' },
    { label: 'Two', value: '2' },
  ];
  bot.on(async (interaction) => {
    if (!interaction.isChatInputCommand()) return;
    const [row] = buttons('Off', 'On');
    row!.components[0] = { ...row!.components[0]!, disabled: true } as never;
    await interaction.reply({
      components: [row!, { type: 1, components: [{ type: 3, custom_id: 'pick', options }] }] as never,
    });
  });
  const { message } = await bot.ada.command(bot.random, 'study');
  const press = (custom_id: string, values: string[] = []) =>
    fetch(`${bot.sandbox.url}/script/press`, {
      method: 'POST',
      headers: { 'x-user': bot.ada.id },
      body: JSON.stringify({ message: message!.id, custom_id, values }),
    });
  expect((await press('off')).status).toBe(409);
  expect((await press('gone')).status).toBe(409);
  expect((await press('pick')).status).toBe(409);
  expect((await press('pick', ['1', '2'])).status).toBe(409);
  expect((await press('pick', ['3'])).status).toBe(409);
  await expect(bot.ada.press(message!, 'Off')).rejects.toThrow('"Off" cannot be pressed');
});

test('an interaction carries who acts, where, and through whose installation', async () => {
  await using bot = await testBot();
  const seen: object[] = [];
  bot.on(async (interaction) => {
    seen.push({
      guild: interaction.guildId,
      owners: { ...interaction.authorizingIntegrationOwners },
      context: interaction.context,
      threads: interaction.appPermissions.has('CreatePrivateThreads'),
      locale: interaction.locale,
      limit: interaction.attachmentSizeLimit,
    });
    if (interaction.isChatInputCommand()) await interaction.reply('ok');
  });
  const { id: guild } = (await bot.ada.state()).guild;
  const grete = await bot.script.login('Grete', 'de');
  await grete.command(bot.random, 'study');
  await bot.ada.command(bot.random, 'study', { install: 'user' });
  await bot.ada.command(await bot.ada.dm(), 'study');
  expect(seen).toMatchObject([
    { guild, owners: { guildId: guild, userId: null }, context: 0, threads: true, locale: 'de', limit: 10_485_760 },
    { guild, owners: { guildId: null, userId: bot.ada.id }, context: 0, locale: 'en-US' },
    { guild: null, owners: { guildId: '0', userId: null }, context: 1, threads: false },
  ]);
});

test("a person's own installation allows five follow-ups in a server", async () => {
  await using bot = await testBot();
  bot.on(async (interaction) => {
    if (!interaction.isChatInputCommand()) return;
    await interaction.reply('0');
    for (let n = 1; n <= 6; n++) await interaction.followUp(String(n));
  });
  await bot.ada.command(bot.random, 'study', { install: 'user' });
  await vi.waitFor(() => expect(bot.errors).toHaveLength(1));
  expect(bot.errors[0]).toMatchObject({ code: 40094 });
  expect(await bot.ada.messages(bot.random)).toHaveLength(6);
});

test('the original can be read, edited and deleted by token, and with_response returns it at once', async () => {
  await using bot = await testBot();
  bot.on(async (interaction) => {
    if (!interaction.isChatInputCommand()) return;
    const response = await interaction.reply({ content: 'One', withResponse: true });
    expect(response.resource?.message?.content).toBe('One');
    expect((await interaction.fetchReply()).content).toBe('One');
    expect((await interaction.editReply('Two')).editedTimestamp).not.toBeNull();
    const further = await interaction.followUp('Three');
    expect((await interaction.editReply({ message: further, content: 'Four' })).content).toBe('Four');
    await interaction.deleteReply(further);
    await interaction.deleteReply();
    await expect(interaction.fetchReply()).rejects.toBeInstanceOf(DiscordAPIError);
  });
  await bot.ada.command(bot.random, 'study');
  await vi.waitFor(async () => expect(await bot.ada.messages(bot.random)).toEqual([]));
  expect(bot.errors).toEqual([]);
});

test('a bot that is offline answers nothing', async () => {
  await using bot = await testBot();
  await bot.client.destroy();
  expect((await bot.ada.state()).bot.online).toBe(false);
  expect(await bot.ada.command(bot.random, 'study')).toMatchObject({ problem: 'no answer within 3 s' });
});
