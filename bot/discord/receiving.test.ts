import type { APIInteraction } from 'discord-api-types/v10';
import { describe, expect, test } from 'vitest';
import { customId } from './custom-id.ts';
import { receiver } from './receiving.ts';
import type { Command, Component, Press } from './route.ts';
import { running } from './running.ts';
import { seen } from './seen.ts';
import { command, interaction, press, submit, typing } from './test-interactions.ts';
import { readableLog, recordingTransport } from './test-transport.ts';

const now = new Date('2026-03-01T08:00:00Z');

function door() {
  const presses: Press[] = [];
  const deck = { name: 'deck', description: 'Which deck', type: 3 as const };
  const study: Command = {
    name: 'study',
    description: 'Study',
    answer: 'private',
    options: [deck, { ...deck, name: 'broken' }],
    run: async (call, options) => ({ content: `${call.name} studies ${options.text('deck') ?? 'all'}` }),
    complete: {
      deck: async (_, typed) =>
        Array.from({ length: 30 }, (_, at) => ({ name: `${typed} ${'x'.repeat(200)}`, value: at })),
      broken: () => Promise.reject(new Error('no decks today')),
    },
  };
  const rate: Component = {
    prefix: 'study.rate',
    answer: 'update',
    async run(press) {
      presses.push(press);
      return { content: 'rated' };
    },
  };
  const { log, lines } = readableLog();
  const work = running();
  const reception = receiver({ commands: [study], components: [rate], log, now: () => now, work });
  async function receive(...all: APIInteraction[]) {
    const { transport, sent } = recordingTransport();
    for (const each of all) reception.receive(each, transport);
    await work.settled(1000);
    return sent;
  }
  return { receive, presses, lines, stop: reception.stop };
}

const refused = (content: RegExp) => [
  { how: 'reply', privately: true, reply: { content: expect.stringMatching(content) } },
];

test('a command reaches its verb with who, where and what', async () => {
  const sent = await door().receive(command('study', [{ type: 3, name: 'deck', value: 'ddia' }]));
  expect(sent).toEqual([{ how: 'reply', privately: true, reply: { content: 'Ada studies ddia' } }]);
});

test('a press reaches its component with the keys of its id', async () => {
  const { receive, presses } = door();
  expect(await receive(press(customId('study.rate', 7n, 3, 4)))).toEqual([
    { how: 'update', reply: { content: 'rated' } },
  ]);
  expect(presses).toMatchObject([{ learnerId: 7n, keys: [3, 4], now }]);
});

test('an interaction that comes twice is handled once', async () => {
  const { receive, presses } = door();
  const same = press(customId('study.rate', 7n, 3));
  expect(await receive(same, same)).toHaveLength(1);
  expect(await receive(same)).toEqual([]);
  expect(presses).toHaveLength(1);
});

test('somebody else’s button does nothing and says so in private', async () => {
  const { receive, presses } = door();
  expect(await receive(press(customId('study.rate', 8n, 3)))).toEqual(refused(/belongs to someone else/));
  expect(presses).toEqual([]);
});

test('a button that belongs to nobody may be pressed by anybody', async () => {
  const { receive, presses } = door();
  await receive(press(customId('study.rate', 0n, 3)));
  expect(presses).toHaveLength(1);
});

test('a form that no message opened is answered in private where an update has nothing to change', async () => {
  const { receive } = door();
  const id = customId('study.rate', 7n, 3);
  expect(await receive(submit(id, []))).toMatchObject([{ how: 'reply', privately: true }]);
  expect(await receive(submit(id, [], { message: { id: '5' } }))).toMatchObject([{ how: 'update' }]);
});

describe('what this version does not know is explained in private', () => {
  test.each<[string, APIInteraction, RegExp]>([
    ['an old button', press('study.gone:7:1'), /from an older version/],
    ['an id of another shape', press('{"card":1}'), /from an older version/],
    ['a command', command('learn'), /from another version/],
    ['a context menu', interaction(2, { type: 3, name: 'Study this' }), /from another version/],
  ])('%s', async (_, what, text) => {
    expect(await door().receive(what)).toEqual(refused(text));
  });
});

describe('choices', () => {
  const option = (name: string) => [{ type: 3, name, value: 'dd', focused: true }];

  test('are cut to what Discord takes', async () => {
    const [sent] = await door().receive(typing('study', option('deck')));
    const choices = sent?.choices as { name: string }[];
    expect(choices).toHaveLength(25);
    expect(choices[0]?.name).toMatch(/^dd x/);
    expect(choices[0]?.name.length).toBeLessThanOrEqual(100);
  });

  test('are none when finding them fails, which is logged', async () => {
    const { receive, lines } = door();
    expect(await receive(typing('study', option('broken')))).toEqual([{ how: 'suggest', choices: [] }]);
    expect(lines).toMatchObject([{ level: 'error', route: '/study', err: { message: 'no decks today' } }]);
  });

  test('are none for an option that has none', async () => {
    expect(await door().receive(typing('study', option('chapter')))).toEqual([{ how: 'suggest', choices: [] }]);
  });
});

test('while the bot stops, people are told so, and nothing runs', async () => {
  const { receive, presses, stop } = door();
  stop();
  expect(await receive(press(customId('study.rate', 7n, 3)))).toEqual(refused(/is restarting/));
  expect(await receive(typing('study', [{ type: 3, name: 'deck', value: 'd', focused: true }]))).toEqual([
    { how: 'suggest', choices: [] },
  ]);
  expect(presses).toEqual([]);
});

test('an interaction that can not be read is logged and harms nobody', async () => {
  const { receive, lines } = door();
  await receive(command('study', [], { member: undefined, user: undefined }));
  expect(lines).toMatchObject([{ level: 'error', msg: 'an interaction could not be read' }]);
});

test('the log carries neither texts nor tokens', async () => {
  const { receive, lines } = door();
  await receive(typing('study', [{ type: 3, name: 'broken', value: 'my private words', focused: true }]));
  expect(JSON.stringify(lines)).not.toMatch(/private words|secret-token/);
});

test('the last ids are remembered, and only those', () => {
  const ids = seen(3);
  expect(['a', 'b', 'c', 'a', 'd', 'a', 'b'].map((id) => ids.first(id))).toEqual([
    true,
    true,
    true,
    false,
    true,
    false,
    true,
  ]);
});
