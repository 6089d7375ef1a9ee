import { spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { text } from 'node:stream/consumers';
import { describe, expect, it } from 'vitest';

const cwd = path.join(import.meta.dirname, '..');

/** A program with this code for its action. */
function started(action: string, { options = '{}', args = [] as string[] } = {}) {
  const code = `
    import { once } from 'node:events';
    import { readFileSync } from 'node:fs';
    import { connect } from 'node:net';
    import { Command } from 'commander';
    import { runCommandLine } from './bot/command-line.ts';
    import { UserError } from './bot/errors.ts';
    const program = new Command('sample').exitOverride().action(async () => { ${action} });
    await runCommandLine(program, ${options});`;
  return spawn(process.execPath, ['--input-type=module', '-e', code, '--', ...args], { cwd });
}

async function ended(program: ReturnType<typeof started>) {
  const [stdout, stderr, [code]] = await Promise.all([
    text(program.stdout),
    text(program.stderr),
    once(program, 'close'),
  ]);
  return { code, stdout, stderr };
}
const run = (...how: Parameters<typeof started>) => ended(started(...how));

describe('a program of the command line', () => {
  it('ends with 0 when all went well', async () => {
    expect(await run("console.log('done')")).toEqual({ code: 0, stdout: 'done\n', stderr: '' });
  });

  it('prints what the caller can mend, without a stack, and ends with 1', async () => {
    expect(await run("throw new UserError('Name a file.')")).toEqual({ code: 1, stdout: '', stderr: 'Name a file.\n' });
    expect(await run("readFileSync('/nowhere/file')")).toEqual({
      code: 1,
      stdout: '',
      stderr: "ENOENT: no such file or directory, open '/nowhere/file'\n",
    });
  });

  it.each(["throw new TypeError('ours')", "await once(connect(9, '127.0.0.1'), 'connect')"])(
    'tells a fault whole: %s',
    async (fault) => {
      const { code, stderr } = await run(fault);
      expect(code).toBe(1);
      expect(stderr).toMatch(/\n\s+at /);
    },
  );

  it("ends with commander's code", async () => {
    const wrong = await run('', { args: ['--wrong'] });
    expect(wrong).toMatchObject({ code: 1, stderr: expect.stringContaining("unknown option '--wrong'") });
    const help = await run('', { args: ['--help'] });
    expect(help).toMatchObject({ code: 0, stdout: expect.stringContaining('Usage: sample') });
  });

  it('ends quietly when its reader has seen enough', async () => {
    const flood = started("for (;;) { process.stdout.write('a line of words\\n'); await new Promise(setImmediate); }");
    flood.stdout.once('data', () => flood.stdout.destroy());
    const [stderr, [code]] = await Promise.all([text(flood.stderr), once(flood, 'exit')]);
    expect({ stderr, code }).toEqual({ stderr: '', code: 0 });
  });

  it('leaves at once when it is told to, whatever is open', async () => {
    const open = "setInterval(() => {}, 1000); throw new UserError('Stopped.')";
    expect(await run(open, { options: '{ leave: true }' })).toMatchObject({ code: 1, stderr: 'Stopped.\n' });
  });
});
