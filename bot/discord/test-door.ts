// For tests: the real door on a real socket against the sandbox, with a few routes that wait and fail on demand.
import { appendFileSync, existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { UserError } from '../errors.ts';
import { type Sandbox, startSandbox } from '../sandbox/sandbox.ts';
import { scriptClient } from '../sandbox/script-client.ts';
import { button, rows } from './components.ts';
import { customId } from './custom-id.ts';
import { connectDiscord, type Discord, type DiscordParts } from './gateway.ts';
import { modal, textField } from './modal.ts';
import type { Call, Command, Component, Verb } from './route.ts';
import { readableLog } from './test-transport.ts';

export const SOON_MS = 150;
export const LONG_MS = 500;

const FAILURES = [() => undefined, () => new UserError('There is nothing to rate.'), () => new Error('a broken wire')];

/** Waits and fails as told: 0 not, 1 with a UserError, 2 with a fault. */
async function work(ms = 0, failure = 0): Promise<void> {
  await sleep(ms);
  const error = FAILURES[failure]?.();
  if (error) throw error;
}

function panel(call: Call) {
  const one = (label: string, prefix: string, owner: bigint, ...keys: number[]) =>
    button({ id: customId(prefix, owner, ...keys), label });
  return rows([
    one('Quick', 'test.rate', call.learnerId),
    one('Slow', 'test.rate', call.learnerId, LONG_MS),
    one('Mistake', 'test.rate', call.learnerId, 0, 1),
    one('Slow mistake', 'test.rate', call.learnerId, LONG_MS, 1),
    one('Fault', 'test.rate', call.learnerId, 0, 2),
    one('Form', 'test.form', call.learnerId),
    one('Anybody', 'test.rate', 0n),
    one('Old', 'test.old', call.learnerId),
  ]);
}

export function testRoutes() {
  const runs: string[] = [];
  const verb = (answer: Verb['answer']): Verb => ({
    description: `Answers by ${answer}`,
    options: [
      { type: 4, name: 'wait', description: 'How long, in ms' },
      { type: 4, name: 'fail', description: 'How to fail' },
      { type: 3, name: 'word', description: 'A word to say' },
    ],
    answer,
    async run(call, options) {
      runs.push(`/probe ${answer}`);
      await work(options.integer('wait'), options.integer('fail'));
      return { content: `${call.name}: ${options.text('word') ?? 'nothing'}`, rows: panel(call) };
    },
    complete: { word: async (_, typed) => [{ name: `${typed}!`, value: typed }] },
  });
  const file: Verb = {
    description: 'Sends a file',
    answer: 'private',
    run: async () => ({ files: [{ name: 'notes.txt', data: Buffer.from('a note'), description: 'Notes' }] }),
  };
  const probe: Command = {
    name: 'probe',
    description: 'Tries the door',
    subcommands: { private: verb('private'), public: verb('public'), file },
  };
  const rate: Component = {
    prefix: 'test.rate',
    answer: 'update',
    async run({ keys: [ms, failure] }) {
      runs.push('test.rate');
      await work(ms, failure);
      return { content: 'rated' };
    },
  };
  const form: Component = {
    prefix: 'test.form',
    answer: 'modal',
    run: async ({ learnerId }) =>
      modal(customId('test.sent', learnerId, 5), 'Say something', [
        textField({ id: 'text', label: 'What', long: true }),
      ]),
  };
  const sent: Component = {
    prefix: 'test.sent',
    answer: 'update',
    run: async ({ fields, keys }) => ({ content: `wrote ${fields.text} (${keys})` }),
  };
  return { runs, commands: [probe], components: [rate, form, sent] };
}

export type TestDoor = Awaited<ReturnType<typeof openTestDoor>>;

/** A sandbox, people in it, and a way to connect doors to it; everything ends with `close`. */
export async function openTestDoor() {
  const folder = mkdtempSync(join(tmpdir(), 'quorum-door-'));
  const record = join(folder, 'requests.jsonl');
  const sandbox: Sandbox = await startSandbox({ record, rateLimits: false });
  const script = scriptClient(sandbox.url);
  const [ada, linus] = [await script.login('Ada'), await script.login('Linus')];
  const doors: Discord[] = [];
  const { log, lines } = readableLog();

  async function connect(routes: Pick<DiscordParts, 'commands' | 'components'>, more: Partial<DiscordParts> = {}) {
    const parts = { token: sandbox.token, api: sandbox.api, log, now: () => new Date(), deferAfterMs: SOON_MS };
    const door = await connectDiscord({ ...parts, ...routes, ...more });
    doors.push(door);
    return door;
  }
  return {
    sandbox,
    script,
    ada,
    linus,
    lines,
    connect,
    channel: await ada.channel('system-design'),
    /** The bot's requests so far whose method and path match. */
    requests: (pattern: RegExp) => recorded(record).filter(({ method, path }) => pattern.test(`${method} ${path}`)),
    async close() {
      await Promise.all(doors.map((door) => door.close()));
      await sandbox.close();
      const { SANDBOX_RECORD } = process.env;
      if (SANDBOX_RECORD && existsSync(record)) appendFileSync(SANDBOX_RECORD, readFileSync(record));
      rmSync(folder, { recursive: true });
    },
  };
}

type Request = { method: string; path: string; body: Record<string, unknown> };

function recorded(file: string): Request[] {
  if (!existsSync(file)) return [];
  const lines = readFileSync(file, 'utf8').trim().split('\n');
  return lines.filter(Boolean).map((line) => JSON.parse(line) as Request);
}
