// Messages of a channel: read, written, edited and deleted by the bot.
import { type APIMessage, MessageType, PermissionFlagsBits as P } from 'discord-api-types/v10';
import { Hono } from 'hono';
import { asBotSees } from '../gateway/bot-feed.ts';
import { Form } from '../limits/form.ts';
import { refuse } from '../limits/refusal.ts';
import type { Channel } from '../world/channels.ts';
import { absolute } from '../world/files.ts';
import { addMessage, changeMessage, removeMessage } from '../world/messages.ts';
import { botUser } from '../world/people.ts';
import type { Entry, World } from '../world/world.ts';
import type { RestBody } from './body.ts';
import { botChannel, demand } from './channels.ts';
import { openNonces } from './nonces.ts';
import { changedParts, formOf, newParts } from './parts.ts';
import type { RestEnv, RestParts } from './route-parts.ts';

/** Nonces outlive a restart, as at Discord: this many of a channel's newest messages are looked through. */
const REMEMBERED = 100;

export function messageRoutes(parts: RestParts): Hono<RestEnv> {
  const { world, base } = parts;
  const nonces = openNonces(() => world.now().getTime());
  for (const { id } of world.channels.all()) {
    for (const { message } of world.timelines.list(id, { limit: REMEMBERED })) {
      if (message.nonce !== undefined) nonces.put(id, message.nonce, message.id);
    }
  }
  const view = (channel: Channel, entry: Entry): APIMessage =>
    absolute(asBotSees(world, entry.message, !channel.recipient), base());
  const find = (channel: Channel, id: string) => {
    const entry = world.timelines.get(id);
    if (!entry || entry.seenBy || entry.message.channel_id !== channel.id) throw refuse.unknownMessage();
    return entry;
  };
  return new Hono<RestEnv>()
    .get('/channels/:id/messages', (c) => {
      const channel = botChannel(world, c.req.param('id'));
      return c.json(listed(world, channel, c.req.query()).map((entry) => view(channel, entry)));
    })
    .post('/channels/:id/messages', (c) => {
      const channel = botChannel(world, c.req.param('id'));
      return c.json(view(channel, write(parts, nonces, channel, c.var.body)));
    })
    .get('/channels/:id/messages/:message', (c) => {
      const channel = botChannel(world, c.req.param('id'));
      return c.json(view(channel, find(channel, c.req.param('message'))));
    })
    .patch('/channels/:id/messages/:message', (c) => {
      const channel = botChannel(world, c.req.param('id'));
      return c.json(view(channel, edit(parts, channel, find(channel, c.req.param('message')), c.var.body)));
    })
    .delete('/channels/:id/messages/:message', (c) => {
      const channel = botChannel(world, c.req.param('id'));
      const entry = find(channel, c.req.param('message'));
      if (entry.message.author.id !== world.fixed.bot) {
        if (channel.recipient) throw refuse.systemMessage();
        demand(world, channel, P.ManageMessages);
      }
      if (channel.thread?.archived) throw refuse.archived();
      removeMessage(world, entry);
      return c.body(null, 204);
    });
}

/** Newest first, as Discord lists them. */
function listed(world: World, channel: Channel, query: Record<string, string>): Entry[] {
  const form = new Form({ ...query, limit: Number(query.limit ?? 50) });
  const limit = form.at('limit').integer({ min: 1, max: 100 }) ?? 50;
  for (const key of ['before', 'after', 'around']) form.at(key).text({ max: 20, pattern: /^\d+$/ });
  form.check();
  const { before, after, around } = query;
  if (!around) return world.timelines.list(channel.id, { before, after, limit }).reverse();
  const half = Math.floor(limit / 2);
  const next = (BigInt(around) + 1n).toString();
  const older = world.timelines.list(channel.id, { before: next, limit: half + 1 });
  const newer = world.timelines.list(channel.id, { after: around, limit: limit - older.length });
  return [...older, ...newer].reverse();
}

function write(parts: RestParts, nonces: ReturnType<typeof openNonces>, channel: Channel, body: RestBody): Entry {
  const { world, faults } = parts;
  const form = formOf(body.json);
  const nonce = nonceOf(form);
  const written = newParts(parts, form, body.files);
  if (channel.thread?.archived && channel.thread.locked) throw refuse.archived();
  if (!channel.recipient) demand(world, channel, channel.thread ? P.SendMessagesInThreads : P.SendMessages);
  const closed = channel.recipient ? faults.directClosed(channel.recipient) : undefined;
  if (closed) throw directRefusals[closed]();
  const known =
    nonce !== undefined && form.at('enforce_nonce').value === true ? nonces.get(channel.id, nonce) : undefined;
  const first = known ? world.timelines.get(known) : undefined;
  if (first) return first;
  const { flags, ...rest } = written;
  const entry = addMessage(world, {
    ...rest,
    channel,
    author: botUser(world),
    flags: (flags ?? 0) & (4 | 4096),
    extra: { ...(nonce !== undefined && { nonce }), ...replyTo(world, channel, form.at('message_reference')) },
  });
  if (nonce !== undefined) nonces.put(channel.id, nonce, entry.message.id);
  return entry;
}

const directRefusals = { 50001: refuse.missingAccess, 50007: refuse.cannotMessage, 50278: refuse.noMutualGuild };

function nonceOf(form: Form): string | number | undefined {
  const nonce = form.at('nonce');
  form.at('enforce_nonce').flag();
  if (typeof nonce.value === 'number') return nonce.value;
  return nonce.text({ max: 25 });
}

function replyTo(world: World, channel: Channel, reference: Form): Partial<APIMessage> {
  if (!reference.given) return {};
  const id = String(reference.at('message_id').value);
  const entry = world.timelines.get(id);
  const found = entry && !entry.seenBy && entry.message.channel_id === channel.id;
  if (!found) {
    if (reference.at('fail_if_not_exists').value === false) return {};
    reference.problem('REPLIES_UNKNOWN_MESSAGE', 'Unknown message');
    reference.check();
  }
  const guild = channel.recipient ? {} : { guild_id: world.fixed.guild };
  return { type: MessageType.Reply, message_reference: { type: 0, channel_id: channel.id, message_id: id, ...guild } };
}

function edit(parts: RestParts, channel: Channel, entry: Entry, body: RestBody): Entry {
  if (entry.message.author.id !== parts.world.fixed.bot) throw refuse.notTheAuthor();
  if (channel.thread?.archived) throw refuse.archived();
  return changeMessage(parts.world, entry, changedParts(parts, formOf(body.json), body.files, entry.message));
}
