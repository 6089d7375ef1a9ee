import { describe, expect, test } from 'vitest';
import { callOf, incoming } from './incoming.ts';
import { command, DIRECT, interaction, press, submit, typing } from './test-interactions.ts';

const now = new Date('2026-03-01T08:00:00Z');
const calling = (what: ReturnType<typeof interaction>) => callOf(what as Parameters<typeof callOf>[0], now);

describe('who calls', () => {
  test('from a server: its channel, and the name that the person has there, escaped', () => {
    const member = { user: { id: '7', username: 'ada' }, nick: '*Ada* @everyone', roles: [] };
    expect(calling(command('study', [], { member }))).toEqual({
      learnerId: 7n,
      name: '\\*Ada\\* @\u200beveryone',
      locale: 'en-GB',
      channelId: 3n,
      guildId: 2n,
      direct: false,
      mayThread: false,
      archived: false,
      whisper: '1/secret-token',
      now,
    });
  });

  test('where threads may be begun: in a text channel of a server that has the bot, with both permissions', () => {
    const here = { app_permissions: String((1n << 36n) | (1n << 38n)), authorizing_integration_owners: { 0: '2' } };
    const may = (more: object) => calling(command('study', [], { ...here, ...more })).mayThread;
    expect(may({})).toBe(true);
    expect(may({ app_permissions: String(1n << 38n) })).toBe(false);
    expect(may({ authorizing_integration_owners: { 1: '7' } })).toBe(false);
    expect(may({ channel: { id: '3', type: 11 } })).toBe(false);
    expect(may({ ...DIRECT, authorizing_integration_owners: { 0: '0' } })).toBe(false);
  });

  test('from an archived thread', () => {
    const channel = { id: '3', type: 12, thread_metadata: { archived: true } };
    expect(calling(command('study', [], { channel })).archived).toBe(true);
  });

  test('from a direct message with the bot', () => {
    expect(calling(command('study', [], DIRECT))).toMatchObject({
      learnerId: 7n,
      name: 'Ada',
      guildId: null,
      direct: true,
    });
  });

  test('from a direct message with somebody else is not direct', () => {
    expect(calling(command('study', [], { ...DIRECT, context: 2 })).direct).toBe(false);
    expect(calling(command('study', [], { ...DIRECT, context: undefined })).direct).toBe(false);
  });

  test('by user name where there is no other', () => {
    const user = { id: '7', username: 'ada_l', global_name: null };
    expect(calling(command('study', [], { ...DIRECT, user })).name).toBe('ada\\_l');
  });
});

describe('a command', () => {
  test('brings its options by name and type', () => {
    const file = {
      id: '11',
      filename: 'guide.md',
      size: 12,
      content_type: 'text/markdown',
      url: 'https://files/guide.md',
    };
    const what = incoming(
      command(
        'deck',
        [
          {
            type: 1,
            name: 'import',
            options: [
              { type: 3, name: 'slug', value: 'ddia' },
              { type: 4, name: 'limit', value: 0 },
              { type: 5, name: 'draft', value: false },
              { type: 11, name: 'guide', value: '11' },
            ],
          },
        ],
        {},
        { attachments: { 11: file } },
      ),
    );
    if (what?.kind !== 'command') throw new Error('no command');
    const { options } = what;
    expect([what.name, what.subcommand]).toEqual(['deck', 'import']);
    expect([options.text('slug'), options.integer('limit'), options.flag('draft')]).toEqual(['ddia', 0, false]);
    expect(options.attachment('guide')).toEqual({
      name: 'guide.md',
      size: 12,
      contentType: 'text/markdown',
      url: 'https://files/guide.md',
    });
    expect([options.text('limit'), options.integer('nothing'), options.text('toString')]).toEqual([
      undefined,
      undefined,
      undefined,
    ]);
  });

  test('without a subcommand has none', () => {
    expect(incoming(command('study'))).toMatchObject({ kind: 'command', name: 'study', subcommand: undefined });
  });

  test('of another kind than a slash command is none of ours', () => {
    expect(incoming(interaction(2, { type: 3, name: 'Study this', target_id: '1' }))).toBeUndefined();
  });
});

test('typing tells which option is typed and how far', () => {
  const options = [
    { type: 3, name: 'deck', value: 'ddia' },
    { type: 4, name: 'chapter', value: '1', focused: true },
  ];
  const what = incoming(typing('study', options));
  expect(what).toMatchObject({ kind: 'typing', name: 'study', option: 'chapter', typed: '1' });
  expect(what?.kind === 'typing' && what.options.text('deck')).toBe('ddia');
});

test('a button brings its id, a select its values', () => {
  expect(incoming(press('study.rate:7:1'))).toEqual({
    kind: 'press',
    customId: 'study.rate:7:1',
    values: [],
    fields: {},
    written: '',
    onMessage: true,
  });
  const chosen = incoming(press('study.deck:7', {}, { component_type: 3, values: ['1', '2'] }));
  expect(chosen).toMatchObject({ values: ['1', '2'] });
});

test('a form brings its fields, whatever they are wrapped in', () => {
  const what = incoming(
    submit('study.answer:7:1', [
      { type: 18, id: 1, component: { type: 4, custom_id: 'answer', value: 'A log.\nThen…' } },
      { type: 1, id: 2, components: [{ type: 4, custom_id: 'old', value: 'row' }] },
      { type: 18, id: 3, component: { type: 3, custom_id: 'decks', values: ['1', '2'] } },
      { type: 18, id: 4, component: { type: 21, custom_id: 'level', value: null } },
      { type: 18, id: 5, component: { type: 23, custom_id: 'agree', value: true } },
      { type: 10, id: 6 },
    ]),
  );
  expect(what).toMatchObject({
    onMessage: false,
    written: 'A log.\nThen…\n\nrow',
    fields: { answer: 'A log.\nThen…', old: 'row', decks: '1,2', level: '', agree: 'true' },
  });
});
