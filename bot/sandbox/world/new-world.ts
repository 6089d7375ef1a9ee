// The world as a first start finds it.
import type { Locale } from 'discord-api-types/v10';
import { addTextChannel } from './channels.ts';
import { addPerson } from './people.ts';
import type { Fixed, World } from './world.ts';

export const GUILD_NAME = 'Study Group';

export function newWorld(world: World): Fixed {
  const owner = addPerson(world, 'Ada', 'en-US' as Locale).user.id;
  addPerson(world, 'Linus', 'en-US' as Locale);
  const bot = addPerson(world, 'Quorum', 'en-US' as Locale, true).user.id;
  const guild = world.nextId();
  addTextChannel(world, 'system-design', 0);
  addTextChannel(world, 'random', 1);
  return { bot, guild, owner, botRole: world.nextId(), createdAt: world.now().toISOString() };
}
