// Each limit of Discord's: what is at the limit is accepted, one more is refused.
import { expect, test } from 'vitest';
import { raw, testBot } from '../test-bot.ts';

const text = (length: number) => 'x'.repeat(length);
const times = <T>(n: number, make: (at: number) => T): T[] => Array.from({ length: n }, (_, at) => make(at));
const embed = (part: object) => ({ embeds: [{ title: 'T', ...part }] });
const row = (...components: object[]) => ({ type: 1, components });
const button = (at: number | string, more: object = {}) => ({
  type: 2,
  style: 1,
  label: 'L',
  custom_id: `b${at}`,
  ...more,
});
const option = (at: number | string, more: object = {}) => ({ label: `O${at}`, value: `${at}`, ...more });
const select = (more: object = {}) => ({ type: 3, custom_id: 's', options: [option(1), option(2)], ...more });
const rows = (...components: object[]) => ({ components: [row(...components)] });

type Limit = { name: string; at: unknown; over: unknown; where: string };
const limit = (name: string, where: string, at: unknown, over: unknown): Limit => ({ name, where, at, over });
const lengths = (name: string, where: string, max: number, make: (value: string) => unknown): Limit =>
  limit(`${name} of ${max} characters`, where, make(text(max)), make(text(max + 1)));

const messages: Limit[] = [
  lengths('a content', 'content', 2000, (content) => ({ content })),
  limit(
    '10 embeds',
    'embeds',
    { embeds: times(10, () => ({ title: 'T' })) },
    { embeds: times(11, () => ({ title: 'T' })) },
  ),
  lengths('a title', 'embeds.0.title', 256, (title) => embed({ title })),
  lengths('a description', 'embeds.0.description', 4096, (description) => embed({ description })),
  lengths('a footer', 'embeds.0.footer.text', 2048, (footer) => embed({ footer: { text: footer } })),
  lengths('an author', 'embeds.0.author.name', 256, (name) => embed({ author: { name } })),
  lengths('a field name', 'embeds.0.fields.0.name', 256, (name) => embed({ fields: [{ name, value: 'v' }] })),
  lengths('a field value', 'embeds.0.fields.0.value', 1024, (value) => embed({ fields: [{ name: 'n', value }] })),
  limit(
    '25 fields',
    'embeds.0.fields',
    embed({ fields: times(25, () => ({ name: 'n', value: 'v' })) }),
    embed({ fields: times(26, () => ({ name: 'n', value: 'v' })) }),
  ),
  limit(
    '6000 characters in all embeds',
    'embeds.1',
    { embeds: [{ description: text(4000) }, { description: text(2000) }] },
    { embeds: [{ description: text(4000) }, { description: text(2001) }] },
  ),
  limit(
    'a field that is not empty',
    'embeds.0.fields.0.value',
    embed({ fields: [{ name: 'n', value: 'v' }] }),
    embed({ fields: [{ name: 'n', value: ' ' }] }),
  ),
  limit(
    'a web address',
    'embeds.0.url',
    embed({ url: 'https://example.org/a' }),
    embed({ url: 'javascript:alert(1)' }),
  ),
  limit('a colour', 'embeds.0.color', embed({ color: 0xffffff }), embed({ color: 0x1000000 })),
  limit(
    '5 rows',
    'components',
    { components: times(5, (at) => row(button(at))) },
    { components: times(6, (at) => row(button(at))) },
  ),
  limit('5 buttons in a row', 'components.0.components', rows(...times(5, button)), rows(...times(6, button))),
  lengths('a label', 'components.0.components.0.label', 80, (label) => rows(button(1, { label }))),
  lengths('a custom_id', 'components.0.components.0.custom_id', 100, (custom_id) => rows(button(1, { custom_id }))),
  limit(
    'different custom_ids',
    'components.0.components.1.custom_id',
    rows(button(1), button(2)),
    rows(button(1), button(1)),
  ),
  limit(
    'a label or an emoji',
    'components.0.components.0',
    rows(button(1, { label: undefined, emoji: { name: '👍' } })),
    rows(button(1, { label: undefined })),
  ),
  limit(
    'a link',
    'components.0.components.0.url',
    rows({ type: 2, style: 5, label: 'L', url: 'https://example.org' }),
    rows({ type: 2, style: 5, label: 'L' }),
  ),
  limit(
    'no custom_id beside a link',
    'components.0.components.0',
    rows({ type: 2, style: 5, label: 'L', url: 'https://example.org' }),
    rows({ type: 2, style: 5, label: 'L', url: 'https://example.org', custom_id: 'c' }),
  ),
  limit(
    'a known style',
    'components.0.components.0.style',
    rows(button(1, { style: 4 })),
    rows(button(1, { style: 7 })),
  ),
  limit(
    '25 options',
    'components.0.components.0.options',
    rows(select({ options: times(25, option) })),
    rows(select({ options: times(26, option) })),
  ),
  limit(
    'at least one option',
    'components.0.components.0.options',
    rows(select({ options: [option(1)] })),
    rows(select({ options: [] })),
  ),
  lengths('an option label', 'components.0.components.0.options.0.label', 100, (label) =>
    rows(select({ options: [option(1, { label })] })),
  ),
  lengths('an option value', 'components.0.components.0.options.0.value', 100, (value) =>
    rows(select({ options: [option(1, { value })] })),
  ),
  lengths('an option description', 'components.0.components.0.options.0.description', 100, (description) =>
    rows(select({ options: [option(1, { description })] })),
  ),
  lengths('a placeholder', 'components.0.components.0.placeholder', 150, (placeholder) =>
    rows(select({ placeholder })),
  ),
  limit(
    'different option values',
    'components.0.components.0.options.1.value',
    rows(select()),
    rows(select({ options: [option(1), option(1)] })),
  ),
  limit(
    '25 values',
    'components.0.components.0.max_values',
    rows(select({ max_values: 25 })),
    rows(select({ max_values: 26 })),
  ),
  limit(
    'min_values up to max_values',
    'components.0.components.0.min_values',
    rows(select({ min_values: 2, max_values: 2 })),
    rows(select({ min_values: 3, max_values: 2 })),
  ),
  limit('a select alone in its row', 'components.0.components.1', rows(select()), rows(button(1), select())),
  limit('rows at the top', 'components.0.type', rows(button(1)), { components: [button(1)] }),
  limit('no Components V2', 'flags', { content: 'x', flags: 4 }, { content: 'x', flags: 1 << 15 }),
  limit('a nonce of 25 characters', 'nonce', { content: 'x', nonce: text(25) }, { content: 'x', nonce: text(26) }),
  limit('a text as content', 'content', { content: '1' }, { content: 1 }),
  limit(
    'parse or users, not both',
    'allowed_mentions',
    { content: 'x', allowed_mentions: { parse: [], users: ['1'] } },
    { content: 'x', allowed_mentions: { parse: ['users'], users: ['1'] } },
  ),
];

