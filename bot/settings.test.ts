import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { environment, readSettings } from './settings.ts';

describe('the settings', () => {
  it('run the sandbox on the embedded database when nothing is set', () => {
    expect(readSettings({})).toMatchObject({
      discord: { kind: 'sandbox', port: 4600 },
      logLevel: 'warn',
      operatorIds: [],
    });
    expect(readSettings({}).database).toHaveProperty('folder');
  });

  it('count empty values as unset', () => {
    expect(readSettings({ SANDBOX_PORT: '', DATABASE_URL: ' ' })).toEqual(readSettings({}));
  });

  it('connect to Discord and Postgres when both are given', () => {
    expect(readSettings({ DISCORD_TOKEN: 't', DATABASE_URL: 'postgres://q@db/q' })).toMatchObject({
      discord: { kind: 'discord', token: 't' },
      database: { url: 'postgres://q@db/q' },
      logLevel: 'info',
    });
  });

  it('refuse a shared database under the sandbox unless it is asked for', () => {
    const env = { DATABASE_URL: 'postgres://q@db/q' };
    expect(() => readSettings(env)).toThrow(/SANDBOX=1/);
    expect(readSettings({ ...env, SANDBOX: '1' }).discord.kind).toBe('sandbox');
  });

  it('give a process a role and shards only where several can share the work', () => {
    const many = { ROLE: 'worker', SHARD_COUNT: '4', SHARD_LEASE: '5' };
    const real = { DISCORD_TOKEN: 't', DATABASE_URL: 'postgres://q@db/q' };
    expect(readSettings({ ...real, ...many })).toMatchObject({
      role: 'worker',
      shards: { count: 4, leaseSeconds: 5 },
    });
    expect(readSettings(real)).toMatchObject({ role: 'all', shards: { count: 'auto', leaseSeconds: 15 } });
    for (const env of [{ DISCORD_TOKEN: 't' }, { DATABASE_URL: real.DATABASE_URL, SANDBOX: '1' }])
      expect(() => readSettings({ ...env, ...many })).toThrow(/ROLE=worker needs.*SHARD_COUNT over 1 needs/s);
    expect(readSettings({ DISCORD_TOKEN: 't' })).not.toHaveProperty('shards');
  });

  it('serve health on this machine alone, and only when asked', () => {
    expect(readSettings({})).not.toHaveProperty('health');
    expect(readSettings({ HEALTH_PORT: '9090' })).toMatchObject({ health: { port: 9090, host: '127.0.0.1' } });
  });

  it('report every problem at once', () => {
    const broken = () =>
      readSettings({ SANDBOX_PORT: 'x', DATABASE_URL: 'mysql://x', OPERATOR_IDS: 'me', LOG_LEVEL: 'loud' });
    for (const name of ['SANDBOX_PORT', 'DATABASE_URL', 'OPERATOR_IDS', 'LOG_LEVEL'])
      expect(broken).toThrow(new RegExp(name));
  });

  it.each([
    ['HEALTH_PORT', '99999', 'must be a port from 0 to 65535'],
    ['SANDBOX_PORT', '4600.5', 'must be a port from 0 to 65535'],
    ['SHARD_COUNT', '0', 'must be auto, or a number from 1 to 10000'],
    ['SHARD_LEASE', 'long', 'must be a number of seconds from 1 to 600'],
    ['MODEL_CALLS_PER_DAY', '-1', 'must be a number of calls a day from 0 to 10000000'],
  ])('say what %s takes instead of %s', (name, value, says) => {
    expect(() => readSettings({ [name]: value })).toThrow(`  - ${name} ${says}`);
  });

  it('are all documented in .env.example, and nothing else is', () => {
    const documented = readFileSync(new URL('../.env.example', import.meta.url), 'utf8').match(/^[A-Z_]+(?==)/gm);
    expect(documented?.toSorted()).toEqual(Object.keys(environment.shape).toSorted());
  });
});
