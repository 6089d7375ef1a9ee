import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { UserError } from '../errors.ts';
import { answer, type Task } from './answering.ts';
import { modal, textField } from './modal.ts';
import type { Answer, Modal, Reply } from './route.ts';
import { readableLog, recordingTransport } from './test-transport.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const REPLY = { content: 'done' };
const FORM = modal('test:0', 'A form', [textField({ id: 'text', label: 'Text' })]);

type Work = { ms?: number; gives?: Reply | Modal; fails?: Error; direct?: boolean; written?: string };

/** Runs a handler that takes so long, and gives back what was sent and logged. */
async function answered(way: Answer, work: Work = {}, refuse: Parameters<typeof recordingTransport>[0] = {}) {
  const { transport, sent } = recordingTransport(refuse);
  const { log, lines } = readableLog();
  const task: Task = {
    interaction: '42',
    route: 'test.route',
    answer: way,
    direct: work.direct ?? false,
    ...(work.written !== undefined && { written: work.written }),
    async run() {
      if (work.ms) await new Promise((resolve) => setTimeout(resolve, work.ms));
      if (work.fails) throw work.fails;
      return work.gives ?? REPLY;
    },
  };
  const end = answer(task, transport, log);
  await vi.advanceTimersByTimeAsync(work.ms ?? 0);
  await (await end).later;
  return { sent, lines };
}

describe('a handler in time', () => {
  test.each<[Answer, Work, object]>([
    ['private', {}, { how: 'reply', reply: REPLY, privately: true }],
    ['private', { direct: true }, { how: 'reply', reply: REPLY, privately: false }],
    ['public', {}, { how: 'reply', reply: REPLY, privately: false }],
    ['update', {}, { how: 'update', reply: REPLY }],
    ['modal', { gives: FORM }, { how: 'showModal', modal: FORM.modal }],
    ['modal', { gives: REPLY }, { how: 'reply', reply: REPLY, privately: true }],
    ['private', { ms: 1499 }, { how: 'reply', reply: REPLY, privately: true }],
  ])('answers by %s at once (%o)', async (way, work, expected) => {
    expect((await answered(way, work)).sent).toEqual([expected]);
  });
});

describe('a handler of more than 1.5 s', () => {
  test.each<[Answer, Work, object]>([
    ['private', {}, { how: 'defer', privately: true }],
    ['private', { direct: true }, { how: 'defer', privately: false }],
    ['public', {}, { how: 'defer', privately: false }],
    ['update', {}, { how: 'deferUpdate' }],
  ])('has asked for time and fills its answer in: %s (%o)', async (way, work, deferral) => {
    const { sent, lines } = await answered(way, { ms: 5000, ...work });
    expect(sent).toEqual([deferral, { how: 'edit', reply: REPLY }]);
    expect(lines).toEqual([]);
  });

  test('opens its form without having asked for time, since a form can not follow that', async () => {
    const { sent } = await answered('modal', { ms: 2500, gives: FORM });
    expect(sent).toEqual([{ how: 'showModal', modal: FORM.modal }]);
  });

  test('waits for the request for time to end before it answers', async () => {
    const { transport, sent } = recordingTransport();
    const { log } = readableLog();
    const slowDefer = async (privately: boolean) => {
      await new Promise((resolve) => setTimeout(resolve, 500));
      await recorded.defer(privately);
    };
    const recorded = { ...transport };
    const run = () => new Promise<Reply>((resolve) => setTimeout(resolve, 1600, REPLY));
    const task: Task = { interaction: '42', route: 'test.route', answer: 'private', direct: false, run };
    const end = answer(task, { ...transport, defer: slowDefer }, log);
    await vi.advanceTimersByTimeAsync(2100);
    await end;
    expect(sent.map(({ how }) => how)).toEqual(['defer', 'edit']);
  });
});

