import { describe, expect, it } from 'vitest';
import { openLog } from './log.ts';
import { secretsOf, startLine } from './start-line.ts';

const TOKEN = 'MTIzNDU2Nzg5MDEyMzQ1Njc4.GabcdE.a-very-secret-part-of-a-token-000';
const env = {
  DISCORD_TOKEN: TOKEN,
  OPENAI_API_KEY: 'key-without-a-form',
  DATABASE_URL: 'postgres://quorum:p%40ss"word@db/quorum',
};

function logged(write: (log: ReturnType<typeof openLog>) => void): string {
  const written: string[] = [];
  write(openLog({ level: 'info', secrets: secretsOf(env) }, { write: (line) => written.push(line) }));
  return written.join('');
}

describe('the log', () => {
  it('never shows the secrets of the settings, wherever they turn up', () => {
    const text = logged((log) => {
      log.info(`logging in with ${TOKEN}`);
      log.error({ err: new Error('password authentication failed for p@ss"word') }, 'no database');
      log.info({ url: env.DATABASE_URL, nested: { list: ['key-without-a-form'] } }, 'settings');
    });
    expect(text.split('\n')).toHaveLength(4);
    expect(text).not.toMatch(/very-secret|p@ss|p%40ss|key-without/);
    for (const line of text.trim().split('\n')) expect(() => JSON.parse(line)).not.toThrow();
  });

  it('never shows what looks like a token, a key or a password, though nobody said that it is one', () => {
    const other = TOKEN.replace('GabcdE', 'Gfghij');
    const text = logged((log) => {
      log.warn({ err: new Error(`POST /webhooks/1234567890/aW50ZXJhY3Rpb246MTIzNDU2Nzg5 failed`) }, 'late');
      log.warn({ headers: { authorization: `Bot ${other}` }, token: 'short' }, 'refused');
      log.warn(`asking with sk-${'a1'.repeat(20)} at https://user:hunter22@proxy/`);
    });
    expect(text).not.toMatch(/aW50|Gfghij|short|sk-a1|hunter22/);
    expect(text).toContain('/webhooks/1234567890/[secret]');
  });

  it('leaves ordinary words and ids alone', () => {
    const text = logged((log) => log.info({ route: '/study', interaction: '1574327615920013313' }, 'a route failed'));
    expect(JSON.parse(text)).toMatchObject({
      route: '/study',
      interaction: '1574327615920013313',
      msg: 'a route failed',
    });
  });

  it('says nothing below its level', () => {
    expect(logged((log) => log.debug('details'))).toBe('');
  });
});

describe('the first line', () => {
  it('tells version, role, shards and database, and no address', () => {
    const line = startLine({ discord: { kind: 'discord' }, database: { url: env.DATABASE_URL }, shards: { count: 2 } });
    expect(line).toMatchObject({
      version: expect.stringMatching(/^\d+\.\d+\.\d+/),
      role: 'all',
      shards: 2,
      database: 'Postgres',
    });
    expect(JSON.stringify(line)).not.toContain('quorum:');
  });
});
