// Drafting from the command line: which model, whether its cost is agreed to, and Ctrl-C.
import { existsSync } from 'node:fs';
import { createInterface } from 'node:readline/promises';
import { UserError } from '../errors.ts';
import type { ModelDoor } from '../model/ask.ts';
import { readSettings } from '../settings.ts';

/** For one question as a whole: a long reply of a slow model, and the waits that a busy server asks for. */
const timeoutMs = 180_000;

/** Null where the settings name no model. Settings other than the model's are none of the import's business. */
export async function doorOfSettings(): Promise<ModelDoor | null> {
  if (existsSync('.env')) process.loadEnvFile('.env');
  const { OPENAI_API_KEY, OPENAI_BASE_URL, OPENAI_MODEL } = process.env;
  const { model } = readSettings({ OPENAI_API_KEY, OPENAI_BASE_URL, OPENAI_MODEL });
  if (model === undefined) return null;
  // Loading the client takes longer than most commands do.
  const { modelDoor } = await import('../model/door.ts');
  return modelDoor({ ...model, timeoutMs });
}

/** Throws a UserError where nobody is there to be asked. */
export async function goOn(): Promise<boolean> {
  if (!process.stdin.isTTY || !process.stderr.isTTY) {
    throw new UserError('Add --yes to agree to this cost, and --max-calls if you want it bounded.');
  }
  const terminal = createInterface({ input: process.stdin, output: process.stderr });
  terminal.on('SIGINT', () => process.exit(130));
  const answer = await terminal.question('Go on? [y/N] ');
  terminal.close();
  return /^y(?:es)?$/i.test(answer.trim());
}

/** What is finished is on disk at any time, so nothing has to be saved. */
export function tellWhenInterrupted(): void {
  process.once('SIGINT', () => {
    process.stderr.write('\nStopped. What is drafted is kept: the same command goes on from there.\n');
    process.exit(130);
  });
}
