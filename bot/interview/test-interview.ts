// For tests: the whole program with its sandbox, and a candidate who waits for what the interviewer says.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { APIMessage } from 'discord-api-types/v10';
import { pino } from 'pino';
import { type Overrides, type Quorum, startQuorum } from '../quorum.ts';
import { type Outcome, pressable, type ScriptPerson, scriptClient } from '../sandbox/script-client.ts';
import type { Settings } from '../settings.ts';

export type Program = {
  quorum: Quorum;
  settings: Settings;
  restart(overrides?: Overrides): Promise<void>;
  end(): Promise<void>;
};

export async function runProgram(more: Partial<Settings> = {}, overrides: Overrides = {}): Promise<Program> {
  const folder = mkdtempSync(path.join(tmpdir(), 'quorum-interview-'));
  const settings: Settings = {
    discord: { kind: 'sandbox', port: 0, folder: path.join(folder, 'sandbox') },
    database: { folder: path.join(folder, 'postgres') },
    decksFolder: path.resolve('decks'),
    operatorIds: [],
    logLevel: 'error',
    ...more,
  };
  const log = pino({ level: 'fatal' });
  const program: Program = {
    settings,
    quorum: await startQuorum(settings, log, overrides),
    async restart(again = overrides) {
      await program.quorum.close();
      program.quorum = await startQuorum(settings, log, again);
    },
    async end() {
      await program.quorum.close();
      rmSync(folder, { recursive: true });
    },
  };
  return program;
}

export const person = (quorum: Quorum, name: string) => scriptClient(quorum.page!).login(name);

export type Wanted = RegExp | string;

/** The last message whose text or enabled button fits, as soon as there is one. */
export async function until(
  who: ScriptPerson,
  channel: string | { id: string },
  wanted: Wanted,
  withinMs = 60_000,
): Promise<APIMessage> {
  for (const end = Date.now() + withinMs; Date.now() < end; await sleep(100)) {
    const found = (await who.messages(channel)).findLast((message) => fits(message, wanted));
    if (found) return found;
  }
  const all = await who.messages(channel);
  throw new Error(`${wanted} never came; there is:\n${all.map(textOf).join('\n---\n')}`);
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
