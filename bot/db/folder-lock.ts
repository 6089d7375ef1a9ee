// PGlite takes no lock on its folder, and two writers corrupt it silently: one is taken here, on a file beside it. It is
// SQLite's own lock, so the system lets go of it when its process dies, however it dies.
import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { UserError } from '../errors.ts';

/**
 * Locks a folder for this opener; gives back how to unlock.
 * @throws UserError when it is locked already.
 */
export function lockFolder(folder: string): () => void {
  mkdirSync(path.dirname(path.resolve(folder)), { recursive: true });
  const lock = new DatabaseSync(`${path.resolve(folder)}.lock`);
  try {
    lock.exec('PRAGMA locking_mode = EXCLUSIVE; BEGIN EXCLUSIVE');
  } catch (error) {
    lock.close();
    if (!/locked/.test((error as Error).message)) throw error;
    throw new UserError(
      `${folder} is in use by another Quorum. Stop that one first, or set DATABASE_URL so that several processes share a Postgres.`,
    );
  }
  return () => lock.close();
}
