// For tests and pictures: the program as a process of its own, and a browser on its page.
import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import path from 'node:path';
import { type Browser, chromium } from 'playwright-core';

const root = path.resolve(import.meta.dirname, '..');

/** An installed Chromium or Chrome; undefined when there is none. */
export const BROWSER = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'].find((file) =>
  existsSync(file),
);

export function openBrowser(): Promise<Browser> {
  if (!BROWSER) throw new Error('no Chromium is installed');
  const quiet = [
    '--disable-gpu',
    '--disable-quic',
    '--no-first-run',
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-sync',
  ];
  return chromium.launch({ executablePath: BROWSER, args: ['--no-sandbox', ...quiet] });
}

export type Program = { page: string; stop(signal: 'SIGINT' | 'SIGKILL'): Promise<void> };

/** `npm start` in the sandbox, without npm, so that a signal reaches the program itself. `settings`: as in `.env`. */
export async function startProgram(
  dataFolder: string,
  port = 0,
  settings: Record<string, string> = {},
): Promise<Program> {
  const env = {
    ...process.env,
    DATA_FOLDER: dataFolder,
    SANDBOX_PORT: String(port),
    DISCORD_TOKEN: '',
    DATABASE_URL: '',
    SANDBOX: '',
    ...settings,
  };
  const child = spawn(process.execPath, ['--import', './bot/node-version.js', 'bot/main.ts'], { cwd: root, env });
  const page = await pageOf(child);
  return {
    page,
    stop: (signal) =>
      new Promise((resolve) => {
        child.once('exit', () => resolve());
        child.kill(signal);
      }),
  };
}

function pageOf(child: ChildProcess): Promise<string> {
  let printed = '';
  return new Promise((resolve, reject) => {
    const read = (chunk: Buffer) => {
      printed += chunk;
      const address = /http:\/\/127\.0\.0\.1:\d+/.exec(printed);
      if (address) resolve(address[0]);
    };
    child.stdout?.on('data', read);
    child.stderr?.on('data', read);
    child.once('exit', (code) => reject(new Error(`the program ended with ${code}:\n${printed}`)));
  });
}
