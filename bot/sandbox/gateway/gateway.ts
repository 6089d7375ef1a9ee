// Discord's gateway: takes connections in, and breaks them on demand.
import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { GatewayCloseCodes as Close, GatewayOpcodes as Op } from 'discord-api-types/v10';
import { WebSocketServer } from 'ws';
import type { Snowflake } from '../world/snowflake.ts';
import type { World } from '../world/world.ts';
import { connect } from './connection.ts';
import { sendOp } from './session.ts';
import { openSessions, type Sessions } from './sessions.ts';

export type Gateway = {
  /** Takes over an HTTP upgrade of `/gateway`. */
  upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void;
  dispatch: Sessions['dispatch'];
  online(): boolean;
  /** Breaks all connections. */
  drop(): void;
  /** Asks all connections to come back (opcode 7). */
  reconnect(): void;
  /** Tells all connections that their session is over (opcode 9). */
  invalidate(resumable: boolean): void;
  /** Breaks all connections and refuses new ones for a while; 0 ends that. */
  refuseFor(ms: number): void;
  close(): void;
};

/** `url` is the address under which the bot is to resume; `others` are servers in which nothing happens. */
export function openGateway(world: World, token: string, url: () => string, others: Snowflake[] = []): Gateway {
  const server = new WebSocketServer({ noServer: true, perMessageDeflate: false });
  const sessions = openSessions(world, token, url, others);
  let closedUntil = 0;
  const drop = () => {
    for (const client of server.clients) client.terminate();
  };
  return {
    upgrade(request, socket, head) {
      if (Date.now() < closedUntil) {
        socket.end('HTTP/1.1 503 Service Unavailable\r\nConnection: close\r\n\r\n');
        return;
      }
      server.handleUpgrade(request, socket, head, (connection) => {
        const version = new URL(request.url ?? '/', 'ws://127.0.0.1').searchParams.get('v') ?? '10';
        if (version === '10') connect(connection, sessions);
        else connection.close(Close.InvalidAPIVersion);
      });
    },
    dispatch: sessions.dispatch,
    online: () => sessions.connected().length > 0,
    drop,
    reconnect() {
      for (const { socket } of sessions.connected()) if (socket) sendOp(socket, Op.Reconnect, null);
    },
    invalidate(resumable) {
      for (const session of sessions.connected()) {
        if (resumable) session.toResume = true;
        else sessions.end(session);
        if (session.socket) sendOp(session.socket, Op.InvalidSession, resumable);
      }
    },
    refuseFor(ms) {
      closedUntil = Date.now() + ms;
      if (ms > 0) drop();
    },
    close() {
      drop();
      server.close();
    },
  };
}