/** Whether the tree of errors has something at this place or below it. */
function reaches(errors: unknown, path: string): boolean {
  return (
    path.split('.').reduce((place: unknown, key) => (place as Record<string, unknown> | undefined)?.[key], errors) !==
    undefined
  );
}

test('a message may have what Discord allows, and no more', async () => {
  await using bot = await testBot();
  for (const { name, at, over, where } of messages) {
    const accepted = await raw(bot.sandbox, 'POST', `/channels/${bot.random}/messages`, at);
    expect(accepted.status, `${name}: ${JSON.stringify(accepted.body)}`).toBe(200);
    const refused = await raw(bot.sandbox, 'POST', `/channels/${bot.random}/messages`, over);
    expect(refused, name).toMatchObject({ status: 400, body: { code: 50035, message: 'Invalid Form Body' } });
    expect(reaches(refused.body.errors, where), `${name}: ${JSON.stringify(refused.body.errors)}`).toBe(true);
  }
});

test('the errors of a message say where each problem is', async () => {
  await using bot = await testBot();
  const { body } = await raw(bot.sandbox, 'POST', `/channels/${bot.random}/messages`, {
    content: text(2001),
    embeds: [{ title: text(300) }],
  });
  expect(body.errors).toEqual({
    content: { _errors: [{ code: 'BASE_TYPE_MAX_LENGTH', message: 'Must be 2000 or fewer in length.' }] },
    embeds: {
      0: { title: { _errors: [{ code: 'BASE_TYPE_MAX_LENGTH', message: 'Must be 256 or fewer in length.' }] } },
    },
  });
});

