// One session of the bot at the gateway: what it was sent, kept so that a dropped connection can be resumed.
import { GatewayCloseCodes, GatewayOpcodes } from 'discord-api-types/v10';
import type { WebSocket } from 'ws';

const KEPT_EVENTS = 5000;
/** How long a session without a connection can be resumed. */
const RESUMABLE_MS = 3 * 60_000;

export type Session = {
  id: string;
  shard: readonly [number, number];
  intents: number;
  seq: number;
  /** Sent events by rising sequence number, the last `KEPT_EVENTS` of them. */
  sent: { seq: number; text: string }[];
  socket: WebSocket | null;
  /** The bot was told to resume, which it does on the connection that it has. */
  toResume: boolean;
  droppedAt: number;
};

export function newSession(id: string, shard: readonly [number, number], intents: number, socket: WebSocket): Session {
  return { id, shard, intents, seq: 0, sent: [], socket, toResume: false, droppedAt: 0 };
}

export function sendOp(socket: WebSocket, op: GatewayOpcodes, d: unknown): void {
  socket.send(JSON.stringify({ op, d, s: null, t: null }));
}

/** `json` is the event's data, serialised once for all sessions. */
export function sendEvent(session: Session, t: string, json: string): void {
  const seq = ++session.seq;
  const text = `{"op":${GatewayOpcodes.Dispatch},"t":"${t}","s":${seq},"d":${json}}`;
  session.sent.push({ seq, text });
  if (session.sent.length > 2 * KEPT_EVENTS) session.sent.splice(0, KEPT_EVENTS);
  session.socket?.send(text);
}

/** Sends again what came after `seq`. False when that is no longer known. */
export function replay(session: Session, seq: number, socket: WebSocket): boolean {
  const first = session.sent[0]?.seq ?? session.seq + 1;
  if (seq > session.seq || seq < first - 1) return false;
  if (session.socket !== socket) session.socket?.close(GatewayCloseCodes.SessionTimedOut);
  session.socket = socket;
  session.toResume = false;
  for (const event of session.sent) if (event.seq > seq) socket.send(event.text);
  return true;
}

export function isForgotten(session: Session): boolean {
  return !session.socket && Date.now() - session.droppedAt > RESUMABLE_MS;
}