describe('a slow handler', () => {
  test.each<[Answer, string]>([
    ['private', 'defer'],
    ['update', 'deferUpdate'],
  ])('begins only after Discord was told to wait: %s', async (way, deferral) => {
    const { transport, sent } = recordingTransport();
    const begun: string[][] = [];
    const task: Task = {
      ...{ interaction: '42', route: 'test.route', answer: way, slow: true, direct: false },
      async run() {
        begun.push(sent.map(({ how }) => how));
        return REPLY;
      },
    };
    expect(await answer(task, transport, readableLog().log)).toMatchObject({ outcome: 'answered', deferred: true });
    expect(begun).toEqual([[deferral]]);
    expect(sent.map(({ how }) => how)).toEqual([deferral, 'edit']);
  });
});

describe('an error that the person can mend', () => {
  const fails = new UserError('You have no such deck.');
  const notice = { content: 'You have no such deck.' };

  test.each<[Answer, Work, object[]]>([
    ['private', {}, [{ how: 'reply', reply: notice, privately: true }]],
    ['public', {}, [{ how: 'reply', reply: notice, privately: true }]],
    ['modal', {}, [{ how: 'reply', reply: notice, privately: true }]],
    ['update', {}, [{ how: 'reply', reply: notice, privately: true }]],
    [
      'private',
      { ms: 2000 },
      [
        { how: 'defer', privately: true },
        { how: 'edit', reply: notice },
      ],
    ],
    ['update', { ms: 2000 }, [{ how: 'deferUpdate' }, { how: 'followUp', reply: notice, privately: true }]],
    [
      'public',
      { ms: 2000 },
      [{ how: 'defer', privately: false }, { how: 'remove' }, { how: 'followUp', reply: notice, privately: true }],
    ],
  ])('is told in private and changes no message: %s (%o)', async (way, work, expected) => {
    const { sent, lines } = await answered(way, { fails, ...work });
    expect(sent).toEqual(expected);
    expect(lines).toEqual([]);
  });

  test('is told even when somebody deleted the "thinking" message first', async () => {
    const { sent } = await answered('public', { fails, ms: 2000 }, { remove: 10008 });
    expect(sent.at(-1)).toEqual({ how: 'followUp', reply: notice, privately: true });
  });

  test('is cut to what a message holds', async () => {
    const { sent } = await answered('private', { fails: new UserError('long '.repeat(1000)) });
    expect(sent[0]?.reply?.content?.length).toBeLessThanOrEqual(2000);
  });
});

describe('what was written into a form', () => {
  const refused = new UserError('Too late.');

  test.each<[string, Error]>([
    ['a refusal', refused],
    ['a fault', new Error('no such table')],
  ])('goes back to its author with %s', async (_, fails) => {
    const { sent } = await answered('update', { fails, written: 'My *answer*' });
    expect(sent).toMatchObject([{ how: 'reply', privately: true }]);
    expect(sent[0]?.reply?.embeds).toMatchObject([{ title: 'You wrote', description: String.raw`My \*answer\*` }]);
  });

  test('goes back as a file when it is too long to be shown', async () => {
    const written = '*'.repeat(4000);
    const { sent } = await answered('update', { fails: refused, written });
    const [file] = sent[0]?.reply?.files ?? [];
    expect(file?.name).toBe('you-wrote.txt');
    expect(file?.data.toString()).toBe(written);
  });

  test('is not repeated when it is taken', async () => {
    expect((await answered('update', { written: 'My answer' })).sent).toEqual([{ how: 'update', reply: REPLY }]);
  });
});

