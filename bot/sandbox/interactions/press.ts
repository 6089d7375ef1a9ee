// A person presses a button or chooses from a select of a message.
import {
  type APIButtonComponent,
  type APIMessage,
  type APISelectMenuComponent,
  ComponentType,
  InteractionType,
} from 'discord-api-types/v10';
import { Denied } from '../script/denied.ts';
import { channelView } from '../world/channels.ts';
import { memberOf } from '../world/people.ts';
import type { Entry, Person, World } from '../world/world.ts';
import type { Act } from './interaction.ts';

type Pressable = APIButtonComponent | APISelectMenuComponent;

/** Throws Denied (409) for what a client would not let the person do. */
export function pressOf(world: World, person: Person, entry: Entry, customId: string, values: string[]): Act {
  const { message } = entry;
  const channel = world.channels.get(message.channel_id)!;
  const component = pressables(message).find((part) => 'custom_id' in part && part.custom_id === customId);
  if (!component) throw new Denied(409, 'The message has no such button or menu');
  if (component.disabled) throw new Denied(409, 'That button or menu is disabled');
  return {
    type: InteractionType.MessageComponent,
    person,
    channel,
    source: message.id,
    install: '1' in (message.interaction_metadata?.authorizing_integration_owners ?? {}) ? 'user' : 'guild',
    data: {
      custom_id: customId,
      component_type: component.type,
      ...(component.type !== ComponentType.Button && chosenIn(world, component, values)),
    },
  };
}

function pressables(message: APIMessage): Pressable[] {
  return (message.components ?? []).flatMap((row) => (row.type === ComponentType.ActionRow ? row.components : []));
}

/** The `values` of a select and, for selects of people and channels, what they stand for. */
export function chosenIn(world: World, select: APISelectMenuComponent, values: string[]): object {
  const { min_values: min = 1, max_values: max = 1 } = select;
  if (values.length < min || values.length > max)
    throw new Denied(409, min === max ? `Choose ${min} here` : `Choose ${min} to ${max} here`);
  if (new Set(values).size < values.length) throw new Denied(409, 'Nothing can be chosen twice');
  if (select.type === ComponentType.StringSelect) {
    const unknown = values.find((value) => !select.options.some((option) => option.value === value));
    if (unknown !== undefined) throw new Denied(409, `There is no choice "${unknown}"`);
    return { values };
  }
  if (select.type === ComponentType.ChannelSelect) return { values, resolved: { channels: channelsBy(world, values) } };
  return { values, resolved: peopleBy(world, values) };
}

function channelsBy(world: World, ids: string[]): object {
  const channels = ids.flatMap((id) => world.channels.get(id) ?? []);
  if (channels.length < ids.length) throw new Denied(409, 'There is no such channel');
  return Object.fromEntries(channels.map((channel) => [channel.id, channelView(world, channel)]));
}

function peopleBy(world: World, ids: string[]): object {
  const people = ids.flatMap((id) => world.people.get(id) ?? []);
  if (people.length < ids.length) throw new Denied(409, 'There is no such person');
  const members = people.map((person) => memberOf(world, person));
  return {
    users: Object.fromEntries(members.map(({ user }) => [user.id, user])),
    members: Object.fromEntries(members.map(({ user, ...member }) => [user.id, member])),
  };
}
