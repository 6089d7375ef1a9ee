// One connection to the gateway: https://discord.com/developers/docs/events/gateway#connections
import { GatewayCloseCodes as Close, GatewayOpcodes as Op } from 'discord-api-types/v10';
import type { WebSocket } from 'ws';
import { type Session, sendOp } from './session.ts';
import type { Sessions } from './sessions.ts';

const HEARTBEAT_MS = 41_250;
const IGNORED: readonly number[] = [Op.PresenceUpdate, Op.RequestGuildMembers, Op.VoiceStateUpdate];

export function connect(socket: WebSocket, sessions: Sessions): void {
  let session: Session | undefined;
  let heardAt = Date.now();
  const watch = setInterval(() => {
    if (Date.now() - heardAt > 2 * HEARTBEAT_MS) socket.close(Close.SessionTimedOut);
  }, HEARTBEAT_MS).unref();

  socket.on('message', (raw) => {
    heardAt = Date.now();
    const packet = parsed(String(raw));
    if (!packet) return socket.close(Close.DecodeError);
    if (packet.op === Op.Heartbeat) return sendOp(socket, Op.HeartbeatAck, null);
    if (packet.op === Op.Identify || packet.op === Op.Resume) {
      const mayBegin = !session || (session.toResume && packet.op === Op.Resume);
      if (!mayBegin) return socket.close(Close.AlreadyAuthenticated);
      session = packet.op === Op.Identify ? sessions.identify(socket, packet.d) : sessions.resume(socket, packet.d);
    } else if (!IGNORED.includes(packet.op)) socket.close(Close.UnknownOpcode);
    else if (!session) socket.close(Close.NotAuthenticated);
  });
  socket.on('error', () => socket.terminate());
  socket.on('close', (code) => {
    clearInterval(watch);
    if (session) sessions.drop(session, socket, code);
  });
  sendOp(socket, Op.Hello, { heartbeat_interval: HEARTBEAT_MS });
}

function parsed(text: string): { op: number; d: Record<string, unknown> } | undefined {
  try {
    const packet = JSON.parse(text) as { op?: unknown; d?: Record<string, unknown> | null } | null;
    return typeof packet?.op === 'number' ? { op: packet.op, d: packet.d ?? {} } : undefined;
  } catch {
    return undefined;
  }
}
