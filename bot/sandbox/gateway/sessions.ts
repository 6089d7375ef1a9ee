// The bot's sessions: begun, resumed, and told what happens.
import { randomUUID } from 'node:crypto';
import { GatewayCloseCodes as Close, GatewayIntentBits as Intent, GatewayOpcodes as Op } from 'discord-api-types/v10';
import type { WebSocket } from 'ws';
import type { Snowflake } from '../world/snowflake.ts';
import type { World } from '../world/world.ts';
import { guildView, readyView } from './greeting.ts';
import { refusedIdentify, shardOf } from './identify.ts';
import { otherServerView } from './other-servers.ts';
import { isForgotten, newSession, replay, type Session, sendEvent, sendOp } from './session.ts';

export type Sessions = {
  identify(socket: WebSocket, d: Record<string, unknown>): Session | undefined;
  resume(socket: WebSocket, d: Record<string, unknown>): Session | undefined;
  /** The connection ended; after a normal close (1000, 1001) the session cannot be resumed. */
  drop(session: Session, socket: WebSocket, code: number): void;
  end(session: Session): void;
  connected(): Session[];
  /** Tells the sessions of the guild's shard that have one of the intents (0: all); null is a direct message. */
  dispatch(t: string, data: unknown, guild: Snowflake | null, intents: number): void;
};

export function openSessions(world: World, token: string, url: () => string, others: Snowflake[]): Sessions {
  const sessions = new Map<string, Session>();
  let online = false;
  const connected = () => [...sessions.values()].filter(({ socket }) => socket);
  const tellOnline = () => {
    const before = online;
    online = connected().length > 0;
    if (online !== before) world.changes.tell({ t: 'BOT_ONLINE', online });
  };
  const replaceOld = ([id, count]: Session['shard']) => {
    for (const old of sessions.values()) {
      if (!isForgotten(old) && (old.shard[0] !== id || old.shard[1] !== count)) continue;
      sessions.delete(old.id);
      old.socket?.close(Close.SessionTimedOut);
      old.socket = null;
    }
  };
  return {
    identify(socket, d) {
      const refused = refusedIdentify(d, token);
      if (refused) return void socket.close(refused);
      const shard = (d.shard as [number, number] | undefined) ?? [0, 1];
      replaceOld(shard);
      const session = newSession(randomUUID(), shard, d.intents as number, socket);
      sessions.set(session.id, session);
      greet(world, session, url(), others);
      tellOnline();
      return session;
    },
    resume(socket, d) {
      if (d.token !== token) return void socket.close(Close.AuthenticationFailed);
      const session = sessions.get(String(d.session_id));
      if (!session || isForgotten(session) || !replay(session, Number(d.seq), socket)) {
        if (session) sessions.delete(session.id);
        return void sendOp(socket, Op.InvalidSession, false);
      }
      sendEvent(session, 'RESUMED', '{}');
      tellOnline();
      return session;
    },
    drop(session, socket, code) {
      if (session.socket !== socket) return;
      session.socket = null;
      session.droppedAt = Date.now();
      if (code === 1000 || code === 1001) sessions.delete(session.id);
      tellOnline();
    },
    end: (session) => void sessions.delete(session.id),
    connected,
    dispatch(t, data, guild, intents) {
      let json: string | undefined;
      for (const session of sessions.values()) {
        const shard = guild ? shardOf(guild, session.shard[1]) : 0;
        if (shard !== session.shard[0] || (intents !== 0 && !(session.intents & intents))) continue;
        json ??= JSON.stringify(data);
        sendEvent(session, t, json);
      }
    },
  };
}

function greet(world: World, session: Session, url: string, others: Snowflake[]): void {
  const [id, count] = session.shard;
  const guilds = [world.fixed.guild, ...others].filter((guild) => shardOf(guild, count) === id);
  sendEvent(session, 'READY', JSON.stringify(readyView(world, session, url, guilds)));
  if (!(session.intents & Intent.Guilds)) return;
  for (const guild of guilds) {
    const view = guild === world.fixed.guild ? guildView(world) : otherServerView(world, guild);
    sendEvent(session, 'GUILD_CREATE', JSON.stringify(view));
  }
}