test('a message that shows nothing is refused with 50006', async () => {
  await using bot = await testBot();
  for (const body of [{}, { content: '' }, { content: '  \n ' }, { embeds: [] }])
    expect(await raw(bot.sandbox, 'POST', `/channels/${bot.random}/messages`, body)).toMatchObject({
      status: 400,
      body: { code: 50006 },
    });
  const { body } = await raw(bot.sandbox, 'POST', `/channels/${bot.random}/messages`, { content: 'x' });
  const path = `/channels/${bot.random}/messages/${body.id}`;
  expect(await raw(bot.sandbox, 'PATCH', path, { content: '' })).toMatchObject({ status: 400, body: { code: 50006 } });
});

const input = (more: object = {}) => ({ type: 4, custom_id: 't', style: 1, ...more });
const inRow = (more: object = {}) => modal([row(input({ label: 'L', ...more }))]);
const label = (component: object, more: object = {}) => ({ type: 18, label: 'L', component, ...more });
const modal = (components: object[], more: object = {}) => ({ title: 'T', custom_id: 'm', components, ...more });
const radio = (n: number) => modal([label({ type: 21, custom_id: 'r', options: times(n, option) })]);
const boxes = (n: number, more: object = {}) =>
  modal([label({ type: 22, custom_id: 'c', options: times(n, option), ...more })]);

const modals: Limit[] = [
  lengths('a title', 'title', 45, (title) => modal([label(input())], { title })),
  lengths('a custom_id', 'custom_id', 100, (custom_id) => modal([label(input())], { custom_id })),
  limit(
    '5 parts',
    'components',
    modal(times(5, (at) => label(input({ custom_id: `${at}` })))),
    modal(times(6, (at) => label(input({ custom_id: `${at}` })))),
  ),
  limit('at least one part', 'components', modal([label(input())]), modal([])),
  limit(
    'one input in a row',
    'components.0.components',
    inRow(),
    modal([row(input({ label: 'L' }), input({ label: 'L', custom_id: 'u' }))]),
  ),
  limit(
    'different custom_ids',
    'components.1.component.custom_id',
    modal([label(input()), label(input({ custom_id: 'u' }))]),
    modal([label(input()), label(input())]),
  ),
  lengths('a label', 'components.0.label', 45, (name) => modal([label(input(), { label: name })])),
  lengths('a description', 'components.0.description', 100, (description) => modal([label(input(), { description })])),
  lengths("an input's label", 'components.0.components.0.label', 45, (name) => inRow({ label: name })),
  limit('a label in a row', 'components.0.components.0.label', inRow(), modal([row(input())])),
  limit(
    'no label of its own in a label',
    'components.0.component.label',
    modal([label(input())]),
    modal([label(input({ label: 'L' }))]),
  ),
  lengths('a placeholder', 'components.0.component.placeholder', 100, (placeholder) =>
    modal([label(input({ placeholder }))]),
  ),
  lengths('a value', 'components.0.component.value', 4000, (value) => modal([label(input({ value }))])),
  limit(
    'a value up to its max_length',
    'components.0.component.value',
    modal([label(input({ value: 'abc', max_length: 3 }))]),
    modal([label(input({ value: 'abcd', max_length: 3 }))]),
  ),
  limit(
    '4000 characters',
    'components.0.component.max_length',
    modal([label(input({ max_length: 4000 }))]),
    modal([label(input({ max_length: 4001 }))]),
  ),
  limit(
    'min_length up to max_length',
    'components.0.component.min_length',
    modal([label(input({ min_length: 5, max_length: 5 }))]),
    modal([label(input({ min_length: 6, max_length: 5 }))]),
  ),
  limit(
    'a style',
    'components.0.component.style',
    modal([label(input({ style: 2 }))]),
    modal([label(input({ style: 3 }))]),
  ),
  limit('10 radio options', 'components.0.component.options', radio(10), radio(11)),
  limit('2 radio options at least', 'components.0.component.options', radio(2), radio(1)),
  limit('10 checkboxes', 'components.0.component.options', boxes(10), boxes(11)),
  limit(
    '10 checked',
    'components.0.component.max_values',
    boxes(10, { max_values: 10 }),
    boxes(10, { max_values: 11 }),
  ),
  limit('no buttons', 'components.0.component.type', modal([label(select())]), modal([label(button(1))])),
];

