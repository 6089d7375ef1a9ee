// Starts the stand-in for Discord: one HTTP server for the bot's API, the gateway, people's acts and the page.
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { getRequestListener } from '@hono/node-server';
import { Hono } from 'hono';
import { UserError } from '../errors.ts';
import { openFaults } from './faults.ts';
import { feedBot } from './gateway/bot-feed.ts';
import { openGateway } from './gateway/gateway.ts';
import { otherServers } from './gateway/other-servers.ts';
import { openRegistry } from './interactions/registry.ts';
import { isForeign, isOwnHost } from './own-host.ts';
import { restApi } from './rest/rest.ts';
import { openEvents } from './script/events.ts';
import { scriptApi } from './script/script.ts';
import { staticFiles } from './static-files.ts';
import { openFiles } from './world/files.ts';
import { lineFile } from './world/line-file.ts';
import { openWorld } from './world/world.ts';

export type SandboxSettings = {
  /** 0 or left out: any free port. */
  port?: number;
  /** Where the world is kept between runs; without it, in memory only. */
  folder?: string;
  /** A file to which each REST request of the bot is appended as a JSON line. */
  record?: string;
  now?: () => Date;
  /** So many more servers have the bot; nothing ever happens there. For load tests. */
  otherServers?: number;
  /** False lifts Discord's rate limits, for load tests. */
  rateLimits?: boolean;
};
export type Sandbox = {
  /** `http://127.0.0.1:PORT` */
  url: string;
  /** What discord.js takes as `rest.api`. */
  api: string;
  token: string;
  applicationId: string;
  close(): Promise<void>;
};

/** @throws UserError when the port is taken; the error of the file system when the folder cannot be written. */
export async function startSandbox(settings: SandboxSettings = {}): Promise<Sandbox> {
  const { port = 0, folder, now = () => new Date(), rateLimits = true } = settings;
  const world = openWorld(folder, now);
  const files = openFiles(folder);
  const token = tokenOf(world.fixed.bot);
  let url = '';
  const base = () => url;
  const others = otherServers(world, settings.otherServers ?? 0);
  const gateway = openGateway(world, token, () => `${url.replace(/^http/, 'ws')}/gateway`, others);
  const interactions = openRegistry(world);
  const faults = openFaults(world, gateway);
  const events = openEvents(world, base);
  const record = settings.record === undefined ? undefined : lineFile(settings.record);
  feedBot(world, gateway, base);

  const app = new Hono();
  app.use(async (c, next) => {
    if (!isOwnHost(c.req.header('host'))) return c.json({ error: 'The sandbox answers to 127.0.0.1 only' }, 403);
    if (c.req.method !== 'GET' && isForeign(c.req.header('origin'), c.req.header('host')))
      return c.json({ error: 'Other pages may not act here' }, 403);
    return next();
  });
  app.route('/api/v10', restApi({ world, files, interactions, faults, base, token, record, limited: rateLimits }));
  app.route('/script', scriptApi({ world, files, interactions, gateway, faults, events, base }));
  app.route('/', staticFiles(files));

  // Longer than clients pause between requests: one that is sent on a connection just being closed would be lost.
  const server = createServer({ keepAliveTimeout: 60_000 }, getRequestListener(app.fetch));
  server.on('upgrade', (request, socket, head) => {
    if (request.url?.startsWith('/gateway') && isOwnHost(request.headers.host)) gateway.upgrade(request, socket, head);
    else socket.destroy();
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) =>
      reject(error.code === 'EADDRINUSE' ? portTaken(port) : error),
    );
    server.listen(port, '127.0.0.1', resolve);
  });
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;

  return {
    url,
    api: `${url}/api`,
    token,
    applicationId: world.fixed.bot,
    async close() {
      interactions.close();
      gateway.close();
      events.close();
      const closed = new Promise<void>((resolve) => server.close(() => resolve()));
      server.closeAllConnections();
      await closed;
      record?.close();
      world.close();
    },
  };
}

function portTaken(port: number): UserError {
  return new UserError(
    `Port ${port} of this machine is taken, perhaps by another Quorum. Stop that one, or set SANDBOX_PORT to another port (0 takes a free one).`,
  );
}

/** Shaped like Discord's tokens, whose first part is the bot's id. */
function tokenOf(bot: string): string {
  return `${Buffer.from(bot).toString('base64url')}.sandbox.only-good-on-this-machine`;
}