describe('what comes later', () => {
  test('takes the place of the reply, or leaves it', async () => {
    const later = async () => ({ content: 'graded' });
    const { sent } = await answered('update', { gives: { ...REPLY, later } });
    expect(sent.map(({ how, reply }) => [how, reply?.content])).toEqual([
      ['update', 'done'],
      ['edit', 'graded'],
    ]);
    const none = await answered('update', { gives: { ...REPLY, later: async () => null } });
    expect(none.sent).toHaveLength(1);
  });

  test('is logged when it fails, and nothing more is said', async () => {
    const later = () => Promise.reject(new Error('no such table'));
    const { sent, lines } = await answered('private', { gives: { ...REPLY, later } });
    expect(sent).toHaveLength(1);
    expect(lines).toMatchObject([{ level: 'error', err: { message: 'no such table' } }]);
  });

  test('is dropped when its message is gone', async () => {
    const later = async () => ({ content: 'graded' });
    const { lines } = await answered('private', { gives: { ...REPLY, later } }, { edit: 10008 });
    expect(lines).toMatchObject([{ level: 'warn' }]);
  });
});

describe('a fault', () => {
  test.each<[Answer, number, string]>([
    ['private', 0, 'reply'],
    ['modal', 0, 'reply'],
    ['update', 2000, 'followUp'],
    ['public', 2000, 'followUp'],
  ])('is shown with the reference that is logged: %s after %i ms', async (way, ms, how) => {
    const { sent, lines } = await answered(way, { fails: new Error('no such table'), ms });
    const shown = sent.at(-1)!;
    const reference = /reference ([0-9a-f]{8})\)/.exec(shown.reply?.content ?? '')?.[1];
    expect(shown).toMatchObject({ how, privately: true });
    expect(shown.reply?.content).toBe(
      `Something broke on our side (reference ${reference}). Nothing of yours was lost: try again.`,
    );
    expect(lines).toHaveLength(1);
    expect(lines[0]).toMatchObject({ level: 'error', reference, route: 'test.route', interaction: '42' });
    expect(lines[0]).toMatchObject({ err: { message: 'no such table', stack: expect.any(String) } });
  });

  test('is a form from a route that does not say that it opens one', async () => {
    const { sent, lines } = await answered('private', { gives: FORM });
    expect(sent).toMatchObject([{ how: 'reply', privately: true }]);
    expect(lines).toMatchObject([{ level: 'error', err: { message: expect.stringContaining("can't open a form") } }]);
  });

  test('is an answer that Discord refuses as malformed', async () => {
    const { sent, lines } = await answered('private', { ms: 2000 }, { edit: 50035 });
    expect(sent).toEqual([{ how: 'defer', privately: true }]);
    expect(lines).toMatchObject([
      { level: 'error', reference: expect.any(String) },
      { level: 'warn', msg: 'the person could not be told' },
    ]);
    const retold = await answered('update', {}, { update: 50035 });
    expect(retold.sent).toMatchObject([{ how: 'reply', privately: true }]);
  });
});

describe('an answer that nobody waits for', () => {
  test.each([10062, 50027, 10008, 10015])('is logged and no more: code %i', async (code) => {
    const { sent, lines } = await answered('private', {}, { reply: code });
    expect(sent).toEqual([]);
    expect(lines).toMatchObject([{ level: 'warn', route: 'test.route', interaction: '42' }]);
  });

  test('because it was given already is logged and no more', async () => {
    const { lines } = await answered('private', {}, { reply: 40060 });
    expect(lines).toMatchObject([{ level: 'info' }]);
  });

  test('is still filled in when the request for time was merely repeated', async () => {
    const { sent } = await answered('private', { ms: 2000 }, { defer: 40060 });
    expect(sent).toEqual([{ how: 'edit', reply: REPLY }]);
  });

  test('is tried once more at the end when asking for time failed on the way', async () => {
    const { sent, lines } = await answered('private', { ms: 2000 }, { defer: new Error('socket hang up') });
    expect(sent).toEqual([{ how: 'reply', reply: REPLY, privately: true }]);
    expect(lines).toMatchObject([{ level: 'warn', err: { message: 'socket hang up' } }]);
  });

  test('never rejects, not even when nothing can be sent', async () => {
    const down = new Error('connect ECONNREFUSED');
    const { lines } = await answered('private', { fails: new Error('x') }, { reply: down });
    expect(lines.map(({ level }) => level)).toEqual(['error', 'error', 'warn']);
  });
});
