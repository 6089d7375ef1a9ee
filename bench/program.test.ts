import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { startSandbox } from '../bot/sandbox/sandbox.ts';
import { BARE_CLIENT, startedProgram, startProgram } from './program.ts';

describe('a program of the bench', () => {
  it('is up when it says so, has a weight, and ends as it is told', async () => {
    await using opened = new AsyncDisposableStack();
    const sandbox = await startSandbox({ otherServers: 2 });
    opened.defer(() => sandbox.close());
    const address = { DISCORD_TOKEN: sandbox.token, DISCORD_API_URL: sandbox.api };
    const program = await startedProgram(opened, BARE_CLIENT, address);
    expect(program.output()).toContain('up, in 3 servers');
    expect(program.startMs).toBeGreaterThan(0);
    expect(program.residentBytes()).toBeGreaterThan(20e6);
    await program.end('SIGKILL');
    await program.end('SIGKILL');
  });

  it('that ends before it is up is told with what it wrote', async () => {
    const program = startProgram(BARE_CLIENT, { DISCORD_TOKEN: '' });
    await expect(program.up).rejects.toThrow(/bare-client\.ts ended before it was up, by code 1:\n[\s\S]*TokenInvalid/);
  });
});

describe('on the machine of somebody who runs Quorum', () => {
  const checkout = mkdtempSync(path.join(tmpdir(), 'quorum-checkout-'));
  afterAll(() => rmSync(checkout, { recursive: true }));

  it('a program reads neither the .env beside it nor our environment', () => {
    for (const name of ['bench', 'bot', 'node_modules', '.env.example'])
      symlinkSync(path.resolve(import.meta.dirname, '..', name), path.join(checkout, name));
    writeFileSync(path.join(checkout, '.env'), 'DATABASE_URL=postgres://ada@db/quorum\nOPENAI_MODEL=large\n');
    // Reads its settings as `bot/main.ts` does.
    writeFileSync(
      path.join(checkout, 'showing.mjs'),
      `import { existsSync } from 'node:fs';
      if (existsSync('.env')) process.loadEnvFile('.env');
      console.log('The program is up with ' + JSON.stringify(process.env));`,
    );
    expect(settingsOf('showing.mjs', { LOG_LEVEL: 'warn' })).toMatchObject({
      LOG_LEVEL: 'warn',
      DATABASE_URL: '',
      OPENAI_MODEL: '',
      OPENAI_API_KEY: '',
    });
  });

  /** What a script in that checkout finds in its environment when the checkout's own bench starts it. */
  function settingsOf(script: string, settings: Record<string, string>): Record<string, string> {
    const starter = `
      const { startProgram } = await import(${JSON.stringify(path.join(checkout, 'bench/program.ts'))});
      const program = startProgram(${JSON.stringify(script)}, ${JSON.stringify(settings)});
      await program.up;
      console.log(program.output().replace('The program is up with ', ''));`;
    const flags = ['--preserve-symlinks', '--input-type=module', '--eval', starter];
    const env = { ...process.env, OPENAI_API_KEY: 'ours' };
    return JSON.parse(execFileSync(process.execPath, flags, { cwd: checkout, env, encoding: 'utf8' }));
  }
});
