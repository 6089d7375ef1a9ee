// What becomes of a connection that Discord ends for good, which the sandbox never does.
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, expect, test, vi } from 'vitest';
import { WebSocketServer } from 'ws';
import { UserError } from '../errors.ts';
import { connectDiscord } from './gateway.ts';
import { readableLog } from './test-transport.ts';

let stop: () => void = () => undefined;
afterEach(() => stop());

/** A gateway that closes every connection with this code: before the session begins, or as soon as it has. */
async function endingGateway(code: number, afterReady: boolean): Promise<string> {
  const server = createServer((request, response) => {
    const application = { id: '1', name: 'Quorum', owner: { id: '7' }, team: null };
    const limit = { total: 1000, remaining: 1000, reset_after: 0, max_concurrency: 1 };
    const gateway = { url: `ws://127.0.0.1:${port}`, shards: 1, session_start_limit: limit };
    const answers: Record<string, unknown> = {
      '/api/v10/applications/@me': application,
      '/api/v10/gateway/bot': gateway,
    };
    response.setHeader('content-type', 'application/json');
    response.end(JSON.stringify(answers[request.url ?? ''] ?? []));
  });
  const sockets = new WebSocketServer({ server }).on('connection', (socket) => {
    const send = (op: number, d: object, t?: string) => socket.send(JSON.stringify({ op, d, t, s: t && 1 }));
    send(10, { heartbeat_interval: 40_000 });
    socket.on('message', () => {
      if (afterReady) send(0, { user: { id: '1' }, guilds: [], session_id: 's', application: { id: '1' } }, 'READY');
      setTimeout(() => socket.close(code), afterReady ? 100 : 0);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  stop = () => {
    for (const socket of sockets.clients) socket.terminate();
    server.close();
    server.closeAllConnections();
  };
  return `http://127.0.0.1:${port}/api`;
}

function parts(api: string) {
  const { log, lines } = readableLog();
  return { lines, door: { token: 'a.token', api, log, now: () => new Date(), commands: [], components: [] } };
}

test.each([
  [4004, /DISCORD_TOKEN/],
  [4014, /refuses the events/],
])('refused at the first greeting with %i, the login fails in plain words', async (code, text) => {
  const attempt = connectDiscord(parts(await endingGateway(code, false)).door);
  await expect(attempt).rejects.toThrow(UserError);
  await expect(attempt).rejects.toThrow(text);
});

test('ended later, it is told to whoever started the bot', async () => {
  const { door, lines } = parts(await endingGateway(4004, true));
  const lost: Error[] = [];
  const discord = await connectDiscord({ ...door, onLost: (reason) => lost.push(reason) });
  await vi.waitFor(() => expect(lost).toHaveLength(1));
  expect(lost[0]).toBeInstanceOf(UserError);
  expect(lines.at(-1)).toMatchObject({ level: 'fatal', err: { message: expect.stringMatching(/DISCORD_TOKEN/) } });
  await discord.close();
});
