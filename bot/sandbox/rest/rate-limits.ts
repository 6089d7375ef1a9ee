// Discord's rate limits: 50 requests a second for the whole bot, and a bucket for each route and channel.
import { createHash } from 'node:crypto';

const GLOBAL_PER_SECOND = 50;
/** Answers to interactions and their webhooks do not count towards the global limit. */
const FREE = /^\/(interactions|webhooks)\//;
const WRITE = /^POST \/channels\/\d+\/messages$/;

export type Limited = {
  headers: Record<string, string>;
  /** Seconds to wait, when the request must be refused with status 429. */
  retryAfter?: number;
  global?: boolean;
};
type Window = { used: number; endsAt: number };

export function rateLimits(): (method: string, path: string) => Limited {
  const windows = new Map<string, Window>();
  const whole: Window = { used: 0, endsAt: 0 };
  return (method, path) => {
    const now = Date.now();
    const free = FREE.test(path);
    if (!free && !take(whole, now, GLOBAL_PER_SECOND, 1000)) return refused(whole, now);
    if (path.startsWith('/interactions/')) return { headers: {} };
    const write = WRITE.test(`${method} ${path}`);
    const [limit, ms] = write ? [5, 5000] : [GLOBAL_PER_SECOND, 1000];
    const route = `${method} ${path.replaceAll(/\/\d{15,}(?=\/|$)/g, '/:id')}`;
    const key = free ? path.split('/').slice(0, 4).join('/') : `${method} ${path}`;
    if (windows.size > 10_000) forget(windows, now);
    const window = windows.get(key) ?? windows.set(key, { used: 0, endsAt: 0 }).get(key)!;
    const allowed = take(window, now, limit, ms);
    const headers = headersOf(route, window, now, limit);
    return allowed
      ? { headers }
      : { ...refused(window, now), headers: { ...headers, 'x-ratelimit-scope': 'user' }, global: false };
  };
}

function take(window: Window, now: number, limit: number, ms: number): boolean {
  if (now >= window.endsAt) {
    window.used = 0;
    window.endsAt = now + ms;
  }
  return ++window.used <= limit;
}

function refused(window: Window, now: number): Limited {
  const headers = { 'x-ratelimit-global': 'true', 'x-ratelimit-scope': 'global' };
  return { retryAfter: Math.max(1, window.endsAt - now) / 1000, global: true, headers };
}

function headersOf(route: string, window: Window, now: number, limit: number): Record<string, string> {
  return {
    'x-ratelimit-bucket': createHash('md5').update(route).digest('hex'),
    'x-ratelimit-limit': String(limit),
    'x-ratelimit-remaining': String(Math.max(0, limit - window.used)),
    'x-ratelimit-reset': (window.endsAt / 1000).toFixed(3),
    'x-ratelimit-reset-after': (Math.max(0, window.endsAt - now) / 1000).toFixed(3),
  };
}

function forget(windows: Map<string, Window>, now: number): void {
  for (const [key, { endsAt }] of windows) if (endsAt < now) windows.delete(key);
}
