// Discord's REST API as the bot meets it: recording, faults, who is asking, rate limits, and then the routes.
import { setTimeout as wait } from 'node:timers/promises';
import { Hono } from 'hono';
import { Refusal, refuse } from '../limits/refusal.ts';
import type { LineFile } from '../world/line-file.ts';
import { applicationRoutes } from './applications.ts';
import { readBody } from './body.ts';
import { channelRoutes } from './channels.ts';
import { commandRoutes } from './commands.ts';
import { guildRoutes } from './guilds.ts';
import { interactionRoutes } from './interactions.ts';
import { messageRoutes } from './messages.ts';
import { type Limited, rateLimits } from './rate-limits.ts';
import type { RestEnv, RestParts } from './route-parts.ts';
import { threadRoutes } from './threads.ts';
import { userRoutes } from './users.ts';

export type RestSettings = RestParts & { token: string; record: LineFile | undefined; limited: boolean };

const PREFIX = '/api/v10';
/** An interaction's token in the path says enough about who is asking. */
const BY_TOKEN = /^\/(interactions\/\d+|webhooks\/\d+)\/[^/]+/;

export function restApi(settings: RestSettings): Hono<RestEnv> {
  const api = new Hono<RestEnv>();
  const limit = settings.limited ? rateLimits() : () => ({ headers: {} });
  api.use(async (c, next) => {
    const path = c.req.path.slice(PREFIX.length);
    const body = await readBody(c.req.raw);
    c.set('body', body);
    settings.record?.append({ method: c.req.method, path, body: body.json ?? null });
    const { fail, slow } = settings.faults.onRest(path);
    if (slow?.before) await wait(slow.ms);
    if (fail) {
      c.res = fail.status === 429 ? tooMany({ headers: {}, retryAfter: fail.after ?? 1 }) : broken(fail.status);
    } else {
      const limited: Limited = limit(c.req.method, path);
      if (limited.retryAfter !== undefined) c.res = tooMany(limited);
      else {
        checkToken(settings.token, path, c.req.header('authorization'));
        await next();
        for (const [name, value] of Object.entries(limited.headers)) c.res.headers.set(name, value);
      }
    }
    if (slow && !slow.before) await wait(slow.ms);
  });
  for (const routes of [
    applicationRoutes,
    commandRoutes,
    userRoutes,
    guildRoutes,
    channelRoutes,
    threadRoutes,
    messageRoutes,
    interactionRoutes,
  ])
    api.route('/', routes(settings));
  api.all('*', () => refusalResponse(refuse.notFound()));
  api.onError((error) => {
    if (error instanceof Refusal) return refusalResponse(error);
    throw error;
  });
  return api;
}

function checkToken(token: string, path: string, header: string | undefined): void {
  if (!BY_TOKEN.test(path) && header !== `Bot ${token}`) throw refuse.unauthorized();
}

function refusalResponse({ status, code, message, errors }: Refusal): Response {
  return Response.json({ message, code, ...(errors && { errors }) }, { status });
}

function tooMany({ retryAfter = 1, global = false, headers }: Limited): Response {
  return Response.json(
    { message: 'You are being rate limited.', retry_after: retryAfter, global },
    { status: 429, headers: { 'retry-after': String(Math.ceil(retryAfter)), 'x-ratelimit-scope': 'user', ...headers } },
  );
}

function broken(status: number): Response {
  return Response.json({ message: `${status}: the sandbox was asked to fail`, code: 0 }, { status });
}
