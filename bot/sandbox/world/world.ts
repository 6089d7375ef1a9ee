// Everything that exists: one server, its people and channels, direct messages, messages, and the bot's commands.
import type { APIApplicationCommand, APIMessage, APIUser, Locale } from 'discord-api-types/v10';
import { type Changes, changes } from './changes.ts';
import type { Channel } from './channels.ts';
import { type Journal, openJournal } from './journal.ts';
import { newWorld } from './new-world.ts';
import { type Snowflake, snowflakes } from './snowflake.ts';
import { openTable, type Table } from './table.ts';
import { openTimelines, type Timelines } from './timelines.ts';

export type Person = { user: APIUser; locale: Locale; joinedAt: string };

/** A message, and the only person who sees it when it is ephemeral. */
export type Entry = { message: APIMessage; seenBy: Snowflake | null };

/** The ids of what there is one of. The application has the bot's id. */
export type Fixed = { bot: Snowflake; guild: Snowflake; owner: Snowflake; botRole: Snowflake; createdAt: string };

export type World = {
  now(): Date;
  nextId(): Snowflake;
  fixed: Fixed;
  people: Table<Person>;
  peopleByName: Map<string, Snowflake>;
  channels: Table<Channel>;
  /** Direct messages with the bot, by the person's id. */
  directs: Map<Snowflake, Snowflake>;
  commands: Table<APIApplicationCommand>;
  timelines: Timelines;
  /** Channels in which the bot may not create threads at present. */
  noThreads: Set<Snowflake>;
  /** Channels in whose threads the bot may not write at present. */
  silent: Set<Snowflake>;
  /** Channels that the bot may not see at present, as where only a person installed it. */
  hidden: Set<Snowflake>;
  changes: Changes;
  close(): void;
};

export function openWorld(folder: string | undefined, now: () => Date): World {
  const journal = openJournal(folder);
  const nextId = ids(journal, now);
  const world: World = {
    now,
    nextId,
    fixed: journal.records('fixed').get('fixed') as Fixed,
    people: openTable<Person>(journal, 'people'),
    peopleByName: new Map(),
    channels: openTable<Channel>(journal, 'channels'),
    directs: new Map(),
    commands: openTable<APIApplicationCommand>(journal, 'commands'),
    timelines: openTimelines(openTable<Entry>(journal, 'messages')),
    noThreads: new Set(),
    silent: new Set(),
    hidden: new Set(),
    changes: changes(),
    close: () => journal.close(),
  };
  if (!world.fixed) {
    world.fixed = newWorld(world);
    journal.write('fixed', 'fixed', world.fixed);
  }
  for (const { user } of world.people.all()) if (!user.bot) world.peopleByName.set(user.global_name ?? '', user.id);
  for (const channel of world.channels.all()) if (channel.recipient) world.directs.set(channel.recipient, channel.id);
  return world;
}

function ids(journal: Journal, now: () => Date): () => Snowflake {
  const start = BigInt((journal.records('ids').get('end') as string | undefined) ?? 0);
  return snowflakes(now, start, (end) => journal.write('ids', 'end', end.toString()));
}
