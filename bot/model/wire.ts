// fetch for one question: counts requests, remembers what came last, and allows no wait beyond the question's end.

export type Wire = {
  fetch: typeof fetch;
  calls(): number;
  /** The status of the last response, null while a request is under way. */
  lastStatus(): number | null;
};

/** `end` in milliseconds since 1970. */
export function wireUntil(end: number): Wire {
  let calls = 0;
  let status: number | null = null;
  return {
    calls: () => calls,
    lastStatus: () => status,
    async fetch(input, init) {
      calls += 1;
      status = null;
      const response = await fetch(input, init);
      status = response.status;
      return waitOf(response.headers) > end - Date.now() ? withoutRetry(response) : response;
    },
  };
}

/** How long the server asks to wait before the next try, in milliseconds. */
function waitOf(headers: Headers): number {
  const milliseconds = Number.parseFloat(headers.get('retry-after-ms') ?? '');
  if (!Number.isNaN(milliseconds)) return milliseconds;
  const after = headers.get('retry-after');
  if (after === null) return 0;
  const seconds = Number.parseFloat(after);
  return Number.isNaN(seconds) ? Date.parse(after) - Date.now() || 0 : seconds * 1000;
}

/** The SDK would try again earlier than the server asked, or wait in vain: this header stops it. */
function withoutRetry(response: Response): Response {
  const headers = new Headers(response.headers);
  headers.set('x-should-retry', 'false');
  return new Response(response.body, { status: response.status, statusText: response.statusText, headers });
}
