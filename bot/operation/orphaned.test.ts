import { spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { expect, it } from 'vitest';

const PROGRAM = `
  const { onOrphaned } = await import(${JSON.stringify(path.join(import.meta.dirname, 'orphaned.ts'))});
  onOrphaned(process.env, () => console.log('orphaned'));
  setTimeout(() => console.log('left alone'), 3000);
  console.log('up');
`;

/** What a program says whose shell is killed once it is up. */
async function saidWithoutShell(env: NodeJS.ProcessEnv): Promise<string[]> {
  const shell = spawn('sh', ['-c', '"$NODE" --input-type=module --eval "$PROGRAM"; true'], {
    env: { NODE: process.execPath, PROGRAM, ...env },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let said = '';
  shell.stdout.on('data', (data: Buffer) => {
    said += data;
    if (said === 'up\n') shell.kill('SIGKILL');
  });
  await once(shell, 'close');
  return said.trim().split('\n');
}

it('a program whose npm was killed is told, once', async () => {
  expect(await saidWithoutShell({ npm_lifecycle_event: 'start' })).toEqual(['up', 'orphaned', 'left alone']);
});

it('a program that was started without npm outlives its shell', async () => {
  expect(await saidWithoutShell({})).toEqual(['up', 'left alone']);
});
