// The program is killed in every state of an interview, and goes on where it was.
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import net from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, it } from 'vitest';
import { type ScriptPerson, scriptClient } from '../sandbox/script-client.ts';
import { textOf, until } from './test-interview.ts';
import { slowModel } from './test-model.ts';

async function freePort(): Promise<number> {
  const server = net.createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as net.AddressInfo;
  await new Promise((closed) => server.close(closed));
  return port;
}

it('survives kill -9 in every state, says nothing twice and loses nothing', {
  timeout: 300_000,
  retry: 2,
}, async () => {
  await using model = await slowModel({ delayMs: 60_000 });
  const folder = mkdtempSync(path.join(tmpdir(), 'quorum-killed-'));
  const port = await freePort();
  const env = {
    ...process.env,
    ...{ DATA_FOLDER: folder, SANDBOX_PORT: String(port), OPENAI_MODEL: 'm', OPENAI_BASE_URL: model.url },
    ...{ DISCORD_TOKEN: '', DATABASE_URL: '', HEALTH_PORT: '' },
  };
  let child: ChildProcess | undefined;
  const start = async (): Promise<ScriptPerson> => {
    child = spawn(process.execPath, ['bot/main.ts'], { env, stdio: ['ignore', 'pipe', 'inherit'] });
    await new Promise<void>((up) => child!.stdout!.on('data', (text) => /Quorum is up/.test(String(text)) && up()));
    return scriptClient(`http://127.0.0.1:${port}`).login('Ada');
  };
  const kill = async () => {
    child!.kill('SIGKILL');
    await once(child!, 'exit');
  };
  const again = async () => {
    await kill();
    return start();
  };
  try {
    let ada = await start();
    const dm = await ada.dm();
    await ada.command(dm, 'interview', { subcommand: 'start', options: { questions: 2 } });
    await until(ada, dm, 'Begin, graded by');

    ada = await again(); // ready
    await ada.press(await until(ada, dm, 'Begin, graded by'), 'Begin, graded by');
    await until(ada, dm, /Question 1 of 2/);

    ada = await again(); // asking
    await ada.say(dm, 'The first piece of it.');
    await until(ada, dm, /Noted/);

    ada = await again(); // asking, with a piece of an answer
    await ada.say(dm, 'The second piece.');
    await new Promise((resolve) => setTimeout(resolve, 1000));
    await ada.press(await until(ada, dm, /Noted/), 'Done');
    await expect.poll(() => model.calls(), { timeout: 60_000 }).toBe(1);

    model.delayBy(0);
    ada = await again(); // grading
    const probe = await until(ada, dm, /one more thing/, 60_000);
    await ada.press(probe, 'Pause');
    await until(ada, dm, 'Go on');

    ada = await again(); // paused
    await ada.press(await until(ada, dm, 'Go on'), 'Go on');
    await ada.press(await until(ada, dm, 'Nothing to add'), 'Nothing to add');
    await until(ada, dm, 'Next');

    ada = await again(); // between
    await ada.press(await until(ada, dm, 'Next'), 'Next');
    await ada.press(await until(ada, dm, /Question 2 of 2/), 'Skip');
    const report = await until(ada, dm, /Your interview: 0 %/);
    const file = await fetch(report.attachments.find(({ filename }) => filename === 'interview.md')!.url);
    expect(await file.text()).toMatch(/The first piece of it\.\n\nThe second piece\./);

    const texts = (await ada.messages(dm)).filter(({ author }) => author.bot).map(textOf);
    for (const once of [
      /Question 1 of 2 ·/,
      /Question 2 of 2 ·/,
      /Your interview: 0 %/,
      /^Mock interview/,
      /Noted|Answer taken/,
    ]) {
      expect(
        texts.filter((text) => once.test(text)),
        String(once),
      ).toHaveLength(1);
    }
  } finally {
    await kill().catch(() => undefined);
    rmSync(folder, { recursive: true });
  }
});
