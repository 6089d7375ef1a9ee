// What a select of Discord's offers, whichever kind it is.
import { channelTitle, displayName } from './people.js';

const STRING_SELECT = 3;
const USER_SELECT = 5;
const CHANNEL_SELECT = 8;

/**
 * Choices `{value, label, description?, emoji?, chosen}`, or undefined for a kind that the sandbox doesn't have.
 * `taken` are the values chosen by the person; without them the bot's own defaults hold.
 */
export function selectChoices(component, world, taken) {
  const defaults = component.default_values ?? [];
  const choices = offered(component, world);
  const isDefault = (choice) => Boolean(choice.default) || defaults.some(({ id }) => id === choice.value);
  return choices?.map((choice) => ({ ...choice, chosen: taken ? taken.includes(choice.value) : isDefault(choice) }));
}

function offered({ type, options, channel_types: types }, world) {
  switch (type) {
    case STRING_SELECT:
      return options.map((option) => ({ ...option, emoji: option.emoji?.name }));
    case USER_SELECT:
      return [...world.users.values()].map((user) => ({ value: user.id, label: displayName(user) }));
    case CHANNEL_SELECT:
      return [...world.channels.values()]
        .filter((channel) => (types ? types.includes(channel.type) : channel.type === 0))
        .map((channel) => ({ value: channel.id, label: `#${channelTitle(channel, world.bot.user)}` }));
    default:
      return undefined;
  }
}
