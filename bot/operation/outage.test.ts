// The database goes away and comes back: at the start, and in the middle of the work.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { openDatabase } from '../db/database.ts';
import { type Cluster, newCluster, POSTGRES_PROGRAMS } from '../db/test-cluster.ts';
import { POSTGRES } from '../db/test-databases.ts';
import { readableLog } from '../discord/test-transport.ts';
import { openQueue } from '../queue/queue.ts';
import { type Quorum, startQuorum } from '../quorum.ts';
import { type Outcome, scriptClient } from '../sandbox/script-client.ts';
import type { Settings } from '../settings.ts';

describe.runIf(POSTGRES && POSTGRES_PROGRAMS)('a Postgres that goes away', () => {
  const { log, lines } = readableLog();
  const folder = mkdtempSync(path.join(tmpdir(), 'quorum-outage-'));
  let cluster: Cluster;
  let quorum: Quorum;
  let settings: Settings;
  const said = (text: RegExp) => lines.filter(({ msg }) => text.test(msg));
  const ready = async () => (await fetch(`${quorum.health}/readyz`)).json() as Promise<{ ready: boolean }>;

  beforeAll(async () => {
    cluster = await newCluster();
    settings = {
      discord: { kind: 'sandbox', port: 0, folder },
      database: { url: cluster.url, waitSeconds: 30 },
      decksFolder: path.resolve('decks'),
      operatorIds: [],
      health: { port: 0, host: '127.0.0.1' },
      logLevel: 'debug',
    };
  });
  afterAll(async () => {
    await quorum?.close();
    await cluster?.remove();
    rmSync(folder, { recursive: true });
  });

  it('is waited for at the start, with a line that says so', async () => {
    const starting = startQuorum(settings, log);
    await vi.waitFor(() => expect(said(/waiting for the database: .*ECONNREFUSED/)).toHaveLength(1), 5000);
    await cluster.start();
    quorum = await starting;
    expect(await ready()).toMatchObject({ ready: true });
  }, 60_000);

  it('costs a fault with a reference while it is away, and the next press works once it is back', async () => {
    const ada = await scriptClient(quorum.page!).login('Ada');
    const channel = await ada.dm();
    const press = (outcome: Outcome, label: string) => ada.press(outcome.message!, label);
    const asked = await ada.command(channel, 'study', { options: { deck: 'ddia' } });
    const placed = await ada.press(asked.message!, 'The time on your clock', ['60']);
    const back = await press(await ada.press(placed.message!, 'A city', ['Europe/Berlin']), 'Show answer');

    await cluster.stop();
    expect(await ready()).toMatchObject({ ready: false });
    const failed = await press(back, 'Good');
    const reply = [failed.message, ...failed.followups].map((message) => message?.content).join('\n');
    const reference = /reference ([0-9a-f]{8})/.exec(reply)?.[1];
    expect(lines).toContainEqual(expect.objectContaining({ msg: 'a route failed', reference }));
    const metrics = await fetch(`${quorum.health}/metrics`);
    expect([metrics.status, await metrics.text()]).toEqual([200, expect.stringContaining('quorum_interactions_total')]);
    await sleep(3000);

    await cluster.start();
    const next = await press(back, 'Good');
    expect(next.message?.embeds).not.toEqual(back.message?.embeds);
    await vi.waitFor(async () => expect(await ready()).toMatchObject({ ready: true }), 10_000);
    expect(said(/job queue failed/).length).toBeLessThanOrEqual(2);
  }, 60_000);

  it('goes on with the jobs too', async () => {
    const metrics = async () => (await fetch(`${quorum.health}/metrics`)).text();
    expect(await metrics()).toMatch(/^quorum_interactions_total\{route="study\.\w+",outcome="fault"\} 1$/m);
    const other = await openDatabase({ url: cluster.url });
    const queue = await openQueue(other.pool, false);
    await queue.declare({ name: 'reminders.sweep', retries: 0 });
    await queue.send('reminders.sweep', {});
    await queue.close();
    await other.close();
    await vi.waitFor(
      async () =>
        expect(await metrics()).toMatch(/quorum_job_seconds_count\{job="reminders\.sweep",outcome="done"\} [1-9]/),
      { timeout: 20_000, interval: 200 },
    );
  }, 30_000);
});

describe.runIf(POSTGRES)('a Postgres that refuses', () => {
  it('is not waited for: a database that is not there is said at once', async () => {
    const url = new URL(POSTGRES ?? '');
    url.pathname = '/no_such_database';
    const begun = performance.now();
    await expect(openDatabase({ url: url.href, waitSeconds: 30 })).rejects.toThrow(/createdb no_such_database/);
    expect(performance.now() - begun).toBeLessThan(3000);
  });

  it('is given up after the time that was set', async () => {
    const url = 'postgres://nobody@127.0.0.1:1/none';
    const waited: number[] = [];
    const opening = openDatabase({ url, waitSeconds: 1.2 }, undefined, (_, left) => waited.push(left));
    await expect(opening).rejects.toThrow(/can't be reached.*ECONNREFUSED/);
    expect(waited).toEqual([1]);
  });
});
