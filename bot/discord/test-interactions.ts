// For tests: interactions as the gateway sends them.
import type { APIInteraction } from 'discord-api-types/v10';

let last = 1000;

const ADA = { id: '7', username: 'ada', global_name: 'Ada', discriminator: '0', avatar: null };

/** An interaction of Ada in a server's channel; `more` overrides. */
export function interaction(type: number, data: object, more: object = {}): APIInteraction {
  const base = {
    id: String(++last),
    application_id: '1',
    token: 'secret-token',
    version: 1,
    type,
    data,
    guild_id: '2',
    channel: { id: '3', type: 0 },
    member: { user: ADA, nick: null, roles: [], permissions: '0' },
    locale: 'en-GB',
    context: 0,
  };
  return { ...base, ...more } as unknown as APIInteraction;
}

export function command(
  name: string,
  options: object[] = [],
  more: object = {},
  resolved: object = {},
): APIInteraction {
  return interaction(2, { id: '9', type: 1, name, options, resolved }, more);
}

export function typing(name: string, options: object[]): APIInteraction {
  return interaction(4, { id: '9', type: 1, name, options });
}

export function press(customId: string, more: object = {}, data: object = { component_type: 2 }): APIInteraction {
  return interaction(3, { custom_id: customId, ...data }, { message: { id: '5' }, ...more });
}

export function submit(customId: string, components: object[], more: object = {}): APIInteraction {
  return interaction(5, { custom_id: customId, components }, more);
}

/** Overrides that make it Ada's own direct message with the bot. */
export const DIRECT = { guild_id: undefined, member: undefined, user: ADA, context: 1, channel: { id: '4', type: 1 } };
