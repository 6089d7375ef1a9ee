import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { describe, expect, it, vi } from 'vitest';

// Each call starts the whole bench.
vi.setConfig({ testTimeout: 60_000 });

describe('the command line', () => {
  it('explains itself', () => {
    const { status, stdout } = bench('--help');
    expect(status).toBe(0);
    for (const word of [
      '--json',
      '--markdown',
      '--only',
      'answer',
      'sweep',
      'sends',
      'memory',
      'soak',
      'BENCH_DATABASE_URL',
    ])
      expect(stdout).toContain(word);
  });

  it('refuses a comparison that it does not know', () => {
    const { status, stderr } = bench('--only', 'speed');
    expect(status).toBe(1);
    expect(stderr).toMatch(/Allowed choices are answer, due-card, press, import, sweep, sends, memory, start\./);
  });

  it('says plainly that there is no Postgres, without showing the password', () => {
    const { status, stderr } = bench('--only', 'answer');
    expect(status).toBe(1);
    expect(stderr).toMatch(
      /^There is no Postgres to measure with at postgres:\/\/ada@127\.0\.0\.1:1\/bench: .*ECONNREFUSED/,
    );
    expect(stderr).not.toMatch(/secret|\n {4}at /);
  });

  it('explains the soak, and refuses one that lasts no time', () => {
    expect(bench('soak', '--help').stdout).toMatch(/--minutes[\s\S]+--seed[\s\S]+--embedded[\s\S]+--json/);
    const { status, stderr } = bench('soak', '--minutes', '0');
    expect([status, stderr]).toEqual([1, expect.stringContaining('It must be a number above 0.')]);
  });

  it('refuses a guide that is no file', () => {
    expect(bench('--only', 'import', '--guide', 'nowhere.md').stderr).toBe(
      'nowhere.md is no file. Name a guide in Markdown.\n',
    );
  });
});

function bench(...flags: string[]) {
  const program = path.join(import.meta.dirname, 'bench.ts');
  const env = { ...process.env, BENCH_DATABASE_URL: 'postgres://ada:secret@127.0.0.1:1/bench' };
  return spawnSync(process.execPath, [program, ...flags], { encoding: 'utf8', env });
}
