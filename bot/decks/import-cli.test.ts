import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { testServer } from '../model/test-server.ts';
import { honestDraft, saying } from './fixtures/drafting-model.ts';
import { plainGuide } from './fixtures/plain-guide.ts';

const cli = fileURLToPath(new URL('./cli.ts', import.meta.url));
let folder = '';
let guide = '';
let out = '';
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'quorum-import-cli-'));
  guide = path.join(folder, 'guide.md');
  out = path.join(folder, 'deck');
  writeFileSync(guide, plainGuide);
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** The model of the environment: none, or the server at this address. */
function startDecks(args: string[], url?: string) {
  const { OPENAI_API_KEY: _, OPENAI_BASE_URL: __, OPENAI_MODEL: ___, ...env } = process.env;
  const model =
    url === undefined ? {} : { OPENAI_BASE_URL: url, OPENAI_MODEL: 'some-model', OPENAI_API_KEY: 'sk-secret' };
  // In a folder without an .env file.
  const child = spawn(process.execPath, [cli, ...args], { cwd: folder, env: { ...env, ...model }, stdio: 'pipe' });
  child.stdin.end();
  const said = { stdout: '', stderr: '' };
  child.stdout.on('data', (chunk) => (said.stdout += chunk));
  child.stderr.on('data', (chunk) => (said.stderr += chunk));
  const ended = new Promise<{ status: number | null; stdout: string; stderr: string }>((resolve) =>
    child.on('close', (status) => resolve({ status, ...said })),
  );
  return { child, ended };
}
const importing = (url?: string, ...more: string[]) =>
  startDecks(['import', guide, '--slug', 'notes', '--out', out, ...more], url);

describe('import', () => {
  it('without --model makes extracts, and says so', async () => {
    const { status, stdout, stderr } = await importing().ended;
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    expect(stdout).toContain('The drafts are extracts of the guide; with --model a language model drafts them.');
  });

  it('with --model and no model set makes extracts, and says so', async () => {
    const { status, stdout } = await importing(undefined, '--model').ended;
    expect(status).toBe(0);
    expect(stdout).toContain('No model is set');
    expect(readFileSync(path.join(out, 'rubrics', '01-caches.yaml'), 'utf8')).toContain('From the guide:');
  });

  it('with --model drafts, in plain lines without escapes, and lints', async () => {
    await using server = await testServer((seen) => saying(honestDraft(seen)));
    const { status, stdout, stderr } = await importing(server.url, '--model', '--yes').ended;
    expect(status).toBe(0);
    expect(stdout).toContain('8 questions, 8 draft rubrics with 32 criteria');
    expect(stdout).toContain('some-model drafted 8 questions');
    expect(stderr).toMatch(/would draft 8 questions[\s\S]*\n8\/8 {2}chapter \d, .*: drafted\n$/);
    expect(stdout + stderr).not.toMatch(/\p{Cc}(?<!\n)/u);
    expect(stdout + stderr).not.toContain('sk-secret');
    expect((await startDecks(['lint', out]).ended).stdout).toMatch(/ 0 errors, \d+ notices\n$/);
    expect(existsSync(path.join(out, 'import-progress.jsonl'))).toBe(false);
  });

  it('tells the cost and asks for --yes where nobody can be asked', async () => {
    await using server = await testServer();
    const { status, stdout, stderr } = await importing(server.url, '--model').ended;
    expect({ status, stdout }).toEqual({ status: 1, stdout: '' });
    expect(stderr).toMatch(/would draft 8 questions[\s\S]*Add --yes to agree/);
    expect(server.seen).toEqual([]);
    expect(existsSync(out)).toBe(false);
  });

  it.each(['SIGKILL', 'SIGINT'] as const)('goes on after %s without paying again', async (signal) => {
    await using server = await testServer((seen, nth) => (nth <= 3 ? saying(honestDraft(seen)) : 'hang'));
    const { child, ended } = importing(server.url, '--model', '--yes');
    await expect.poll(() => server.seen.length, { timeout: 10_000 }).toBe(5);
    child.kill(signal);
    const { status, stderr } = await ended;
    expect(status).toBe(signal === 'SIGKILL' ? null : 130);
    if (signal === 'SIGINT') expect(stderr).toContain('the same command goes on from there');
    server.respond = (seen) => saying(honestDraft(seen));
    const again = await importing(server.url, '--model', '--yes').ended;
    expect(again).toMatchObject({ status: 0, stdout: expect.stringContaining('drafted 8 questions') });
    expect(server.seen).toHaveLength(5 + 5);
  });

  it('fails at the end when a question failed, and asks for that one alone the next time', async () => {
    await using server = await testServer((seen, nth) => (nth === 2 ? { content: 'junk' } : saying(honestDraft(seen))));
    const { status, stdout } = await importing(server.url, '--model', '--yes').ended;
    expect(status).toBe(1);
    expect(stdout).toMatch(/1 question failed, and kept to extracts:\n {2}- chapter \d, .*: junk: /);
    const again = await importing(server.url, '--model', '--yes', '--force').ended;
    expect(again).toMatchObject({ status: 0, stdout: expect.stringContaining('drafted 8 questions') });
    expect(server.seen).toHaveLength(9);
  });

  it.each([['0'], ['-1'], ['many'], ['1.5']])('refuses --max-calls %s', async (number) => {
    const { status, stderr } = await importing(undefined, '--max-calls', number).ended;
    expect(status).not.toBe(0);
    expect(stderr).toContain('It must be a whole number from 1 on.');
  });
});
