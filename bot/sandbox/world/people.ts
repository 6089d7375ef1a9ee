import { type APIGuildMember, type APIUser, type Locale, PermissionFlagsBits } from 'discord-api-types/v10';
import type { Channel } from './channels.ts';
import type { Snowflake } from './snowflake.ts';
import type { Person, World } from './world.ts';

export function addPerson(world: World, name: string, locale: Locale, bot = false): Person {
  const id = world.nextId();
  const person: Person = { user: newUser(id, name, bot), locale, joinedAt: world.now().toISOString() };
  if (!bot) world.peopleByName.set(name, id);
  return world.people.put(id, person);
}

function newUser(id: Snowflake, name: string, bot: boolean): APIUser {
  const handle = name
    .toLowerCase()
    .replace(/[^a-z0-9._]+/g, '_')
    .slice(0, 32);
  return {
    id,
    username: bot ? name : handle.padEnd(2, '_'),
    discriminator: bot ? id.slice(-4) : '0',
    global_name: bot ? null : name,
    avatar: null,
    ...(bot && { bot }),
  };
}

/** The person of this name; a new name joins the server. Another locale than before is kept from now on. */
export function login(world: World, name: string, locale: Locale | undefined): Person {
  const known = world.people.get(world.peopleByName.get(name) ?? '');
  if (!known) return addPerson(world, name, locale ?? ('en-US' as Locale));
  if (!locale || locale === known.locale) return known;
  return world.people.put(known.user.id, { ...known, locale });
}

export function botUser(world: World): APIUser {
  return world.people.get(world.fixed.bot)!.user;
}

export function memberOf(world: World, person: Person): APIGuildMember {
  return {
    user: person.user,
    nick: null,
    avatar: null,
    banner: null,
    roles: person.user.id === world.fixed.bot ? [world.fixed.botRole] : [],
    joined_at: person.joinedAt,
    premium_since: null,
    communication_disabled_until: null,
    pending: false,
    deaf: false,
    mute: false,
    flags: 0 as APIGuildMember['flags'],
  };
}

const P = PermissionFlagsBits;
/** What everybody may do: Discord's defaults for a new server, as far as they concern text channels. */
export const EVERYONE =
  P.ViewChannel |
  P.SendMessages |
  P.SendMessagesInThreads |
  P.CreatePublicThreads |
  P.CreatePrivateThreads |
  P.EmbedLinks |
  P.AttachFiles |
  P.AddReactions |
  P.ReadMessageHistory |
  P.UseApplicationCommands;
/** What the bot's own role adds to it. */
export const BOT_ROLE = P.ManageThreads;
const THREADS = P.CreatePublicThreads | P.CreatePrivateThreads;
const ALL = Object.values(P).reduce((all, flag) => all | flag, 0n);

/** A person's permissions in a channel of the server, after overwrites; a thread has those of its channel. */
export function permissionsIn(world: World, user: Snowflake, channel: Channel): bigint {
  if (user === world.fixed.owner) return ALL;
  if (user !== world.fixed.bot) return EVERYONE;
  const place = channel.thread?.parent ?? channel.id;
  if (world.hidden.has(place)) return P.EmbedLinks | P.AttachFiles;
  const lost = (world.noThreads.has(place) ? THREADS : 0n) | (world.silent.has(place) ? P.SendMessagesInThreads : 0n);
  return (EVERYONE | BOT_ROLE) & ~lost;
}

/** The overwrite that keeps the bot from creating threads. */
export const NO_THREADS = { allow: '0', deny: THREADS.toString() };
