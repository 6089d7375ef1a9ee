// For tests: where the workers of a run share what is made once, such as the migrated embedded database.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { TestProject } from 'vitest/node';

declare module 'vitest' {
  export interface ProvidedContext {
    sharedFolder: string;
  }
}

/** Vitest's global setup. */
export default function shareFolder(project: TestProject): () => void {
  const folder = mkdtempSync(path.join(tmpdir(), 'quorum-tests-'));
  project.provide('sharedFolder', folder);
  return () => rmSync(folder, { recursive: true });
}
