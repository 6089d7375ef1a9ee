// What people see of the four ways to answer: real discord.js on a real socket against the sandbox.
import { type APIMessage, MessageFlags } from 'discord-api-types/v10';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { LONG_MS, openTestDoor, type TestDoor, testRoutes } from './test-door.ts';

let door: TestDoor;
const routes = testRoutes();

beforeAll(async () => {
  door = await openTestDoor();
  await door.connect(routes);
});
afterAll(() => door.close());

const isEphemeral = (message?: APIMessage) => ((message?.flags ?? 0) & MessageFlags.Ephemeral) !== 0;

function probe(subcommand: string, options: Record<string, number | string> = {}, where = door.channel.id) {
  return door.ada.command(where, 'probe', { subcommand, options });
}

/** A message with buttons that everybody sees. */
async function panel(): Promise<APIMessage> {
  return (await probe('public', { word: 'panel' })).message!;
}

async function asItStands({ id, channel_id }: APIMessage): Promise<APIMessage | undefined> {
  return (await door.ada.messages(channel_id)).find((message) => message.id === id);
}

describe('a command', () => {
  test.each([
    ['private', true],
    ['public', false],
  ])('answers by %s at once, or when it has taken its time', async (way, hidden) => {
    for (const wait of [0, LONG_MS]) {
      const outcome = await probe(way, { wait, word: 'log' });
      expect(outcome).toMatchObject({ answered: 'message', message: { content: 'Ada: log' }, followups: [] });
      expect(isEphemeral(outcome.message)).toBe(hidden);
    }
    expect(door.requests(/callback$/).slice(-2)).toMatchObject([{ body: { type: 4 } }, { body: { type: 5 } }]);
  });

  test('answers openly in the person’s own direct message', async () => {
    const direct = await door.ada.dm();
    for (const wait of [0, LONG_MS]) {
      const { message } = await probe('private', { wait, word: 'log' }, direct.id);
      expect(message?.content).toBe('Ada: log');
      expect(isEphemeral(message)).toBe(false);
    }
  });

  test('sends its files', async () => {
    const { message } = await probe('file');
    expect(message?.attachments).toMatchObject([{ filename: 'notes.txt', description: 'Notes' }]);
    expect(await (await fetch(message!.attachments[0]!.url)).text()).toBe('a note');
  });

  test('mentions nobody, whatever it says', async () => {
    const { message } = await probe('public', { word: `<@${door.linus.id}> @everyone` });
    expect(message).toMatchObject({ mentions: [], mention_everyone: false });
    expect(door.requests(/callback$/).at(-1)).toMatchObject({ body: { data: { allowed_mentions: { parse: [] } } } });
  });

  test('gets choices for what is typed', async () => {
    const choices = await door.ada.autocomplete(door.channel, 'probe', {
      subcommand: 'private',
      option: 'word',
      value: 'dd',
    });
    expect(choices).toEqual([{ name: 'dd!', value: 'dd' }]);
  });

  test.each([
    ['private', 0],
    ['private', LONG_MS],
    ['public', 0],
    ['public', LONG_MS],
  ])('tells a mistake in private: %s after %i ms', async (way, wait) => {
    const before = await door.linus.messages(door.channel.id);
    await probe(way, { wait, fail: 1 });
    await door.script.settle();
    const told = (await door.ada.messages(door.channel.id)).at(-1);
    expect(told?.content).toBe('There is nothing to rate.');
    expect(isEphemeral(told)).toBe(true);
    expect(await door.linus.messages(door.channel.id)).toEqual(before);
  });

  test('shows a fault with the reference that the log has', async () => {
    const { message } = await probe('public', { fail: 2 });
    const fault = door.lines.findLast(({ level }) => level === 'error');
    expect(message?.content).toContain(`(reference ${fault?.reference})`);
    expect(isEphemeral(message)).toBe(true);
    expect(fault).toMatchObject({ route: '/probe public', err: { message: 'a broken wire' } });
  });

  test('is answered even when Discord stumbles', async () => {
    await door.script.fault({ kind: 'rest', status: 503, times: 2, path: 'callback$' });
    expect(await probe('private', { word: 'log' })).toMatchObject({ message: { content: 'Ada: log' } });
  });
});

describe('a button', () => {
  test.each(['Quick', 'Slow'])('changes its message: %s', async (label) => {
    const message = await panel();
    const outcome = await door.ada.press(message, label);
    expect(outcome).toMatchObject({
      answered: 'update',
      message: { id: message.id, content: 'rated', components: [] },
    });
  });

  test.each(['Mistake', 'Slow mistake'])('leaves its message as it is when something is wrong: %s', async (label) => {
    const message = await panel();
    await door.ada.press(message, label);
    await door.script.settle();
    expect(await asItStands(message)).toEqual(message);
    const told = (await door.ada.messages(door.channel.id)).at(-1);
    expect(told?.content).toBe('There is nothing to rate.');
    expect(isEphemeral(told)).toBe(true);
  });

  test('leaves its message as it is after a fault', async () => {
    const message = await panel();
    await door.ada.press(message, 'Fault');
    expect(await asItStands(message)).toEqual(message);
    const told = (await door.ada.messages(door.channel.id)).at(-1);
    expect(told?.content).toMatch(/^Something broke on our side \(reference [0-9a-f]{8}\)/);
    expect(isEphemeral(told)).toBe(true);
  });

  test('opens a form, and the form changes the message', async () => {
    const message = await panel();
    const opened = await door.ada.press(message, 'Form');
    expect(opened).toMatchObject({ answered: 'modal', modal: { title: 'Say something' } });
    const sent = await door.ada.submit(opened, { text: 'An append-only log.' });
    expect(sent).toMatchObject({ message: { id: message.id, content: 'wrote An append-only log. (5)' } });
  });

  test('of somebody else does nothing and says so in private', async () => {
    const message = await panel();
    const runs = routes.runs.length;
    const { message: told } = await door.linus.press(message, 'Quick');
    expect(told?.content).toMatch(/belongs to someone else/);
    expect(isEphemeral(told)).toBe(true);
    expect(routes.runs).toHaveLength(runs);
    expect(await asItStands(message)).toEqual(message);
  });

  test('for everybody may be pressed by everybody', async () => {
    expect(await door.linus.press(await panel(), 'Anybody')).toMatchObject({ message: { content: 'rated' } });
  });

  test('of an older version explains itself', async () => {
    const { message } = await door.ada.press(await panel(), 'Old');
    expect(message?.content).toMatch(/from an older version/);
    expect(isEphemeral(message)).toBe(true);
  });
});

test('nothing was logged that a person wrote, and no token of an interaction', () => {
  const log = JSON.stringify(door.lines);
  expect(log).not.toMatch(/append-only|sandbox-[A-Za-z0-9_-]{20}/);
});
