// A file of JSON lines that is only ever appended to.
import { appendFileSync, closeSync, mkdirSync, openSync, readFileSync } from 'node:fs';
import { dirname } from 'node:path';

export type LineFile = { append(line: unknown): void; close(): void };

/**
 * Lines are written before anything that waits goes on, so before an answer is sent, and without fsync: they outlive the
 * process, not a power cut. What comes after `close` is dropped.
 */
export function lineFile(path: string): LineFile {
  mkdirSync(dirname(path), { recursive: true });
  const file = openSync(path, 'a');
  let waiting = '';
  let closed = false;
  const flush = () => {
    if (waiting && !closed) appendFileSync(file, waiting);
    waiting = '';
  };
  return {
    append(line) {
      if (closed) return;
      if (!waiting) queueMicrotask(flush);
      waiting += `${JSON.stringify(line)}\n`;
    },
    close() {
      flush();
      closed = true;
      closeSync(file);
    },
  };
}

/** All whole lines. A last line without its end is what a killed process left behind, and is dropped. */
export function readLines(path: string): unknown[] {
  const lines = readFileSync(path, 'utf8').split('\n');
  lines.pop();
  return lines.map((line, at) => {
    try {
      return JSON.parse(line) as unknown;
    } catch {
      throw new Error(`${path} is damaged at line ${at + 1}: move the file away to begin anew`);
    }
  });
}
