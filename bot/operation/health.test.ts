import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { onEveryDatabase } from '../db/test-databases.ts';
import { readableLog } from '../discord/test-transport.ts';
import type { ModelDoor } from '../model/ask.ts';
import { openQueue } from '../queue/queue.ts';
import { type HealthServer, startHealthServer } from './health-server.ts';
import { measuredJob, measuredModel, seldom } from './measured.ts';
import { type Metrics, openMetrics } from './metrics.ts';
import { openReadiness, type Readiness } from './readiness.ts';
import { watchDatabase, watchGateway, watchQueue } from './watched.ts';

let readiness: Readiness;
let metrics: Metrics;
let server: HealthServer;
beforeEach(async () => {
  readiness = openReadiness();
  metrics = openMetrics();
  server = await startHealthServer({ port: 0, host: '127.0.0.1' }, readiness, metrics);
});
afterEach(() => server.close());

async function page(path: string): Promise<{ status: number; text: string }> {
  const response = await fetch(`${server.url}${path}`);
  return { status: response.status, text: await response.text() };
}
const line = async (start: string) => (await page('/metrics')).text.split('\n').find((one) => one.startsWith(start));

describe('health', () => {
  it('is live as soon as the process runs, and ready only once it is started and until it stops', async () => {
    expect((await page('/healthz')).status).toBe(200);
    expect((await page('/readyz')).status).toBe(503);
    readiness.started();
    expect((await page('/readyz')).status).toBe(200);
    readiness.stopping();
    expect(await page('/readyz')).toMatchObject({ status: 503, text: expect.stringContaining('"process":"stopping"') });
    expect((await page('/healthz')).status).toBe(200);
  });

  it('names the part that is in trouble, also one that throws or hangs', async () => {
    readiness.started();
    readiness.add({ name: 'good', trouble: () => null });
    readiness.add({ name: 'broken', trouble: () => Promise.reject(new Error('no wire')) });
    readiness.add({ name: 'hanging', trouble: () => new Promise(() => {}) });
    const { status, text } = await page('/readyz?verbose');
    expect([status, JSON.parse(text)]).toEqual([
      503,
      {
        ready: false,
        parts: { process: 'ok', good: 'ok', broken: 'no wire', hanging: 'no answer within 2 s' },
      },
    ]);
  });

  it('says which pages there are, and that its port is taken', async () => {
    expect(await page('/')).toMatchObject({ status: 404, text: expect.stringContaining('/metrics') });
    const port = Number(new URL(server.url).port);
    await expect(startHealthServer({ port, host: '127.0.0.1' }, readiness, metrics)).rejects.toThrow(/HEALTH_PORT/);
  });

  it('counts a gateway as well when its shards hear events, or when it has none', async () => {
    let held = [{ shard: 3, ready: false }];
    readiness.started();
    watchGateway({ readiness, metrics }, () => held);
    expect((await readiness.health()).parts.gateway).toBe('not connected: shard 3');
    expect(await line('quorum_shard_connected{')).toBe('quorum_shard_connected{shard="3"} 0');
    held = [{ shard: 3, ready: true }];
    expect((await readiness.health()).ready).toBe(true);
    held = [];
    expect((await readiness.health()).ready).toBe(true);
    expect(await line('quorum_shard_connected{')).toBeUndefined();
  });
});

