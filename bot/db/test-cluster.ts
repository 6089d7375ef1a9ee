// For tests: a Postgres server of one's own, which can be stopped and started. Needs Postgres's programs on this machine.
import { execFile } from 'node:child_process';
import { chownSync, globSync, mkdtempSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import type { AddressInfo } from 'node:net';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** Where initdb and pg_ctl are; undefined where there are none. */
export const POSTGRES_PROGRAMS = globSync('/usr/lib/postgresql/*/bin/initdb')
  .map((file) => path.dirname(file))
  .filter((folder) => Number(folder.split('/').at(-2)) >= 15)
  .at(-1);

export type Cluster = {
  url: string;
  start(): Promise<void>;
  /** As an operator restarts it (`fast`: connections are cut, what runs is rolled back), or as it crashes (`immediate`). */
  stop(how?: 'fast' | 'immediate'): Promise<void>;
  remove(): Promise<void>;
};

/** A new cluster, not started yet. */
export async function newCluster(): Promise<Cluster> {
  const folder = mkdtempSync(path.join(tmpdir(), 'quorum-cluster-'));
  const port = await freePort();
  // Postgres refuses to run as root.
  const asRoot = process.getuid?.() === 0;
  if (asRoot) chownSync(folder, ...(await postgresUser()));
  const postgres = (program: string, ...args: string[]) => {
    const command = [path.join(POSTGRES_PROGRAMS ?? '', program), ...args];
    return asRoot ? run('runuser', ['-u', 'postgres', '--', ...command], { cwd: '/' }) : run(command[0]!, args);
  };
  const data = path.join(folder, 'data');
  await postgres('initdb', '-D', data, '-A', 'trust', '-U', 'postgres', '-N');
  const control = (...args: string[]) => postgres('pg_ctl', '-D', data, '-w', '-s', ...args);
  let up = false;
  async function stop(how = 'fast'): Promise<void> {
    if (up) await control('-m', how, 'stop');
    up = false;
  }
  return {
    url: `postgres://postgres@127.0.0.1:${port}/postgres`,
    async start() {
      const options = `-p ${port} -k ${folder} -c fsync=off -c listen_addresses=127.0.0.1`;
      await control('-l', path.join(folder, 'log'), '-o', options, 'start');
      up = true;
    },
    stop,
    async remove() {
      await stop();
      await rm(folder, { recursive: true });
    },
  };
}

async function postgresUser(): Promise<[number, number]> {
  const [user, group] = await Promise.all(['-u', '-g'].map((which) => run('id', [which, 'postgres'])));
  return [Number(user?.stdout), Number(group?.stdout)];
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}
