// Channels: read, renamed, archived, deleted; and "is typing …".
import { ChannelType, PermissionFlagsBits as P } from 'discord-api-types/v10';
import { Hono } from 'hono';
import { Form } from '../limits/form.ts';
import { refuse } from '../limits/refusal.ts';
import { type Channel, canSee, changeChannel, channelView, removeChannel, type Thread } from '../world/channels.ts';
import { botUser, permissionsIn } from '../world/people.ts';
import type { World } from '../world/world.ts';
import type { RestEnv, RestParts } from './route-parts.ts';

export const ARCHIVE_MINUTES = [60, 1440, 4320, 10080] as const;

export function channelRoutes({ world }: RestParts): Hono<RestEnv> {
  return new Hono<RestEnv>()
    .get('/channels/:id', (c) => c.json(channelView(world, botChannel(world, c.req.param('id')))))
    .patch('/channels/:id', (c) => {
      const channel = botChannel(world, c.req.param('id'));
      return c.json(channelView(world, change(world, channel, new Form(c.var.body.json))));
    })
    .delete('/channels/:id', (c) => {
      const channel = botChannel(world, c.req.param('id'));
      if (channel.thread) demand(world, channel, P.ManageThreads);
      else if (!channel.recipient) demand(world, channel, P.ManageChannels);
      const view = channelView(world, channel);
      if (!channel.recipient) removeChannel(world, channel);
      return c.json(view);
    })
    .post('/channels/:id/typing', (c) => {
      const channel = botChannel(world, c.req.param('id'));
      world.changes.tell({ t: 'TYPING_START', channel, user: botUser(world) });
      return c.body(null, 204);
    });
}

/** A channel that the bot may read. Throws Unknown Channel or Missing Access. */
export function botChannel(world: World, id: string): Channel {
  const channel = world.channels.get(id);
  if (!channel) throw refuse.unknownChannel();
  if (!canSee(world, world.fixed.bot, channel)) throw refuse.missingAccess();
  return channel;
}

/** Throws Missing Permissions unless the bot has the permission in the channel. */
export function demand(world: World, channel: Channel, permission: bigint): void {
  const may = permissionsIn(world, world.fixed.bot, channel);
  if (!(may & permission)) throw refuse.missingPermissions();
}

function change(world: World, channel: Channel, form: Form): Channel {
  form.object();
  const name = form.at('name').text({ min: 1, max: 100 });
  const archived = form.at('archived').flag();
  const locked = form.at('locked').flag();
  const invitable = form.at('invitable').flag();
  const minutes = form.at('auto_archive_duration').oneOf(ARCHIVE_MINUTES);
  form.check();
  if (channel.type === ChannelType.DM) throw refuse.wrongChannelType();
  const { thread } = channel;
  if (!thread) {
    demand(world, channel, P.ManageChannels);
    return changeChannel(world, { ...channel, ...(name !== undefined && { name }) });
  }
  if (locked !== undefined && locked !== thread.locked) demand(world, channel, P.ManageThreads);
  if (thread.creator !== world.fixed.bot) demand(world, channel, P.ManageThreads);
  if (thread.archived && archived !== false) throw refuse.archived();
  const changed: Thread = {
    ...thread,
    archived: archived ?? thread.archived,
    locked: locked ?? thread.locked,
    invitable: invitable ?? thread.invitable,
    autoArchiveMinutes: minutes ?? thread.autoArchiveMinutes,
    turnedAt: archived !== undefined && archived !== thread.archived ? world.now().toISOString() : thread.turnedAt,
  };
  return changeChannel(world, { ...channel, name: name ?? channel.name, thread: changed });
}
