// The port for those who watch over the process: /healthz, /readyz and /metrics.
import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { UserError } from '../errors.ts';
import type { Metrics } from './metrics.ts';
import type { Readiness } from './readiness.ts';

export type HealthPlace = { port: number; host: string };
export type HealthServer = { url: string; close(): Promise<void> };

/** @throws UserError when the port can't be had. */
export async function startHealthServer(
  { port, host }: HealthPlace,
  readiness: Readiness,
  metrics: Metrics,
): Promise<HealthServer> {
  const pages: Record<string, (response: ServerResponse) => Promise<void>> = {
    async '/healthz'(response) {
      answer(response, 200, 'text/plain', 'live\n');
    },
    async '/readyz'(response) {
      const health = await readiness.health();
      answer(response, health.ready ? 200 : 503, 'application/json', `${JSON.stringify(health)}\n`);
    },
    async '/metrics'(response) {
      const { type, text } = await metrics.page();
      answer(response, 200, type, text);
    },
  };
  const server = createServer((request, response) => {
    const page = pages[request.url?.split('?')[0] ?? ''];
    if (!page) return answer(response, 404, 'text/plain', 'There are /healthz, /readyz and /metrics.\n');
    page(response).catch(() => answer(response, 500, 'text/plain', 'This page can not be made now.\n'));
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => reject(plainly(error, port, host)));
    server.listen(port, host, resolve);
  });
  const { address, port: taken, family } = server.address() as AddressInfo;
  return {
    url: `http://${family === 'IPv6' ? `[${address}]` : address}:${taken}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

function answer(response: ServerResponse, status: number, type: string, text: string): void {
  response.writeHead(status, { 'content-type': type, 'cache-control': 'no-store' }).end(text);
}

function plainly(error: NodeJS.ErrnoException, port: number, host: string): Error {
  if (error.code === 'EADDRINUSE') {
    return new UserError(
      `Port ${port} on ${host} is taken, perhaps by another Quorum. Set HEALTH_PORT to another port.`,
    );
  }
  if (error.code === 'EADDRNOTAVAIL' || error.code === 'ENOTFOUND' || error.code === 'EACCES') {
    return new UserError(`HEALTH_PORT ${port} on HEALTH_HOST ${host} can't be listened on (${error.code}).`);
  }
  return error;
}
