// The bot itself, other users, and direct messages with them.
import { Hono } from 'hono';
import { Form } from '../limits/form.ts';
import { refuse } from '../limits/refusal.ts';
import { channelView, directWith } from '../world/channels.ts';
import { GUILD_NAME } from '../world/new-world.ts';
import { botUser } from '../world/people.ts';
import type { RestEnv, RestParts } from './route-parts.ts';

export function userRoutes({ world }: RestParts): Hono<RestEnv> {
  return new Hono<RestEnv>()
    .get('/users/@me', (c) => c.json({ ...botUser(world), verified: true, mfa_enabled: false, email: null, flags: 0 }))
    .get('/users/@me/guilds', (c) => c.json([{ id: world.fixed.guild, name: GUILD_NAME, icon: null, owner: false }]))
    .get('/users/:id', (c) => {
      const person = world.people.get(c.req.param('id'));
      if (!person) throw refuse.unknownUser();
      return c.json(person.user);
    })
    .post('/users/@me/channels', (c) => {
      const form = new Form(c.var.body.json);
      form.at('recipient_id').required();
      form.at('recipient_id').text({ min: 1, max: 20, pattern: /^\d+$/ });
      form.check();
      const person = world.people.get(String(form.at('recipient_id').value));
      if (!person || person.user.bot) throw refuse.invalidRecipient();
      return c.json(channelView(world, directWith(world, person.user.id)));
    });
}