test('a modal may have what Discord allows, and no more', async () => {
  await using bot = await testBot();
  const answers: { name: string; status: number; body: unknown }[] = [];
  bot.on(async (interaction) => {
    const path = `/interactions/${interaction.id}/${interaction.token}/callback`;
    const next = modals[answers.length]!;
    const refused = await raw(bot.sandbox, 'POST', path, { type: 9, data: next.over });
    expect(reaches(refused.body?.errors, `data.${next.where}`), `${next.name}: ${JSON.stringify(refused.body)}`).toBe(
      true,
    );
    answers.push({ name: next.name, ...(await raw(bot.sandbox, 'POST', path, { type: 9, data: next.at })) });
  });
  for (const { name } of modals) {
    const outcome = await bot.ada.command(bot.random, 'study');
    expect(bot.errors).toEqual([]);
    expect(outcome.answered, `${name}: ${JSON.stringify(answers.at(-1))}`).toBe('modal');
  }
});

const command = (more: object = {}) => ({ name: 'study', description: 'd', ...more });
const opt = (more: object = {}) => ({ type: 3, name: 'o', description: 'd', ...more });
const options = (...list: object[]) => command({ options: list });
const numbered = (n: number) => times(n, (at) => opt({ name: `o${at}` }));
const choices = (n: number) => times(n, (at) => ({ name: `c${at}`, value: `${at}` }));
const sub = (more: object = {}) => ({ type: 1, name: 's', description: 'd', ...more });

