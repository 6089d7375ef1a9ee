// The job queue: work that is promised in Postgres and done by whichever process is up. pg-boss on the database's own pool.
import type pg from 'pg';
import { fromPrisma, PgBoss, type PrismaTransactionLike } from 'pg-boss';

/** Keys alone: the job reads the state when it runs. Ids of Discord's go as text, since JSON knows no bigint. */
export type JobData = Record<string, string | number | boolean | null>;

/** One kind of job. It returns when it is done and throws to be tried again. It may run twice: make it idempotent. */
export type Job = {
  /** Letters, digits, dots and dashes, such as `interview.drive`. */
  name: string;
  run(data: JobData): Promise<void>;
  /** How often it is tried again after a failure before it is given up; 3 unless told. */
  retries?: number;
  /** Seconds before the first retry, about doubled each time; 1 unless told. */
  retryAfter?: number;
  /** How many run at once in this process; 1 unless told. */
  atOnce?: number;
  /** How often, in seconds, a process looks for jobs that another one sent; 2 unless told. */
  lookEvery?: number;
  /** Runs by the clock too, in one process of all: a cron expression in `zone`, UTC unless told. `data` is then empty. */
  cron?: string;
  zone?: string;
};

export type SendOptions = {
  /** Not before this time. */
  at?: Date;
  /** While a job of this name and key waits, another is not added. */
  key?: string;
  /** Sends within a Prisma transaction: the job exists once it commits. Call `wake` after that, if somebody waits. */
  tx?: PrismaTransactionLike;
};

export type Queue = {
  /** Makes a kind of job known, so that it can be sent. */
  declare(job: Pick<Job, 'name' | 'retries' | 'retryAfter'>): Promise<void>;
  /** Declares a kind of job, and begins to work on those that were sent, whichever process sent them. */
  work(job: Job): Promise<void>;
  /** False when a job with the same key waits already. Throws for a job that was not declared. */
  send(name: string, data: JobData, options?: SendOptions): Promise<boolean>;
  /** Has a declared job sent by the clock: a cron expression in an IANA zone, UTC unless told. Replaces an earlier one. */
  schedule(name: string, cron: string, zone?: string): Promise<void>;
  /** Looks for jobs of this name at once instead of at the next turn, in this process. */
  wake(name: string): void;
  /** Takes away every job, done or not, whose data or key holds this value, such as a learner's id. */
  forget(value: string): Promise<void>;
  /** Takes no further jobs and waits for those that run; sending goes on. */
  rest(): Promise<void>;
  /** Takes no further jobs, waits up to 20 s for those that run, and stops. The pool stays open. */
  close(): Promise<void>;
};

const CLOSE_WITHIN_MS = 20_000;
/** Seconds without a sign of life after which a job's process counts as dead and the job is tried again; 10 at least. */
const HEARTBEAT = 10;
const DAY = 24 * 60 * 60;

/** Opens the queue on the database's pool; `embedded` is true for PGlite. Its tables have a schema of their own. */
export async function openQueue(
  pool: pg.Pool,
  embedded: boolean,
  onError: (error: Error) => void = () => {},
): Promise<Queue> {
  const boss = new PgBoss({
    db: { executeSql: (text, values) => pool.query(text, values as unknown[]) },
    ...(embedded && { backend: 'pglite' as const }),
    superviseIntervalSeconds: HEARTBEAT,
    monitorIntervalSeconds: HEARTBEAT,
    monitorVacuum: !embedded,
    reindex: !embedded,
  });
  boss.on('error', onError);
  await boss.start();
  const declared = new Set<string>();
  const workers = new Map<string, string[]>();

  const queue: Queue = {
    async declare({ name, retries = 3, retryAfter = 1 }) {
      const retry = { retryLimit: retries, retryDelay: retryAfter, retryBackoff: true };
      // `short`: of the jobs with one key a single one waits, however many are running.
      await boss.createQueue(name, { policy: 'short', heartbeatSeconds: HEARTBEAT, deleteAfterSeconds: DAY, ...retry });
      await boss.updateQueue(name, retry);
      // Reads the queue into pg-boss's memory: a send in a transaction can't, since PGlite has no second connection.
      await boss.findJobs(name, { key: 'none' });
      declared.add(name);
    },
    async work(job) {
      await queue.declare(job);
      const settings = { pollingIntervalSeconds: job.lookEvery ?? 2 };
      const ids: string[] = [];
      for (let i = 0; i < (job.atOnce ?? 1); i++) {
        const id = await boss.work<JobData>(job.name, settings, async ([one]) => {
          if (one) await job.run(one.data ?? {});
        });
        ids.push(id);
      }
      workers.set(job.name, ids);
      if (job.cron) await queue.schedule(job.name, job.cron, job.zone);
    },
    async send(name, data, { at, key, tx } = {}) {
      if (!declared.has(name)) throw new Error(`the job ${name} was not declared`);
      const id = await boss.send(name, data, {
        // Without a key of its own a job would share the empty one with all others.
        singletonKey: key ?? crypto.randomUUID(),
        ...(at && { startAfter: at }),
        ...(tx && { db: fromPrisma(tx) }),
      });
      return id !== null;
    },
    schedule: (name, cron, zone = 'UTC') => boss.schedule(name, cron, {}, { tz: zone }),
    wake(name) {
      for (const worker of workers.get(name) ?? []) boss.notifyWorker(worker);
    },
    async forget(value) {
      await pool.query(
        `DELETE FROM pgboss.job WHERE $1 = ANY (regexp_split_to_array(singleton_key, '[^0-9A-Za-z]+'))
           OR EXISTS (SELECT FROM jsonb_each_text(data) field WHERE field.value = $1)`,
        [value],
      );
    },
    async rest() {
      await Promise.all([...workers.keys()].map((name) => boss.offWork(name, { wait: true })));
      workers.clear();
    },
    close: () => boss.stop({ graceful: true, timeout: CLOSE_WITHIN_MS, close: false }),
  };
  return queue;
}
