// For tests: embedded databases that are migrated already. Making one takes seconds, a copy a tenth of one.
import { cpSync, existsSync, mkdtempSync, renameSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { inject } from 'vitest';
import { type OpenDatabase, openDatabase } from './database.ts';

/** An open database of one's own, removed when it is closed. */
export async function openEmbedded(): Promise<OpenDatabase> {
  const folder = mkdtempSync(path.join(tmpdir(), 'quorum-embedded-'));
  const postgres = path.join(folder, 'postgres');
  await makeEmbedded(postgres);
  const opened = await openDatabase({ folder: postgres });
  return {
    ...opened,
    async close() {
      await opened.close();
      rmSync(folder, { recursive: true });
    },
  };
}

/** Makes the database in a folder, as its first start would leave it. */
export async function makeEmbedded(folder: string): Promise<void> {
  cpSync(await template(), folder, { recursive: true });
}

/** Made by the first worker that needs it. */
async function template(): Promise<string> {
  const shared = inject('sharedFolder');
  const made = path.join(shared, 'embedded');
  if (existsSync(made)) return made;
  const making = mkdtempSync(path.join(shared, 'making-'));
  await (await openDatabase({ folder: making })).close();
  try {
    renameSync(making, made);
  } catch (error) {
    // Another worker was faster.
    if (!existsSync(made)) throw error;
  }
  return made;
}
