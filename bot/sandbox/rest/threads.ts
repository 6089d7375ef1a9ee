// Threads: begun by the bot, and who is in them.
import { ChannelType, PermissionFlagsBits as P } from 'discord-api-types/v10';
import { Hono } from 'hono';
import { Form } from '../limits/form.ts';
import { refuse } from '../limits/refusal.ts';
import { type Channel, channelView, threadMember } from '../world/channels.ts';
import { replaceMessage } from '../world/messages.ts';
import { memberOf } from '../world/people.ts';
import { addThread, joinThread, leaveThread } from '../world/threads.ts';
import type { World } from '../world/world.ts';
import { ARCHIVE_MINUTES, botChannel, demand } from './channels.ts';
import type { RestEnv, RestParts } from './route-parts.ts';

const HAS_THREAD = 32;

export function threadRoutes({ world }: RestParts): Hono<RestEnv> {
  const thread = (id: string) => {
    const channel = botChannel(world, id);
    if (!channel.thread) throw refuse.wrongChannelType();
    return { channel, thread: channel.thread };
  };
  const self = (id: string) => (id === '@me' ? world.fixed.bot : id);
  return new Hono<RestEnv>()
    .post('/channels/:id/threads', (c) => {
      const channel = begin(world, botChannel(world, c.req.param('id')), new Form(c.var.body.json));
      return c.json(channelView(world, channel), 201);
    })
    .post('/channels/:id/messages/:message/threads', (c) => {
      const parent = botChannel(world, c.req.param('id'));
      const channel = beginFrom(world, parent, c.req.param('message'), new Form(c.var.body.json));
      return c.json(channelView(world, channel), 201);
    })
    .get('/channels/:id/thread-members', (c) => {
      const { channel, thread: about } = thread(c.req.param('id'));
      return c.json(Object.entries(about.members).map(([user, joined]) => threadMember(channel, user, joined)));
    })
    .get('/channels/:id/thread-members/:user', (c) => {
      const { channel, thread: about } = thread(c.req.param('id'));
      const user = self(c.req.param('user'));
      const joined = about.members[user];
      const person = world.people.get(user);
      if (!joined || !person) throw refuse.unknownMember();
      const member = c.req.query('with_member') === 'true' ? { member: memberOf(world, person) } : {};
      return c.json({ ...threadMember(channel, user, joined), ...member });
    })
    .put('/channels/:id/thread-members/:user', (c) => {
      const { channel, thread: about } = thread(c.req.param('id'));
      const user = self(c.req.param('user'));
      if (about.archived) throw refuse.archived();
      if (!world.people.get(user)) throw refuse.unknownUser();
      joinThread(world, channel, user);
      return c.body(null, 204);
    })
    .delete('/channels/:id/thread-members/:user', (c) => {
      const { channel, thread: about } = thread(c.req.param('id'));
      const user = self(c.req.param('user'));
      if (about.archived) throw refuse.archived();
      if (user !== world.fixed.bot && about.creator !== world.fixed.bot) demand(world, channel, P.ManageThreads);
      leaveThread(world, channel, user);
      return c.body(null, 204);
    });
}

function settingsOf(form: Form) {
  form.object();
  form.at('name').required();
  const name = form.at('name').text({ min: 1, max: 100 });
  const autoArchiveMinutes = form.at('auto_archive_duration').oneOf(ARCHIVE_MINUTES);
  const invitable = form.at('invitable').flag();
  const type = form.at('type').oneOf([ChannelType.PublicThread, ChannelType.PrivateThread] as const);
  form.check();
  return { name: name ?? '', autoArchiveMinutes, invitable, type };
}

function begin(world: World, parent: Channel, form: Form): Channel {
  const { type = ChannelType.PrivateThread, ...settings } = settingsOf(form);
  if (parent.type !== ChannelType.GuildText) throw refuse.wrongChannelType();
  demand(world, parent, type === ChannelType.PrivateThread ? P.CreatePrivateThreads : P.CreatePublicThreads);
  return addThread(world, { ...settings, type, parent: parent.id, creator: world.fixed.bot });
}

function beginFrom(world: World, parent: Channel, message: string, form: Form): Channel {
  const settings = settingsOf(form);
  if (parent.type !== ChannelType.GuildText) throw refuse.wrongChannelType();
  const entry = world.timelines.get(message);
  if (!entry || entry.seenBy || entry.message.channel_id !== parent.id) throw refuse.unknownMessage();
  demand(world, parent, P.CreatePublicThreads);
  if (world.channels.get(message)) throw refuse.threadExists();
  const creator = world.fixed.bot;
  const thread = addThread(world, {
    ...settings,
    id: message,
    type: ChannelType.PublicThread,
    parent: parent.id,
    creator,
  });
  const flags = (entry.message.flags ?? 0) | HAS_THREAD;
  replaceMessage(world, { ...entry, message: { ...entry.message, flags, thread: channelView(world, thread) } });
  return thread;
}
