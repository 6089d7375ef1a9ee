// What every script call needs: who acts, and what that person may see.
import type { Context } from 'hono';
import type { Faults } from '../faults.ts';
import type { Gateway } from '../gateway/gateway.ts';
import type { Registry } from '../interactions/registry.ts';
import { type Channel, canSee } from '../world/channels.ts';
import type { Files } from '../world/files.ts';
import type { Entry, Person, World } from '../world/world.ts';
import { Denied } from './denied.ts';
import type { Events } from './events.ts';

export type ScriptParts = {
  world: World;
  files: Files;
  interactions: Registry;
  gateway: Gateway;
  faults: Faults;
  events: Events;
  base: () => string;
};

export async function bodyOf(c: Context): Promise<unknown> {
  try {
    return await c.req.json();
  } catch {
    throw new Denied(400, 'The body must be JSON');
  }
}

/** Who acts: the header `x-user`, or `?user=` where no header can be sent. */
export function actor({ world }: ScriptParts, c: Context): Person {
  const id = c.req.header('x-user') ?? c.req.query('user');
  const person = world.people.get(id ?? '');
  if (!person || person.user.bot) throw new Denied(400, 'The header x-user must hold the id of a person: log in first');
  return person;
}

export function visibleChannel({ world }: ScriptParts, person: Person, id: string): Channel {
  const channel = world.channels.get(id);
  if (!channel || !canSee(world, person.user.id, channel)) throw new Denied(404, 'There is no such channel');
  return channel;
}

export function visibleMessage(parts: ScriptParts, person: Person, id: string): Entry {
  const entry = parts.world.timelines.get(id);
  if (!entry) throw new Denied(404, 'There is no such message');
  const channel = parts.world.channels.get(entry.message.channel_id);
  const mine = entry.seenBy === null || entry.seenBy === person.user.id;
  if (!mine || !channel || !canSee(parts.world, person.user.id, channel))
    throw new Denied(409, 'That person cannot see the message');
  return entry;
}
