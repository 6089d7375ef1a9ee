import { describe, expect, it } from 'vitest';
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