describe('metrics', () => {
  it('count interactions by route and outcome, how long they took, and how many asked for time', async () => {
    metrics.interaction({ route: '/study', outcome: 'answered', deferred: false, ms: 40 });
    metrics.interaction({ route: '/study', outcome: 'fault', deferred: true, ms: 1700 });
    expect(await line('quorum_interactions_total{route="/study",outcome="fault"}')).toMatch(/ 1$/);
    expect(await line('quorum_interactions_deferred_total{route="/study"}')).toMatch(/ 1$/);
    expect(await line('quorum_answer_seconds_bucket{le="0.05"}')).toMatch(/ 1$/);
    expect(await line('quorum_answer_seconds_sum')).toMatch(/ 1\.74$/);
  });

  it('count Discord’s responses by method and status, so that 429s and 5xx show', async () => {
    for (const status of [200, 429, 429, 502]) metrics.request({ method: 'POST', status });
    expect(await line('quorum_discord_requests_total{method="POST",status="429"}')).toMatch(/ 2$/);
    expect(await line('quorum_discord_requests_total{method="POST",status="502"}')).toMatch(/ 1$/);
  });

  it('leave out a figure that can not be read, and keep the others', async () => {
    metrics.figure({ name: 'test_broken', help: 'x', read: () => Promise.reject(new Error('away')) });
    metrics.figure({ name: 'test_parts', help: 'x', label: 'kind', read: () => Promise.reject(new Error('away')) });
    metrics.figure({ name: 'test_whole', help: 'x', label: 'kind', read: () => ({ a: 1, b: 2 }) });
    expect(await line('test_broken ')).toBeUndefined();
    expect(await line('test_parts{')).toBeUndefined();
    expect(await line('test_whole{kind="b"}')).toBe('test_whole{kind="b"} 2');
    expect(await line('nodejs_eventloop_lag_seconds')).toBeDefined();
  });

  it('count a job that fails, log it, and let the queue know', async () => {
    const { log, lines } = readableLog();
    const job = measuredJob({ name: 'test', run: () => Promise.reject(new Error('no ink')) }, metrics.job, log);
    await expect(job.run({})).rejects.toThrow('no ink');
    expect(await line('quorum_job_seconds_count{job="test",outcome="failed"}')).toMatch(/ 1$/);
    expect(lines).toMatchObject([{ level: 'error', job: 'test', err: { message: 'no ink' } }]);
  });

  it('count what the model cost, also where it failed', async () => {
    const usage = { calls: 1, inputTokens: 900, outputTokens: 80 };
    const door: ModelDoor = {
      host: 'localhost',
      model: 'llama',
      ask: async () => ({ kind: 'failed', reason: 'junk', detail: '', usage }),
    };
    await measuredModel(door, metrics.model).ask({} as never);
    expect(await line('quorum_model_tokens_total{model="llama",direction="in"}')).toMatch(/ 900$/);
    expect(await line('quorum_model_seconds_count{model="llama",outcome="junk"}')).toMatch(/ 1$/);
  });

  it('keep apart what two services in one process tell', async () => {
    const other = openMetrics();
    other.request({ method: 'GET', status: 200 });
    expect(await line('quorum_discord_requests_total{')).toBeUndefined();
  });
});

it('what goes on and on is told seldom', () => {
  const told: number[] = [];
  const tell = seldom<number>(60_000, (one) => told.push(one));
  for (const one of [1, 2, 3]) tell(one);
  expect(told).toEqual([1]);
});

onEveryDatabase('a watched database', (database) => {
  it('is well while it answers and all migrations are applied', async () => {
    readiness.started();
    watchDatabase({ readiness, metrics }, database().pool);
    expect(await readiness.health()).toMatchObject({ ready: true, parts: { database: 'ok', migrations: 'ok' } });
    const { rows } = await database().pool.query(
      `DELETE FROM _prisma_migrations WHERE migration_name = (SELECT max(migration_name) FROM _prisma_migrations) RETURNING *`,
    );
    expect((await readiness.health()).parts.migrations).toBe(`not applied: ${rows[0].migration_name}`);
    const columns = Object.keys(rows[0]);
    await database().pool.query(
      `INSERT INTO _prisma_migrations (${columns}) VALUES (${columns.map((_, at) => `$${at + 1}`)})`,
      Object.values(rows[0]),
    );
    expect(await line('quorum_database_connections{state="open"}')).toMatch(/ [1-9]\d*$/);
  });

  it('tells what waits in the queue, for how long, and what was given up', async () => {
    const { pool, embedded } = database();
    const queue = await openQueue(pool, embedded);
    watchQueue({ readiness, metrics }, pool, () => false);
    await queue.declare({ name: 'test.waits' });
    await queue.declare({ name: 'test.fails', retries: 0 });
    await queue.send('test.waits', {});
    await queue.send('test.waits', {}, { at: new Date(Date.now() + 60_000) });
    await pool.query(`UPDATE pgboss.job SET start_after = now() - interval '90 s', created_on = now() - interval '90 s'
      WHERE name = 'test.waits' AND start_after <= now()`);
    const failed = Promise.withResolvers<void>();
    await queue.send('test.fails', {});
    await queue.work({
      name: 'test.fails',
      retries: 0,
      run() {
        failed.resolve();
        return Promise.reject(new Error('as told'));
      },
    });
    await failed.promise;
    await queue.rest();
    expect(await line('quorum_queue_waiting{job="test.waits"}')).toMatch(/ 1$/);
    expect(await line('quorum_queue_lag_seconds{job="test.waits"}')).toMatch(/ 9\d(\.\d+)?$/);
    expect(await line('quorum_queue_failed{job="test.fails"}')).toMatch(/ 1$/);
    expect((await readiness.health()).parts.queue).toBe('takes no jobs');
    await queue.close();
    await pool.query('DELETE FROM pgboss.job');
  });
});
