// A bot in a process of its own, so that its CPU time can be told from that of the sandbox and the people.
import { fork } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';

export type BotProcess = {
  /** CPU time that the process has used so far, in ms. */
  cpuMs(): Promise<number>;
};
/** What a bot's process says: once when it is connected, and whenever it is asked for its CPU time. */
export type Told = 'connected' | { cpuMs: number };
export type Asked = 'cpu';

/**
 * Starts one of the programs beside this file, with these settings and none of ours, and waits until it is connected. It
 * ends with `opened`.
 */
export async function startBot(
  opened: AsyncDisposableStack,
  program: string,
  settings: Record<string, string>,
): Promise<BotProcess> {
  const child = fork(path.join(import.meta.dirname, program), {
    env: { PATH: process.env.PATH, ...settings },
    stdio: ['ignore', process.stderr, process.stderr, 'ipc'],
  });
  const ended = once(child, 'exit');
  opened.defer(async () => {
    child.kill();
    await ended;
  });
  const failed = ended.then(([code]) => Promise.reject(new Error(`${program} ended by itself, with code ${code}`)));
  failed.catch(() => undefined);
  const told = async () => {
    const [message] = await Promise.race([once(child, 'message'), failed]);
    return message as Told;
  };
  await told();
  return {
    async cpuMs() {
      const answer = told();
      child.send('cpu' satisfies Asked);
      return ((await answer) as { cpuMs: number }).cpuMs;
    },
  };
}
