// People write, edit and delete messages, and deal with threads.
import { Hono } from 'hono';
import { changeChannel, removeChannel } from '../world/channels.ts';
import { absolute } from '../world/files.ts';
import { addMessage, changeMessage, removeMessage } from '../world/messages.ts';
import { leaveThread, setArchived } from '../world/threads.ts';
import type { Entry } from '../world/world.ts';
import { actor, bodyOf, type ScriptParts, visibleChannel, visibleMessage } from './actor.ts';
import { Denied } from './denied.ts';
import { read, requests, uploadOf } from './request.ts';

export function talkRoutes(parts: ScriptParts): Hono {
  const { world, base } = parts;
  const shown = ({ message }: Entry) => ({ message: absolute(message, base()) });
  const thread = async (c: Parameters<typeof bodyOf>[0]) => {
    const { channel: id } = read(requests.thread, await bodyOf(c));
    const channel = visibleChannel(parts, actor(parts, c), id);
    if (!channel.thread) throw new Denied(400, 'That channel is no thread');
    return channel;
  };
  return new Hono()
    .post('/message', async (c) => {
      const person = actor(parts, c);
      const { user } = person;
      const request = read(requests.message, await bodyOf(c));
      const channel = visibleChannel(parts, person, request.channel);
      const content = request.content.trim();
      if (!content && !request.files.length) throw new Denied(409, 'A message needs a text or a file');
      if (channel.thread?.locked && user.id !== world.fixed.owner) throw new Denied(409, 'The thread is locked');
      const attachments = request.files.map((file) => parts.files.keep(world.nextId(), uploadOf(file)));
      return c.json(shown(addMessage(world, { channel, author: user, content, attachments })));
    })
    .post('/edit', async (c) => {
      const person = actor(parts, c);
      const request = read(requests.edit, await bodyOf(c));
      const entry = visibleMessage(parts, person, request.message);
      const content = request.content.trim();
      if (entry.message.author.id !== person.user.id) throw new Denied(409, 'Only their author edits messages');
      if (!content && !entry.message.attachments.length) throw new Denied(409, 'A message needs a text or a file');
      if (world.channels.get(entry.message.channel_id)?.thread?.archived)
        throw new Denied(409, 'The thread is archived');
      return c.json(shown(changeMessage(world, entry, { content })));
    })
    .post('/delete', async (c) => {
      const person = actor(parts, c);
      const entry = visibleMessage(parts, person, read(requests.delete, await bodyOf(c)).message);
      if (entry.seenBy === null && entry.message.author.id !== person.user.id)
        throw new Denied(409, 'Only their author deletes messages');
      removeMessage(world, entry);
      return c.json({});
    })
    .post('/thread/archive', async (c) => {
      setArchived(world, await thread(c), true);
      return c.json({});
    })
    .post('/thread/lock', async (c) => {
      const channel = await thread(c);
      const at = world.now().toISOString();
      changeChannel(world, { ...channel, thread: { ...channel.thread!, archived: true, locked: true, turnedAt: at } });
      return c.json({});
    })
    .post('/thread/leave', async (c) => {
      leaveThread(world, await thread(c), actor(parts, c).user.id);
      return c.json({});
    })
    .post('/thread/delete', async (c) => {
      removeChannel(world, await thread(c));
      return c.json({});
    });
}
