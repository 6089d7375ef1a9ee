// fetch for one question: counts requests, remembers what came last, and allows no wait beyond the question's end.

export type Wire = {
  fetch: typeof fetch;
  calls(): number;
  /** The status of the last response, null while a request is under way. */
  lastStatus(): number | null;
  /** A further request was not allowed. */
  refused(): boolean;
};

/**
 * `end` in milliseconds since 1970. Redirects are not followed: what is sent is meant for one host alone.
 * `mayTryAgain` is asked before each request after the first.
 */
export function wireUntil(end: number, mayTryAgain: () => Promise<boolean> = async () => true): Wire {
  let calls = 0;
  let status: number | null = null;
  let refused = false;
  return {
    calls: () => calls,
    lastStatus: () => status,
    refused: () => refused,
    async fetch(input, init) {
      if (calls > 0 && !(await mayTryAgain())) {
        refused = true;
        return withoutRetry(new Response('no other try is allowed', { status: status ?? NO_STATUS }));
      }
      calls += 1;
      status = null;
      const response = await fetch(input, { ...init, redirect: 'manual' });
      status = response.status;
      return waitOf(response.headers) > end - Date.now() ? withoutRetry(response) : response;
    },
  };
}

/** Stands for a request that got no response at all. */
const NO_STATUS = 503;

/** How long the server asks to wait before the next try, in milliseconds. */
function waitOf(headers: Headers): number {
  const milliseconds = Number.parseFloat(headers.get('retry-after-ms') ?? '');
  if (!Number.isNaN(milliseconds)) return milliseconds;
  const after = headers.get('retry-after');
  if (after === null) return 0;
  const seconds = Number.parseFloat(after);
  return Number.isNaN(seconds) ? Date.parse(after) - Date.now() || 0 : seconds * 1000;
}

/** The SDK would try again earlier than the server asked, or in vain: this header stops it. */
function withoutRetry(response: Response): Response {
  const headers = new Headers(response.headers);
  headers.set('x-should-retry', 'false');
  return new Response(response.body, { status: response.status, statusText: response.statusText, headers });
}
