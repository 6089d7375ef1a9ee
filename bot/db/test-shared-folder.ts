// For tests: where the workers of a run share what is made once, such as the migrated embedded database.
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { TestProject } from 'vitest/node';

declare module 'vitest' {
  export interface ProvidedContext {
    sharedFolder: string;
  }
}

/** Vitest's global setup. What tests leave among the temporary files stands in the same folder, and goes with it. */
export default function shareFolder(project: TestProject): () => void {
  const folder = mkdtempSync(path.join(tmpdir(), 'quorum-tests-'));
  // A Postgres of a test runs as another user.
  chmodSync(folder, 0o755);
  // Workers, and the programs that they start, keep what they compile where Node does, for each other and the next run.
  process.env.NODE_COMPILE_CACHE = path.join(tmpdir(), 'node-compile-cache');
  process.env.TMPDIR = folder;
  project.provide('sharedFolder', folder);
  return () => rmSync(folder, { recursive: true });
}
