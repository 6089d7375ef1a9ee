// Requests to Discord's REST API through discord.js, which queues, waits out rate limits and repeats after a 5xx.
import { DiscordAPIError, HTTPError, type REST } from 'discord.js';
import type { ReplyFile } from './route.ts';
import { DiscordRefusal } from './transport.ts';

type Path = `/${string}`;
export type Sent = {
  body: unknown;
  files?: ReplyFile[] | undefined;
  /** False for answers to interactions, whose token is in the path; true unless told. */
  auth?: boolean;
  /** Gives the request up, also while it waits for a rate limit. */
  signal?: AbortSignal | undefined;
};

/** Every call rejects with a DiscordRefusal when Discord says no, and with Node's own error when it can't be reached. */
export type Requests = {
  get(path: Path): Promise<unknown>;
  post(path: Path, sent: Sent): Promise<unknown>;
  put(path: Path, sent: Sent): Promise<unknown>;
  patch(path: Path, sent: Sent): Promise<unknown>;
  delete(path: Path, sent?: Pick<Sent, 'auth'>): Promise<unknown>;
};

/** discord.js forgets the token for good after a single 401, so each request brings it along. */
export function requests(rest: REST, token: string): Requests {
  const known = () => rest.setToken(token);
  return {
    get: (path) => plainly(known().get(path)),
    post: (path, sent) => plainly(known().post(path, options(sent))),
    put: (path, sent) => plainly(known().put(path, options(sent))),
    patch: (path, sent) => plainly(known().patch(path, options(sent))),
    delete: (path, sent) => plainly(known().delete(path, { auth: sent?.auth ?? true })),
  };
}

function options({ body, files = [], auth = true, signal }: Sent) {
  return { body, auth, files: files.map(({ name, data }) => ({ name, data })), ...(signal && { signal }) };
}

/** Without what discord.js keeps on its errors: the texts that were sent, and the interaction's token in the address. */
export async function plainly<T>(request: Promise<T>): Promise<T> {
  try {
    return await request;
  } catch (error) {
    if (error instanceof DiscordAPIError) {
      throw new DiscordRefusal(Number(error.code) || 0, error.status, error.message);
    }
    if (error instanceof HTTPError) throw new DiscordRefusal(0, error.status, error.message);
    throw error;
  }
}

/**
 * Whether Discord counts this response towards a ban of the address. Source:
 * https://discord.com/developers/docs/topics/rate-limits#invalid-request-limit-aka-cloudflare-bans
 */
export function countsTowardsBan({
  status,
  headers,
}: {
  status: number;
  headers: { get(name: string): string | null };
}) {
  return status === 401 || status === 403 || (status === 429 && headers.get('x-ratelimit-scope') !== 'shared');
}
