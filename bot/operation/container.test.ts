// Image, compose file and workflow are not built here: what they name must exist, and they must agree with the code.
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { environment } from '../settings.ts';

const root = path.resolve(import.meta.dirname, '../..');
const text = (file: string) => readFileSync(path.join(root, file), 'utf8');
const scripts = (JSON.parse(text('package.json')) as { scripts: Record<string, string> }).scripts;
const settings = Object.keys(environment.shape);

/** The instructions of the Dockerfile, with lines joined and comments left out. */
const instructions = text('Dockerfile')
  .replace(/^#.*\n/gm, '')
  .replace(/\\\n\s*/g, '')
  .split('\n')
  .filter(Boolean)
  .map((line) => ({ what: line.split(' ')[0]!, rest: line.slice(line.indexOf(' ') + 1) }));
const all = (what: string) => instructions.filter((one) => one.what === what).map(({ rest }) => rest);
const env = Object.fromEntries(all('ENV').flatMap((line) => line.split(' ').map((one) => one.split('='))));

describe('the Dockerfile', () => {
  it('copies what is there and what .dockerignore lets through', () => {
    const through: string[] = text('.dockerignore').match(/(?<=^!).+$/gm) ?? [];
    const sources = all('COPY')
      .filter((line) => !line.startsWith('--from'))
      .flatMap((line) => line.split(' ').slice(0, -1));
    expect(sources.length).toBeGreaterThan(5);
    expect(sources.filter((one) => !existsSync(path.join(root, one)))).toEqual([]);
    expect(sources.filter((one) => !through.includes(one.split('/')[0]!))).toEqual([]);
    expect(through.filter((one) => !existsSync(path.join(root, one)))).toEqual([]);
    expect(through).not.toContain('.env');
  });

  it('starts what "npm start" starts, as another user than root', () => {
    expect((JSON.parse(all('CMD')[0]!) as string[]).join(' ')).toBe(scripts.start);
    expect(all('USER')).toEqual(['node']);
    expect(all('FROM')).toEqual(['node:24-slim AS packages', 'node:24-slim']);
  });

  it('asks the health page on the port that it sets and exposes', () => {
    const check = /CMD (\[.*\])$/.exec(all('HEALTHCHECK')[0]!)?.[1];
    const [program, , script] = JSON.parse(check ?? '[]') as string[];
    expect([program, script]).toEqual(['node', expect.stringContaining('/healthz')]);
    expect(all('EXPOSE')).toEqual([env.HEALTH_PORT]);
    expect(Object.keys(env).filter((name) => name !== 'NODE_ENV' && !settings.includes(name))).toEqual([]);
  });
});

describe('the compose file', () => {
  type Service = {
    environment?: Record<string, string>;
    volumes?: string[];
    profiles?: string[];
    [key: string]: unknown;
  };
  const { services, volumes } = parse(text('compose.yaml')) as {
    services: Record<string, Service>;
    volumes: Record<string, null>;
  };

  it('sets only settings that there are, and gives bot and Postgres one password', () => {
    const { quorum, postgres } = services;
    expect(Object.keys(quorum!.environment!).filter((name) => !settings.includes(name))).toEqual([]);
    expect(quorum!.environment!.DATABASE_URL).toContain(`quorum:${postgres!.environment!.POSTGRES_PASSWORD}@postgres`);
    expect(quorum!.depends_on).toEqual({ postgres: { condition: 'service_healthy' } });
    expect(postgres!.healthcheck).toMatchObject({ test: expect.arrayContaining(['pg_isready']) });
  });

  it('waits for the bot to finish what runs', () => {
    const bound = Number(/STOP_WITHIN_MS = ([\d_]+)/.exec(text('bot/main.ts'))?.[1]?.replace('_', '')) / 1000;
    expect(Number.parseInt(String(services.quorum!.stop_grace_period), 10)).toBeGreaterThan(bound);
  });

  it('keeps the data in volumes, and starts Ollama only when asked', () => {
    const mounted = Object.values(services).flatMap((service) => service.volumes ?? []);
    expect(mounted.map((one) => one.split(':')[0]).toSorted()).toEqual(Object.keys(volumes).toSorted());
    expect(services.ollama!.profiles).toEqual(['ollama']);
    expect(Object.values(services).filter((service) => 'ports' in service)).toEqual([]);
  });
});

describe('the workflow', () => {
  type Job = { steps: { run?: string }[]; services?: Record<string, { ports: string[] }> };
  const { jobs } = parse(text('.github/workflows/ci.yml')) as { jobs: Record<string, Job> };
  const commands = Object.values(jobs).flatMap(({ steps }) => steps.flatMap(({ run }) => run ?? []));

  it('runs what CI runs, with the Postgres that it looks for', () => {
    expect(commands).toContain('bash .ci/run');
    const port = /TEST_DATABASE_URL=postgres:\/\/postgres@127\.0\.0\.1:(\d+)/.exec(text('.ci/run'))?.[1];
    expect(jobs.checks!.services!.postgres!.ports).toEqual([`${port}:${port}`]);
  });

  it('names only files that exist', () => {
    const named = commands.flatMap((command) => command.match(/(?<=\s)(?:\.ci|bot)\/[\w./-]+/g) ?? []);
    expect(named).toEqual(['.ci/run', 'bot/operation/doctor.ts']);
    expect(named.filter((file) => !existsSync(path.join(root, file)))).toEqual([]);
  });
});
