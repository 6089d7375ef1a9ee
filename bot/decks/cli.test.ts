import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { writeDeckFiles } from './deck-folder.files.ts';
import { smallDeck, smallDeckWith } from './fixtures/small-deck.ts';

const cli = fileURLToPath(new URL('./cli.ts', import.meta.url));
const guide = fileURLToPath(new URL('./fixtures/odd-guide.md', import.meta.url));
let folder = '';
beforeAll(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'quorum-decks-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function decks(...args: string[]) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [cli, ...args], { encoding: 'utf8' });
  expect(stderr).not.toMatch(/\n {4}at /);
  return { status, stdout, stderr };
}

test('cards prints one JSON object a line, with the siblings of each', () => {
  const at = path.join(folder, 'locks');
  writeDeckFiles(at, smallDeck);
  const { status, stdout } = decks('cards', at, '--json');
  const cards = stdout
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line));
  expect(status).toBe(0);
  expect(cards.find(({ id }) => id === 'ch1-t-choice-locks')).toEqual({
    id: 'ch1-t-choice-locks',
    kind: 'tradeoff',
    chapter: 1,
    front: 'When would you choose locks rather than leases?',
    back: "The holder can't vanish",
    source: { heading: 'Locks or leases', line: 11 },
    siblings: ['ch1-t-choice-leases'],
  });
  expect(cards.find(({ id }) => id === 'ch1-q-distributed-lock').siblings).toEqual([
    'ch1-c-distributed-lock-lease',
    'ch1-c-distributed-lock-token',
    'ch1-c-distributed-lock-store-refuses',
  ]);
});

test('cards prints a list for people, of a guide too', () => {
  const { status, stdout } = decks('cards', guide);
  expect(status).toBe(0);
  expect(stdout).toContain(
    '[ch1-k-negative-caching] concept, Key concepts:36\n  What is negative caching?\n    Remembering',
  );
});

test('lint fails with file and line, and succeeds on a sound deck', () => {
  const sound = path.join(folder, 'sound');
  const broken = path.join(folder, 'broken');
  writeDeckFiles(sound, smallDeck);
  writeDeckFiles(
    broken,
    smallDeckWith('rubrics/01-locks.yaml', (text) => text.replace('mid', 'middle')),
  );
  expect(decks('lint', sound)).toMatchObject({ status: 0, stdout: '11 cards, 0 errors, 0 notices\n' });
  const { status, stdout } = decks('lint', broken);
  expect(status).toBe(1);
  expect(stdout).toContain(
    `${path.join(broken, 'rubrics', '01-locks.yaml')}:5: format: questions 1 › level: must be one of`,
  );
});

describe('import', () => {
  test('writes a deck that lints, and never over another', () => {
    const out = path.join(folder, 'imported');
    const first = decks('import', guide, '--slug', 'odd', '--out', out, '--title', 'Odd Notes');
    expect(first).toMatchObject({ status: 0, stderr: '' });
    expect(first.stdout).toContain('4 chapters, 8 questions, 7 draft rubrics');
    expect(readFileSync(path.join(out, 'deck.yaml'), 'utf8')).toContain('title: Odd Notes');
    expect(decks('lint', out).status).toBe(0);
    const second = decks('import', guide, '--slug', 'odd', '--out', out);
    expect(second.status).toBe(1);
    expect(second.stderr).toMatch(/is not empty\. Name another folder, or add --force/);
  });

  test('with --force keeps what is approved', () => {
    const out = path.join(folder, 'approved');
    writeDeckFiles(out, smallDeck);
    expect(decks('import', guide, '--slug', 'locks', '--out', out, '--force').status).toBe(0);
    for (const { path: name, text } of smallDeck) expect(readFileSync(path.join(out, name), 'utf8')).toBe(text);
    expect(decks('cards', out).stdout).toContain('[ch2-k-backpressure]');
  });
});

describe('bad input gets a plain message', () => {
  test.each([
    [['cards', '/nowhere/at/all.md'], /does not exist/],
    [['cards'], /missing required argument 'deck'/],
    [['frobnicate'], /unknown command/],
    [['lint', guide], /is no folder/],
    [['import', guide], /required option '--slug/],
    [['import', '/nowhere.md', '--slug', 'x', '--out', '/nowhere/x'], /\/nowhere\.md does not exist/],
    [['import', path.dirname(guide), '--slug', 'x', '--out', '/nowhere/x'], /is a folder/],
    [['import', guide, '--slug', 'X Y', '--out', '/nowhere/x'], /slug "X Y" may hold only/],
    [['import', guide, '--slug', 'x', '--out', '/dev/null/x'], /ENOTDIR|not a directory/],
  ])('%j', (args, message) => {
    const { status, stderr, stdout } = decks(...args);
    expect(status).not.toBe(0);
    expect(stderr).toMatch(message);
    expect(stdout).toBe('');
  });

  test('a file that is no guide', () => {
    const file = path.join(folder, 'page.md');
    writeFileSync(file, '<html><h2>Chapter 1: A</h2></html>');
    expect(decks('cards', file)).toMatchObject({ status: 1, stderr: expect.stringMatching(/HTML page/) });
  });
});

test('every command has help', () => {
  for (const command of ['cards', 'lint', 'import', 'export']) {
    expect(decks(command, '--help')).toMatchObject({
      status: 0,
      stdout: expect.stringContaining(`Usage: decks ${command}`),
    });
  }
});

test('a reader that stops early is no fault', () => {
  const { stdout, stderr } = spawnSync(
    'sh',
    ['-c', `'${process.execPath}' '${cli}' cards '${guide}' --json | head -n 1`],
    {
      encoding: 'utf8',
    },
  );
  expect(stdout.trim().split('\n')).toHaveLength(1);
  expect(stderr).toBe('');
});
