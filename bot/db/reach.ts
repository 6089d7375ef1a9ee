// The first words with a Postgres: waits for one that is still starting, and says plainly what is wrong with it.
import { setTimeout as sleep } from 'node:timers/promises';
import type pg from 'pg';
import { UserError } from '../errors.ts';

/** Postgres 15 and later have what we use. */
export const OLDEST_POSTGRES = 150_000;

// Of Postgres: starting up or shutting down, and shut down under us. Of the network: nobody listens there (yet).
const WORTH_WAITING = /^(57P0[123]|ECONN\w+|EHOSTUNREACH|ENETUNREACH|ETIMEDOUT|ENOTFOUND|EAI_AGAIN)$/;
const NO_SUCH_DATABASE = '3D000';
const TRY_EVERY_MS = 500;
const TELL_EVERY_MS = 3000;

/** Hears of the waiting: why, and how many seconds are left. */
export type OnWait = (reason: string, secondsLeft: number) => void;

/**
 * Returns once the server answers, waiting up to `waitSeconds` for one that is down or starting.
 * @throws UserError when it stays away, refuses us, or is too old.
 */
export async function reach(pool: pg.Pool, url: string, waitSeconds: number, onWait: OnWait): Promise<void> {
  const { host, pathname } = new URL(url);
  const version = await firstAnswer(pool, waitSeconds, onWait).catch((error: Failure) => {
    const name = pathname.slice(1);
    const todo =
      error.code === NO_SUCH_DATABASE
        ? `Make it ("createdb ${name}"), or correct DATABASE_URL.`
        : 'Check DATABASE_URL and that Postgres runs.';
    throw new UserError(`The database ${name} on ${host} can't be reached: ${reasonOf(error)}. ${todo}`);
  });
  if (version < OLDEST_POSTGRES) {
    throw new UserError(
      `The Postgres on ${host} is too old (${Math.floor(version / 10_000)}): Quorum needs 15 or later.`,
    );
  }
}

async function firstAnswer(pool: pg.Pool, waitSeconds: number, onWait: OnWait): Promise<number> {
  const end = performance.now() + waitSeconds * 1000;
  for (let told = Number.NEGATIVE_INFINITY; ; await sleep(TRY_EVERY_MS)) {
    try {
      return await serverVersion(pool);
    } catch (error) {
      const left = end - performance.now();
      if (left <= 0 || !isWorthWaiting(error as Error)) throw error;
      if (performance.now() - told < TELL_EVERY_MS) continue;
      told = performance.now();
      onWait(reasonOf(error as Error), Math.round(left / 1000));
    }
  }
}

/** Such as 150020 for 15.20. */
export async function serverVersion(pool: Pick<pg.Pool, 'query'>): Promise<number> {
  const { rows } = await pool.query<{ version: number }>(
    `SELECT current_setting('server_version_num')::int AS version`,
  );
  return rows[0]?.version ?? 0;
}

type Failure = Error & { code?: string };

function isWorthWaiting(error: Failure): boolean {
  return WORTH_WAITING.test(error.code ?? '') || /^(Connection terminated|timeout exceeded)/.test(error.message);
}

/** Node reports several failed addresses as one error without a message of its own. */
function reasonOf(error: Failure): string {
  return error.message || (error.code ?? 'no connection');
}
