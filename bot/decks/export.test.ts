import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { unzipSync } from 'fflate';
import { afterAll, describe, expect, it } from 'vitest';

const folder = mkdtempSync(join(tmpdir(), 'export-test-'));
afterAll(() => rmSync(folder, { recursive: true }));

function decks(...args: string[]): string {
  const root = join(import.meta.dirname, '../..');
  return execFileSync(process.execPath, ['bot/decks/cli.ts', ...args], { cwd: root, encoding: 'utf8', stdio: 'pipe' });
}

describe('decks export', () => {
  it('writes an Anki package and a table with the same cards', () => {
    const apkg = join(folder, 'ddia.apkg');
    const csv = join(folder, 'ddia.csv');
    const said = decks('export', 'decks/ddia', '--format', 'apkg', '--out', apkg);
    decks('export', 'decks/ddia', '--format', 'csv', '--out', csv);
    expect(Object.keys(unzipSync(readFileSync(apkg)))).toContain('collection.anki2');
    const lines = readFileSync(csv, 'utf8').trimEnd().split('\r\n');
    expect(said).toContain(`${lines.length - 1} cards written to ${apkg}`);
    expect(new Set(lines.map((line) => line.split(',')[0])).size).toBe(lines.length);
  });

  it('says in plain words which formats there are, and why a file is not written', () => {
    expect(() => decks('export', 'decks/ddia', '--format', 'pdf', '--out', join(folder, 'x'))).toThrow(
      /Allowed choices are apkg, csv/,
    );
    expect(() => decks('export', 'decks/ddia', '--format', 'csv', '--out', join(folder, 'no/x'))).toThrow(
      /can't be written/,
    );
  });
});
