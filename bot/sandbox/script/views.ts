// What a person sees: the state, the messages of a channel, and events as they happen.
import { Hono } from 'hono';
import { commandsOf } from '../rest/commands.ts';
import { canSee, channelView, directBetween, directWith } from '../world/channels.ts';
import { absolute } from '../world/files.ts';
import { GUILD_NAME } from '../world/new-world.ts';
import { botUser, login } from '../world/people.ts';
import type { Person } from '../world/world.ts';
import { actor, bodyOf, type ScriptParts, visibleChannel } from './actor.ts';
import { Denied } from './denied.ts';
import { read, requests } from './request.ts';

const PAGE_MAX = 200;

export function viewRoutes(parts: ScriptParts): Hono {
  const { world, base } = parts;
  return new Hono()
    .post('/login', async (c) => {
      const { name, locale } = read(requests.login, await bodyOf(c));
      return c.json({ user: login(world, name, locale).user });
    })
    .get('/state', (c) => c.json(stateOf(parts, actor(parts, c))))
    .post('/dm', async (c) => {
      const { user } = actor(parts, c);
      const { with: other } = read(requests.dm, await bodyOf(c));
      if (other !== undefined && !world.people.get(other)) throw new Denied(404, 'There is no such person');
      const channel = other === undefined ? directWith(world, user.id) : directBetween(world, user.id, other);
      return c.json({ channel: channelView(world, channel) });
    })
    .get('/messages', (c) => {
      const person = actor(parts, c);
      const channel = visibleChannel(parts, person, c.req.query('channel') ?? '');
      const limit = Number(c.req.query('limit') ?? 50);
      const before = c.req.query('before');
      if (!Number.isInteger(limit) || limit < 1 || limit > PAGE_MAX) throw new Denied(400, `limit is 1 to ${PAGE_MAX}`);
      if (before !== undefined && !/^\d{1,20}$/.test(before))
        throw new Denied(400, 'before must be the id of a message');
      const entries = world.timelines.list(channel.id, { before, limit }, person.user.id);
      return c.json({ messages: entries.map(({ message }) => absolute(message, base())) });
    })
    .get('/events', (c) => parts.events.stream(actor(parts, c).user.id));
}

function stateOf({ world, gateway }: ScriptParts, person: Person): object {
  const me = person.user.id;
  const shown = world.channels.all().filter((channel) => {
    if (channel.between) return false;
    if (channel.recipient) return channel.recipient === me;
    return !channel.thread?.archived && canSee(world, me, channel);
  });
  const { guild, owner } = world.fixed;
  return {
    users: world.people.all().map(({ user }) => user),
    guild: { id: guild, name: GUILD_NAME, icon: null, owner_id: owner },
    channels: shown.map((channel) => channelView(world, channel)),
    commands: [...commandsOf(world, guild), ...commandsOf(world, undefined)],
    me: { ...person.user, locale: person.locale },
    bot: { user: botUser(world), online: gateway.online() },
  };
}
