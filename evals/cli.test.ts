import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { testServer } from '../bot/model/test-server.ts';
import { readAliases } from './aliases.ts';

const root = path.join(import.meta.dirname, '..');
const folder = mkdtempSync(path.join(tmpdir(), 'evals-'));
afterAll(() => rmSync(folder, { recursive: true }));

function fileWith(name: string, text: string): string {
  const file = path.join(folder, name);
  writeFileSync(file, text);
  return file;
}

function evals(args: string[], env: Record<string, string> = {}) {
  const command = ['--import', './bot/node-version.js', 'evals/cli.ts', ...args];
  return new Promise<{ code: number; stdout: string; stderr: string }>((done) => {
    execFile(
      process.execPath,
      command,
      { cwd: root, env: { PATH: process.env.PATH, ...env } },
      (error, stdout, stderr) =>
        done({ code: typeof error?.code === 'number' ? error.code : error ? 1 : 0, stdout, stderr }),
    );
  });
}

const set = fileWith(
  'set.jsonl',
  [
    { rubric_item: 'energy is conserved', answer: 'The energy is conserved here.', human1: 1, human2: 1 },
    { rubric_item: 'energy is conserved', answer: 'I guessed it.', human1: 0, human2: 0 },
    { criteria: [{ statement: 'x', aliases: [['frictionless']] }], answer: 'There is no friction.', score_0_1: 1 },
    { reference_answer: 'Ice is less dense than water.', answer: 'It is less dense than water.', score_0_1: 1 },
  ]
    .map((line) => JSON.stringify({ question: 'Why?', ...line }))
    .join('\n'),
);

describe('npm run evals', () => {
  it('prints one JSON object with the figures of a data set', async () => {
    const { code, stdout } = await evals(['--dataset', set, '--grader', 'embedded', '--json']);
    expect(code).toBe(0);
    const figures = JSON.parse(stdout);
    expect(Object.keys(figures)).toEqual([
      'n',
      'accuracy',
      'f1',
      'tpr',
      'tnr',
      'pearson',
      'rmse',
      'ungraded',
      'seconds',
      'intervals',
    ]);
    expect(figures).toMatchObject({ n: 4, accuracy: 1, f1: 1, tpr: 1, tnr: 1, ungraded: 0 });
    expect(figures.intervals.accuracy).toEqual({ low: 1, high: 1 });
  });

  it('measures a model, and counts the lines that it did not grade', async () => {
    await using server = await testServer(({ body }) =>
      body.messages[1]!.content.includes('I guessed it.')
        ? { content: 'Hm.' }
        : {
            content: JSON.stringify({
              criteria: [{ id: 'c1', verdict: 'missed', quotation: '' }],
              misconceptions: [],
            }),
          },
    );
    const env = { OPENAI_API_KEY: 'k', OPENAI_MODEL: 'm', OPENAI_BASE_URL: server.url };
    const { code, stdout, stderr } = await evals(['--dataset', set, '--grader', 'model', '--json'], env);
    expect(code).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({ n: 4, accuracy: 0, tnr: null, ungraded: 1 });
    expect(server.seen).toHaveLength(4);
    expect(stderr).toContain('junk: the reply is no JSON');
    expect(stderr).toContain('1 of 4 lines have no grade: junk 1.');
  });

  it('fails when no line could be graded, and gives no figure for it', async () => {
    await using server = await testServer(() => ({ status: 401 }));
    const env = { OPENAI_API_KEY: 'k', OPENAI_MODEL: 'm', OPENAI_BASE_URL: server.url };
    const { code, stdout, stderr } = await evals(['--dataset', set, '--grader', 'model', '--json'], env);
    expect(code).toBe(1);
    expect(JSON.parse(stdout)).toMatchObject({ n: 4, ungraded: 4, accuracy: null, pearson: null, rmse: null });
    expect(stderr).toContain('4 of 4 lines have no grade: rejected 4.');
    expect(stderr.match(/^rejected: status 401|^rejected: 401/gm)).toHaveLength(3);
  });

  it('fails at a gate that is shut, and says why beside the report', async () => {
    await using server = await testServer(() => ({ content: '{"criteria": [], "misconceptions": []}' }));
    const env = { OPENAI_MODEL: 'm', OPENAI_BASE_URL: server.url };
    const sample = ['--grader', 'model', '--sample', '9', '--probes', 'none'];
    const { code, stdout, stderr } = await evals([...sample, '--gate'], env);
    expect(code).toBe(1);
    expect(stdout).toMatch(/^# How far the grader “m” can be trusted$/m);
    expect(stderr).toMatch(/The gate is shut:\n(?:- .*\n)*- ungraded answers: 1, but at most 0\.02 is asked for$/m);
    const { code: without, stdout: asJson } = await evals([...sample, '--json'], env);
    expect(without).toBe(0);
    expect(JSON.parse(asJson)).toMatchObject({ answers: 9, ungraded: 9, reasons: { unclear: 9 } });
  });

  it('takes aliases for items', async () => {
    const aliases = fileWith('aliases.yaml', 'energy is conserved:\n  - [guessed]\n');
    const { stdout } = await evals(['--dataset', set, '--aliases', aliases]);
    expect(stdout).toMatch(/^accuracy\s+0\.\d+ \(95 %: /m);
    expect(stdout).toMatch(/^f1\s+0\.\d+ \(95 %: /m);
    expect(stdout).toMatch(/^tnr\s+0 \(95 %: /m);
    expect(stdout).toMatch(/^ungraded\s+0$/m);
  });

  it.each([
    ['a file that is not there', ['--dataset', '/nowhere/x.jsonl'], /\/nowhere\/x\.jsonl does not exist/],
    ['a folder', ['--dataset', folder], /is a folder/],
    ['bad lines', ['--dataset', fileWith('bad.jsonl', '{"question": "Q"}\n')], /bad\.jsonl:1: answer must be text/],
    ['an unknown grader', ['--grader', 'oracle'], /Allowed choices are embedded, model/],
    ['a model without a key', ['--dataset', set, '--grader', 'model'], /needs OPENAI_MODEL, and OPENAI_API_KEY or/],
    ['a gate for a data set', ['--dataset', set, '--gate'], /--gate is for the gold answers/],
    [
      'a sample of a data set',
      ['--dataset', set, '--sample', '9', '--repeat', '2'],
      /--repeat, --sample is for the gold/,
    ],
    ['a sample that misses a kind', ['--sample', '8'], /whole number from 9 on/],
    ['repetitions that are none', ['--repeat', '0'], /whole number from 1 on/],
    ['a sample to accept', ['--sample', '9', '--accept'], /leave --sample out/],
    ['aliases for gold answers', ['--aliases', set], /--aliases goes with --dataset/],
  ])('fails with a plain message: %s', async (_, args, message) => {
    const { code, stdout, stderr } = await evals(args);
    expect(code).toBe(1);
    expect(stderr).toMatch(message);
    expect(stderr).not.toMatch(/\n\s+at /);
    expect(stdout).toBe('');
  });

  it('explains itself', async () => {
    const { code, stdout } = await evals(['--help']);
    expect(code).toBe(0);
    for (const word of [
      '--dataset',
      '--grader',
      '--gate',
      '--sample',
      '--repeat',
      '--probes',
      'rubric_item',
      'reference_answer',
      'score_0_1',
    ]) {
      expect(stdout).toContain(word);
    }
  });
});

describe('a file of aliases', () => {
  it('is refused with its line when it has another form', () => {
    expect(() => readAliases('one:\n  - [a]\ntwo: [b]\n', 'a.yaml')).toThrow(/a\.yaml:3/);
  });
});
