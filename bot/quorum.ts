// The whole service as one value: built by plain assignment, closed in reverse.
import type { Logger } from 'pino';
import { featuresOf } from './commands.ts';
import { openDatabase } from './db/database.ts';
import { loadDecks } from './decks/load-decks.job.ts';
import { attachmentReader } from './discord/attachment.ts';
import { connectDiscord, type Discord } from './discord/gateway.ts';
import { tellOperators } from './discord/operators.ts';
import type { Graders } from './grading/grader-choice.store.ts';
import { gradersFor } from './grading/graders-for.store.ts';
import { catchUp, listening } from './interview/listening.job.ts';
import { jobsOf } from './jobs.ts';
import { modelDoor } from './model/door.ts';
import { startHealthServer } from './operation/health-server.ts';
import { identifyTurns } from './operation/identify-turns.ts';
import { measuredJob, measuredModel, seldom } from './operation/measured.ts';
import { openMetrics } from './operation/metrics.ts';
import { openReadiness } from './operation/readiness.ts';
import { keepShards, type ShardKeeper } from './operation/shard-keeper.ts';
import { watchDatabase, watchGateway, watchQueue } from './operation/watched.ts';
import { openQueue } from './queue/queue.ts';
import { reminderLagSeconds } from './reminders/lag.store.ts';
import { refusalCount } from './reminders/refusals.job.ts';
import { startSandbox } from './sandbox/sandbox.ts';
import type { Settings } from './settings.ts';

export type Quorum = {
  /** The address of the sandbox's page; null when connected to Discord. */
  page: string | null;
  /** The address of health and metrics; null when they are not served. */
  health: string | null;
  /** Finishes what runs, refuses new work, and closes everything that was opened. */
  close(): Promise<void>;
};

/** What a test may replace or listen to. */
export type Overrides = { now?: () => Date; onLost?: (reason: Error) => void; graders?: Partial<Graders> };

/** What goes on while the database is away is logged once in so many milliseconds. */
const REMIND_AFTER_MS = 30_000;

/**
 * Opens the database, brings the decks up to date and connects.
 * @throws UserError for what the operator can mend (token, folder in use, a deck that doesn't parse).
 */
export async function startQuorum(settings: Settings, log: Logger, overrides: Overrides = {}): Promise<Quorum> {
  const { now = () => new Date(), onLost = () => {} } = overrides;
  const { role = 'all' } = settings;
  await using opened = new AsyncDisposableStack();
  const watch = { readiness: openReadiness(), metrics: openMetrics() };
  const { metrics, readiness } = watch;
  const health = settings.health ? await startHealthServer(settings.health, readiness, metrics) : null;
  if (health) opened.defer(() => health.close());

  const database = await openDatabase(
    settings.database,
    seldom(REMIND_AFTER_MS, (err) => log.error({ err }, 'an idle database connection broke')),
    (reason, left) => log.warn(`waiting for the database: ${reason} (for ${left} s more)`),
  );
  opened.defer(() => database.close());
  watchDatabase(watch, database.pool);
  if (database.migrated.length > 0) log.info({ migrations: database.migrated }, 'database migrated');
  await loadDecks(database.db, settings.decksFolder, now(), log);

  const sandbox = settings.discord.kind === 'sandbox' ? await startSandbox({ ...settings.discord, now }) : null;
  if (sandbox) opened.defer(() => sandbox.close());

  const queue = await openQueue(
    database.pool,
    database.embedded,
    seldom(REMIND_AFTER_MS, (err) => log.error({ err }, 'the job queue failed')),
  );
  opened.defer(() => queue.close());
  const connected = Promise.withResolvers<Discord>();
  const door = settings.model && measuredModel(modelDoor(settings.model), metrics.model);
  const model = door && settings.model && { ...door, budget: settings.model.budget };
  const graders = { ...(await gradersFor(database.db, model, log)), ...overrides.graders };
  const channels = async () => (await connected.promise).channels;
  const operators = async () => [...settings.operatorIds, ...(await connected.promise).ownerIds];
  const jobs = jobsOf({ db: database.db, queue, graders, discord: () => connected.promise, now, log });
  for (const job of jobs) await queue.declare(job);

  const interviews = { db: database.db, queue, graders, channels, now };
  const ears = listening(interviews, log);
  const address = settings.discord.kind === 'discord' ? settings.discord : sandbox!;
  const features = featuresOf({
    ...{ db: database.db, queue, graders, channels, readAttachment: attachmentReader(address.api) },
    sendDirect: async (learnerId, reply) => (await connected.promise).sendDirect(learnerId, reply),
    operators,
    async tellOperators(text) {
      const { sendDirect } = await connected.promise;
      await tellOperators(await operators(), sendDirect, text, log);
    },
  });
  const discord = await connectDiscord({
    ...features,
    ...ears,
    token: address.token,
    api: address.api,
    log,
    now,
    onLost,
    gateway: role === 'worker' ? 'none' : settings.shards && 'shards',
    beforeIdentify: settings.shards && identifyTurns(database.pool),
    onAnswered: metrics.interaction,
    onRequest: metrics.request,
    onCounted: refusalCount({ db: database.db, now, log }),
  });
  connected.resolve(discord);
  watchGateway(watch, discord.held);
  let keeper: ShardKeeper | undefined;
  opened.defer(() => keeper?.release());
  opened.defer(() => discord.close());
  if (settings.shards && role !== 'worker') {
    keeper = await keepShards({ ...settings.shards, pool: database.pool, discord, log, onLost });
    opened.defer(() => keeper?.stop());
  }

  let working: boolean | null = role === 'gateway' ? null : false;
  watchQueue(watch, database.pool, () => working);
  metrics.figure({
    name: 'quorum_reminder_lag_seconds',
    help: 'How late the reminder is that waits longest',
    read: () => reminderLagSeconds(database.db, now()),
  });
  if (role !== 'gateway') {
    for (const job of jobs) await queue.work(measuredJob(job, metrics.job, log));
    working = true;
    opened.defer(() => queue.rest());
    await catchUp(interviews, ears, log, database.embedded);
  }

  readiness.started();
  const all = opened.move();
  return {
    page: sandbox?.url ?? null,
    health: health?.url ?? null,
    close() {
      readiness.stopping();
      return all.disposeAsync();
    },
  };
}
