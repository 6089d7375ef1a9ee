// Replies of a model that are paid for, kept in the deck's folder until the import is whole.
import { appendFileSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import { draftReply } from './draft-form.ts';
import type { KeptReplies } from './draft-with-model.ts';

const progressFile = 'import-progress.jsonl';
const line = z.object({ key: z.string(), reply: draftReply });

export type ImportProgress = KeptReplies & {
  file: string;
  /** To be called when nothing is left to ask. */
  remove(): void;
};

/** Each reply is a line of its own, written at once. A line that a kill cut off is no reply. */
export function importProgress(folder: string): ImportProgress {
  const file = path.join(folder, progressFile);
  const lines = existsSync(file) ? readFileSync(file, 'utf8').split('\n') : [];
  const replies = new Map(lines.flatMap(readLine));
  return {
    file,
    get: (key) => replies.get(key),
    keep({ key, chapter, id }, reply) {
      replies.set(key, reply);
      mkdirSync(folder, { recursive: true });
      // The new line first: whatever was cut off before stays alone.
      appendFileSync(file, `\n${JSON.stringify({ key, question: `${chapter}/${id}`, reply })}\n`);
    },
    remove: () => rmSync(file, { force: true }),
  };
}

/** True for a folder in which an import was begun, and which holds nothing else. */
export function holdsOnlyProgress(folder: string): boolean {
  return existsSync(path.join(folder, progressFile)) && readdirSync(folder).length === 1;
}

function readLine(text: string) {
  try {
    const { key, reply } = line.parse(JSON.parse(text));
    return [[key, reply] as const];
  } catch {
    return [];
  }
}
