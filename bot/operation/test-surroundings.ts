// For tests and the bench: what a program finds around it where nobody has set anything up.
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { parseEnv } from 'node:util';

const ROOT = path.resolve(import.meta.dirname, '../..');
/** `.env.example` as it is copied: every setting is there, and empty. */
const NEW_ENV = parseEnv(readFileSync(path.join(ROOT, '.env.example'), 'utf8'));

let folder: string | undefined;

/**
 * An empty folder to work in and an environment of these settings, for `spawn`: nothing of our own environment is there,
 * and no `.env` is found, which may name somebody's database and the key of their model.
 */
export function surroundings(settings: Record<string, string>): { cwd: string; env: NodeJS.ProcessEnv } {
  folder ??= emptyFolder();
  return {
    cwd: folder,
    env: { PATH: process.env.PATH, ...compiled(), ...NEW_ENV, DECKS_FOLDER: path.join(ROOT, 'decks'), ...settings },
  };
}

/** Where programs find what they have compiled, so that tests need not wait for it. */
function compiled(): NodeJS.ProcessEnv {
  const { NODE_COMPILE_CACHE } = process.env;
  return NODE_COMPILE_CACHE === undefined ? {} : { NODE_COMPILE_CACHE };
}

function emptyFolder(): string {
  const made = mkdtempSync(path.join(tmpdir(), 'quorum-surroundings-'));
  process.once('exit', () => rmSync(made, { recursive: true, force: true }));
  return made;
}
