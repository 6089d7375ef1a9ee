// The checkup as operators run it: as a program, against a real database and the sandbox in Discord's place.
import { execFile } from 'node:child_process';
import { cpSync, mkdtempSync, writeFileSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { openDatabase } from '../db/database.ts';
import { temporaryPostgres } from '../db/temporary-postgres.ts';
import { POSTGRES } from '../db/test-databases.ts';
import { makeEmbedded } from '../db/test-embedded.ts';
import { helpCommand } from '../help/help.command.ts';
import { type Sandbox, startSandbox } from '../sandbox/sandbox.ts';
import { checkDiscord } from './check-discord.ts';
import { checkDisk, checkNode } from './check-machine.ts';
import { checkModel } from './check-model.ts';
import { findingLines, inTotal, size } from './checkup.ts';

const ROOT = path.resolve(import.meta.dirname, '../..');
const folder = mkdtempSync(path.join(tmpdir(), 'quorum-doctor-'));
const token = `${Buffer.from('123456789012345678').toString('base64url')}.secret.part-of-the-token-that-nobody-sees`;
let sandbox: Sandbox;

beforeAll(async () => {
  sandbox = await startSandbox();
});
afterAll(async () => {
  await sandbox.close();
  await rm(folder, { recursive: true });
});

type Run = { code: number; out: string; states: Record<string, string> };

function doctor(env: Record<string, string> = {}, ...args: string[]): Promise<Run> {
  const file = path.join(ROOT, 'bot/operation/doctor.ts');
  const clean = { PATH: process.env.PATH, DATA_FOLDER: path.join(folder, 'data'), ...env };
  return new Promise((resolve) => {
    execFile(process.execPath, [file, ...args], { cwd: ROOT, env: clean }, (error, stdout, stderr) => {
      const lines = [...stdout.matchAll(/^(ok|warn|fail|skip) +(\S+(?: \S+)?) {2}/gm)];
      const states = Object.fromEntries(lines.map(([, state, about]) => [about, state!]));
      resolve({ code: error ? Number(error.code) : 0, out: `${stdout}${stderr}`, states });
    });
  });
}

async function answering(handle: RequestListener): Promise<string> {
  const server = createServer(handle);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => void server.close());
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

describe('the doctor', () => {
  it('finds a fresh clone well, says what it skips, and makes nothing', async () => {
    const { code, out, states } = await doctor();
    expect([code, states]).toMatchObject([
      0,
      { node: 'ok', settings: 'ok', decks: 'ok', 'data folder': 'ok', database: 'ok', discord: 'skip', model: 'skip' },
    ]);
    expect(out).toMatch(/made at the first start/);
    expect(out).toMatch(/5 ok, 0 to look at, 0 broken, 2 skipped/);
  });

  it('leaves the embedded database of a running Quorum alone', async () => {
    const data = path.join(folder, 'running');
    await makeEmbedded(path.join(data, 'postgres'));
    const running = await openDatabase({ folder: path.join(data, 'postgres') });
    const { code, states } = await doctor({ DATA_FOLDER: data });
    expect([code, states]).toMatchObject([0, { database: 'skip' }]);
    await running.close();
    expect((await doctor({ DATA_FOLDER: data })).states).toMatchObject({
      database: 'ok',
      migrations: 'ok',
      queue: 'ok',
    });
  }, 60_000);

  it('says everything that is broken at once, what to do, and no secret', async () => {
    const decks = path.join(folder, 'decks');
    cpSync(path.join(ROOT, 'decks/ddia'), path.join(decks, 'ddia'), { recursive: true });
    writeFileSync(path.join(decks, 'ddia/deck.yaml'), 'title: [');
    const { code, out, states } = await doctor({
      DISCORD_TOKEN: token,
      DISCORD_API_URL: sandbox.api,
      DATABASE_URL: 'postgres://quorum:the-password@127.0.0.1:1/quorum',
      DECKS_FOLDER: decks,
      OPENAI_API_KEY: 'the-key-of-the-model',
      OPENAI_BASE_URL: 'http://127.0.0.1:65534/v1',
      OPENAI_MODEL: 'llama',
    });
    expect([code, states]).toMatchObject([1, { decks: 'fail', database: 'fail', token: 'fail', model: 'fail' }]);
    expect(out.match(/ → /g)).toHaveLength(4);
    expect(out).toMatch(/Reset it under Bot/);
    expect(out).not.toMatch(/that-nobody-sees|the-password|the-key-of/);
  });

  it('says what is wrong with the settings', async () => {
    const { code, out } = await doctor({ HEALTH_PORT: 'often', ROLE: 'boss' });
    expect([code, out]).toEqual([1, expect.stringMatching(/ROLE must be .*HEALTH_PORT must be /s)]);
  });

  it('explains itself', async () => {
    expect(await doctor({}, '--help')).toMatchObject({ code: 0, out: expect.stringMatching(/exit code is 1/) });
    expect(await doctor({}, '--fix')).toMatchObject({ code: 1 });
  });
});

describe.runIf(POSTGRES)('the doctor on Postgres', () => {
  it('looks at the database, its clock, queue and processes, and at Discord', async () => {
    await using opened = new AsyncDisposableStack();
    const database = await temporaryPostgres(POSTGRES ?? '');
    opened.defer(() => database.close());
    const nextAt = new Date(Date.now() - 20 * 60_000);
    await database.db.learner.create({
      data: { id: 1n, reminder: { create: { at: 0, channelId: 1n, since: nextAt, nextAt } } },
    });
    await database.pool.query(`INSERT INTO "GatewayProcess" VALUES ('a', 2, now() + interval '1 min')`);
    const env = { DISCORD_TOKEN: sandbox.token, DISCORD_API_URL: sandbox.api, DATABASE_URL: database.url };
    const { code, out, states } = await doctor(env);
    expect(states).toMatchObject({
      database: 'ok',
      migrations: 'ok',
      connections: 'ok',
      queue: 'ok',
      processes: 'warn',
      reminders: 'warn',
      token: 'ok',
      installation: 'ok',
      intents: 'ok',
      commands: 'warn',
      gateway: 'ok',
      'data folder': 'skip',
    });
    expect(code).toBe(0);
    expect(out).toMatch(/waits longest is 20 min late/);
    expect(out).toMatch(/1 connected to Discord, which hold 0 of 2 shards/);
    expect(out.match(/clock is [\d.]+ s (ahead of|behind) (Discord|the database)/g)).toHaveLength(2);

    await database.pool.query('DROP TABLE _prisma_migrations');
    expect((await doctor(env)).states).toMatchObject({ migrations: 'warn' });
  }, 60_000);
});

describe('what it knows of Discord', () => {
  const commands = [helpCommand([])];
  const application = {
    id: '123456789012345678',
    name: 'Quorum',
    flags: 0,
    integration_types_config: { 0: {}, 1: {} },
  };
  const gateway = { url: 'wss://x', shards: 3, session_start_limit: { remaining: 900 } };

  async function findings(more: object, date = new Date()): Promise<Record<string, string>> {
    const api = await answering((request, response) => {
      const body = request.url?.endsWith('/@me')
        ? { ...application, ...more }
        : request.url?.endsWith('/bot')
          ? { ...gateway, ...more }
          : [];
      response.writeHead(200, { date: date.toUTCString() }).end(JSON.stringify(body));
    });
    const found = await checkDiscord({ kind: 'discord', token, api }, commands);
    return Object.fromEntries(found.map(({ about, state, says }) => [about, `${state}: ${says}`]));
  }

  it('warns of privileged intents, a missing way to install, and sessions that run out', async () => {
    expect(
      await findings({
        flags: 1 << 18,
        integration_types_config: { 0: {} },
        session_start_limit: { remaining: 3 },
      }),
    ).toMatchObject({
      intents: 'warn: privileged, but not needed: Message Content',
      installation: 'warn: User Install is switched off',
      gateway: expect.stringMatching(/^warn: Discord recommends 3 shards; 3 new sessions/),
    });
  });

  it('measures the clock by Discord’s', async () => {
    expect((await findings({})).clock).toMatch(/^ok/);
    expect((await findings({}, new Date(Date.now() - 20_000))).clock).toMatch(
      /^warn: .* (19|20)\.\d s ahead of Discord/,
    );
    expect((await findings({}, new Date(Date.now() + 120_000))).clock).toMatch(/^fail: .* behind Discord/);
  });

  it('tells an address that is down from one that is in trouble', async () => {
    const api = await answering((_, response) => response.writeHead(503).end());
    const place = { kind: 'discord' as const, token };
    expect(await checkDiscord({ ...place, api }, commands)).toMatchObject([
      { state: 'fail', says: expect.stringContaining('503') },
    ]);
    const [down] = await checkDiscord({ ...place, api: 'http://127.0.0.1:65534' }, commands);
    expect(down?.says).toMatch(/can't be reached \(ECONNREFUSED\)/);
    const [senseless] = await checkDiscord({ kind: 'discord', token: 'no token at all' }, commands);
    expect(senseless).toMatchObject({ about: 'token', state: 'fail' });
  });
});

describe('what it knows of the model', () => {
  const listing = (status: number, body: unknown) =>
    answering((_, response) => response.writeHead(status).end(JSON.stringify(body)));
  const found = async (status: number, body: unknown) =>
    checkModel({ apiKey: 'k', baseUrl: `${await listing(status, body)}/v1`, model: 'llama3.1' });

  it('is whether the server has it', async () => {
    expect(await found(200, { data: [{ id: 'llama3.1:latest' }] })).toMatchObject({ state: 'ok' });
    expect(await found(200, { data: [{ id: 'gemma' }] })).toMatchObject({ state: 'warn' });
    expect(await found(200, 'hello')).toMatchObject({ state: 'warn' });
    expect(await found(404, {})).toMatchObject({ state: 'warn' });
    expect(await found(401, {})).toMatchObject({ state: 'fail' });
  });
});

describe('what it knows of the machine', () => {
  it('is the version of Node and the room on the disk', async () => {
    expect(checkNode('v20.20.2')).toMatchObject({ state: 'fail' });
    expect(await checkDisk(path.join(folder, 'not/there/yet'))).toMatchObject({ state: 'ok' });
    expect(await checkDisk('/proc/1/task')).toMatchObject({ state: expect.stringMatching(/fail|warn/) });
  });

  it('is told in lines that one can read', () => {
    const finding = { about: 'queue', state: 'warn', says: 'jobs wait', todo: 'See the log.' } as const;
    expect(findingLines(finding)).toBe('warn  queue          jobs wait\n                     → See the log.');
    expect(inTotal([finding])).toBe('0 ok, 1 to look at, 0 broken, 0 skipped');
    expect([size(0), size(1536), size(80 * 1024 ** 3)]).toEqual(['0 bytes', '1.5 KB', '80 GB']);
  });
});
