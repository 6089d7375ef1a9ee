// For tests: the whole program with its sandbox, and a candidate who waits for what the interviewer says.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { APIMessage } from 'discord-api-types/v10';
import { pino } from 'pino';
import { makeEmbedded } from '../db/test-embedded.ts';
import { type Overrides, type Quorum, startQuorum } from '../quorum.ts';
import { type Outcome, pressable, type ScriptPerson, scriptClient } from '../sandbox/script-client.ts';
import type { Settings } from '../settings.ts';

/**
 * For `vi.setConfig`, at the top of each file that runs the whole program, which takes its time on a machine that does
 * other things: files share this module, and what one sets is gone with it.
 */
export const WHOLE_PROGRAM = { testTimeout: 180_000, hookTimeout: 180_000 };

export type Program = {
  quorum: Quorum;
  settings: Settings;
  restart(): Promise<void>;
  /** After it was closed. */
  start(): Promise<void>;
  end(): Promise<void>;
};

export async function runProgram(more: Partial<Settings> = {}, overrides: Overrides = {}): Promise<Program> {
  const folder = mkdtempSync(path.join(tmpdir(), 'quorum-interview-'));
  const postgres = path.join(folder, 'postgres');
  if (!more.database) await makeEmbedded(postgres);
  const settings: Settings = {
    discord: { kind: 'sandbox', port: 0, folder: path.join(folder, 'sandbox') },
    database: { folder: postgres },
    decksFolder: path.resolve('decks'),
    operatorIds: [],
    logLevel: 'error',
    ...more,
  };
  const log = pino({ level: 'fatal' });
  const program: Program = {
    settings,
    quorum: await startQuorum(settings, log, overrides),
    async start() {
      program.quorum = await startQuorum(settings, log, overrides);
    },
    async restart() {
      await program.quorum.close();
      await program.start();
    },
    async end() {
      await program.quorum.close();
      rmSync(folder, { recursive: true });
    },
  };
  return program;
}

export const person = (quorum: Quorum, name: string) => scriptClient(quorum.page!).login(name);

/** A good answer to the first question that is asked of chapter 3. */
export const GOOD = `An LSM tree logs each write, keeps it in a memtable in memory, and flushes that as an immutable sorted file, so the disk sees sequential writes.
A B-tree finds the page where the key belongs and overwrites it in place, with a write-ahead log.
A read in an LSM tree may have to look into several files, newest first. Compaction merges files in the background and competes for bandwidth.
I take an LSM engine for heavy ingest, and a B-tree for transactional work with reads by key.`;

/**
 * Ends an interview, and says yes to that: once more when it went on in between, as after a grading. One that has not
 * begun is put off at once.
 */
export async function stop(who: ScriptPerson, channel: { id: string }): Promise<Outcome> {
  for (;;) {
    const asked = await who.command(channel, 'interview', { subcommand: 'stop' });
    if (!fits(asked.message!, 'End it')) return asked;
    const ended = await who.press(asked.message!, 'End it');
    if (!/gone on since/.test(said(ended))) return ended;
  }
}

/** Begins an interview where the command is used, and gives the channel that it is held in with its first question. */
export async function begun(
  who: ScriptPerson,
  channel: { id: string },
  options: Record<string, string | number> = { chapters: '3', questions: 1 },
): Promise<{ place: string; asked: APIMessage; intro: APIMessage }> {
  const { message } = await who.command(channel, 'interview', { subcommand: 'start', options });
  const place = channelNamedIn(message) ?? channel.id;
  const intro = await until(who, place, 'Begin');
  await who.press(intro, 'Begin');
  return { place, intro, asked: await until(who, place, /(Question|Phase) 1 of/) };
}

/** The channel that a message leads to. */
export function channelNamedIn(message: APIMessage | undefined): string | undefined {
  return /<#(\d+)>/.exec(textOf(message))?.[1];
}

/** Says no to every further question, and gives the message with which that ends. */
export async function probedThrough(
  who: ScriptPerson,
  channel: string | { id: string },
  end: Wanted,
): Promise<APIMessage> {
  for (;;) {
    const next = await untilOne(who, channel, ['Nothing to add', end]);
    if (fits(next, end)) return next;
    await who.press(next, 'Nothing to add');
  }
}

export type Wanted = RegExp | string;

/** The message that an outcome shows, once nothing is being graded any more. */
export async function graded(who: ScriptPerson, channel: { id: string }, { message }: Outcome): Promise<APIMessage> {
  for (const end = Date.now() + 60_000; Date.now() < end; await sleep(100)) {
    const now = (await who.messages(channel)).find(({ id }) => id === message?.id);
    if (now && !/is being graded/.test(textOf(now))) return now;
  }
  throw new Error('the answer was never graded');
}

/** The last message whose text or enabled button fits, as soon as there is one. */
export function until(
  who: ScriptPerson,
  channel: string | { id: string },
  wanted: Wanted,
  withinMs = 60_000,
): Promise<APIMessage> {
  return untilOne(who, channel, [wanted], withinMs);
}

async function untilOne(
  who: ScriptPerson,
  channel: string | { id: string },
  wanted: Wanted[],
  withinMs = 60_000,
): Promise<APIMessage> {
  for (const end = Date.now() + withinMs; Date.now() < end; await sleep(100)) {
    const found = (await who.messages(channel)).findLast((message) => wanted.some((one) => fits(message, one)));
    if (found) return found;
  }
  const all = await who.messages(channel);
  throw new Error(`${wanted.join(' or ')} never came; there is:\n${all.map(textOf).join('\n---\n')}`);
}

function fits(message: APIMessage, wanted: Wanted): boolean {
  if (wanted instanceof RegExp) return wanted.test(textOf(message));
  return pressable(message).some(({ label, disabled }) => !disabled && label.startsWith(wanted));
}

/** Everything that stands in a message. */
export function textOf(message: APIMessage | undefined): string {
  const embeds = (message?.embeds ?? []).map(({ title, description, fields, footer }) =>
    [title, description, ...(fields ?? []).map(({ value }) => value), footer?.text].filter(Boolean).join('\n'),
  );
  return [message?.content ?? '', ...embeds].filter(Boolean).join('\n');
}

export const said = ({ message, followups }: Outcome) => [message, ...followups].map(textOf).join('\n');