const commands: Limit[] = [
  limit(
    '100 commands',
    '',
    times(100, (at) => command({ name: `c${at}` })),
    times(101, (at) => command({ name: `c${at}` })),
  ),
  limit('different names', '1.name', [command(), command({ name: 'other' })], [command(), command()]),
  lengths('a name', '0.name', 32, (name) => [command({ name })]),
  limit('a name in lower case', '0.name', [command({ name: 'größe' })], [command({ name: 'Study' })]),
  limit('a name without spaces', '0.name', [command({ name: 'a-b_c' })], [command({ name: 'a b' })]),
  lengths('a description', '0.description', 100, (description) => [command({ description })]),
  limit('a description at all', '0.description', [command()], [command({ description: '' })]),
  limit('25 options', '0.options', [command({ options: numbered(25) })], [command({ options: numbered(26) })]),
  limit(
    'required before optional',
    '0.options.1.required',
    [options(opt({ required: true }), opt({ name: 'p' }))],
    [options(opt(), opt({ name: 'p', required: true }))],
  ),
  limit('different options', '0.options.1.name', [options(opt(), opt({ name: 'p' }))], [options(opt(), opt())]),
  limit(
    '25 choices',
    '0.options.0.choices',
    [options(opt({ choices: choices(25) }))],
    [options(opt({ choices: choices(26) }))],
  ),
  lengths('a choice', '0.options.0.choices.0.name', 100, (name) => [options(opt({ choices: [{ name, value: 'v' }] }))]),
  lengths('a choice value', '0.options.0.choices.0.value', 100, (value) => [
    options(opt({ choices: [{ name: 'n', value }] })),
  ]),
  limit(
    'a number for a number',
    '0.options.0.choices.0.value',
    [options(opt({ type: 4, choices: [{ name: 'n', value: 1 }] }))],
    [options(opt({ type: 4, choices: [{ name: 'n', value: '1' }] }))],
  ),
  limit(
    'autocomplete without choices',
    '0.options.0',
    [options(opt({ autocomplete: true }))],
    [options(opt({ autocomplete: true, choices: choices(1) }))],
  ),
  limit(
    'autocomplete of texts and numbers',
    '0.options.0',
    [options(opt({ type: 4, autocomplete: true }))],
    [options(opt({ type: 5, autocomplete: true }))],
  ),
  limit('subcommands alone', '0.options', [options(sub(), sub({ name: 't' }))], [options(sub(), opt())]),
  limit(
    'no subcommand in a subcommand',
    '0.options.0.options.0.type',
    [options({ ...sub(), type: 2, options: [sub()] })],
    [options(sub({ options: [sub()] }))],
  ),
  limit(
    'groups of subcommands only',
    '0.options.0.options.0.type',
    [options({ ...sub(), type: 2, options: [sub()] })],
    [options({ ...sub(), type: 2, options: [opt()] })],
  ),
  limit('known contexts', '0.contexts.1', [command({ contexts: [0, 1, 2] })], [command({ contexts: [0, 3] })]),
  limit(
    'known installations',
    '0.integration_types.0',
    [command({ integration_types: [0, 1] })],
    [command({ integration_types: [2] })],
  ),
  limit(
    'a length of 6000',
    '0.options.0.max_length',
    [options(opt({ max_length: 6000 }))],
    [options(opt({ max_length: 6001 }))],
  ),
];

test('commands may have what Discord allows, and no more', async () => {
  await using bot = await testBot();
  const path = `/applications/${bot.sandbox.applicationId}/commands`;
  for (const { name, at, over, where } of commands) {
    const refused = await raw(bot.sandbox, 'PUT', path, over);
    expect(refused, name).toMatchObject({ status: 400, body: { code: 50035 } });
    if (where)
      expect(reaches(refused.body.errors, where), `${name}: ${JSON.stringify(refused.body.errors)}`).toBe(true);
    const accepted = await raw(bot.sandbox, 'PUT', path, at);
    expect(accepted.status, `${name}: ${JSON.stringify(accepted.body)}`).toBe(200);
  }
});

const suggestions: Limit[] = [
  limit('25 choices', 'data.choices', choices(25), choices(26)),
  lengths('a name', 'data.choices.0.name', 100, (name) => [{ name, value: 'v' }]),
  lengths('a value', 'data.choices.0.value', 100, (value) => [{ name: 'n', value }]),
  limit('a name at all', 'data.choices.0.name', [{ name: 'n', value: 'v' }], [{ name: '', value: 'v' }]),
];

test('autocomplete may suggest what Discord allows, and no more', async () => {
  await using bot = await testBot({}, [options(opt({ autocomplete: true }))]);
  let tried = 0;
  bot.on(async (interaction) => {
    const { at, over, where, name } = suggestions[tried++]!;
    const path = `/interactions/${interaction.id}/${interaction.token}/callback`;
    const refused = await raw(bot.sandbox, 'POST', path, { type: 8, data: { choices: over } });
    expect(reaches(refused.body?.errors, where), name).toBe(true);
    await raw(bot.sandbox, 'POST', path, { type: 8, data: { choices: at } });
  });
  for (const { at } of suggestions)
    expect(await bot.ada.autocomplete(bot.random, 'study', { option: 'o', value: '' })).toEqual(at);
  expect(bot.errors).toEqual([]);
});
