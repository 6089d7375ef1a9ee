// The server, its channels, members and roles.
import { type Context, Hono } from 'hono';
import { guildObject, rolesOf } from '../gateway/greeting.ts';
import { refuse } from '../limits/refusal.ts';
import { canSee, channelView, inServer, threadMember } from '../world/channels.ts';
import { memberOf } from '../world/people.ts';
import { openThreads } from '../world/threads.ts';
import type { World } from '../world/world.ts';
import type { RestEnv, RestParts } from './route-parts.ts';

export function guildRoutes({ world }: RestParts): Hono<RestEnv> {
  return new Hono<RestEnv>()
    .use('/guilds/:guild/*', async (c, next) => {
      checkGuild(world, c);
      await next();
    })
    .get('/guilds/:guild', (c) => {
      checkGuild(world, c);
      return c.json(guildObject(world));
    })
    .get('/guilds/:guild/channels', (c) => {
      const channels = world.channels
        .all()
        .filter((one) => !one.thread && inServer(one) && canSee(world, world.fixed.bot, one));
      return c.json(channels.map((channel) => channelView(world, channel)));
    })
    .get('/guilds/:guild/threads/active', (c) => c.json(activeThreads(world)))
    .get('/guilds/:guild/roles', (c) => c.json(rolesOf(world)))
    .get('/guilds/:guild/members', (c) => {
      const limit = Math.min(Number(c.req.query('limit') ?? 1), 1000);
      const after = BigInt(c.req.query('after') ?? 0);
      const people = world.people.all().filter(({ user }) => BigInt(user.id) > after);
      return c.json(people.slice(0, limit).map((person) => memberOf(world, person)));
    })
    .get('/guilds/:guild/members/:id', (c) => {
      const person = world.people.get(c.req.param('id'));
      if (!person) throw refuse.unknownMember();
      return c.json(memberOf(world, person));
    });
}

function checkGuild(world: World, c: Context<RestEnv>): void {
  if (c.req.param('guild') !== world.fixed.guild) throw refuse.unknownGuild();
}

function activeThreads(world: World): object {
  const bot = world.fixed.bot;
  const threads = openThreads(world).filter((thread) => canSee(world, bot, thread));
  const members = threads.flatMap((thread) => {
    const joined = thread.thread?.members[bot];
    return joined ? [threadMember(thread, bot, joined)] : [];
  });
  return { threads: threads.map((thread) => channelView(world, thread)), members };
}
