// What can be picked for a command's option.
import { el } from './dom.js';
import { icon } from './icons.js';
import { BOOLEAN, CHANNEL, USER } from './options.js';
import { avatar, channelTitle, displayName, isDirect } from './people.js';

const MOST = 25;

/**
 * The source of an option's choices: `{ask(typed), remote}`, where `ask` gives choices `{name, value, face?}` or a
 * promise of them; undefined when the option is free text. `asked()` gives what the server needs for autocomplete.
 */
export function suggestionsFor(option, { world, api, asked }) {
  if (option.autocomplete) {
    const ask = async (typed) => (await api.autocomplete({ ...asked(), option: option.name, value: typed })).choices;
    return { remote: true, ask };
  }
  const choices = fixedChoices(option, world);
  if (!choices) return undefined;
  const contains = (choice, typed) => choice.name.toLowerCase().includes(typed.trim().toLowerCase());
  return {
    remote: false,
    ask: (typed) =>
      choices()
        .filter((choice) => contains(choice, typed))
        .slice(0, MOST),
  };
}

function fixedChoices(option, world) {
  if (option.choices?.length) return () => option.choices;
  if (option.type === BOOLEAN)
    return () => [
      { name: 'True', value: true },
      { name: 'False', value: false },
    ];
  if (option.type === USER)
    return () =>
      [...world.users.values()].map((user) => ({ name: displayName(user), value: user.id, face: avatar(user) }));
  if (option.type === CHANNEL) return () => channels(option, world);
  return undefined;
}

function channels({ channel_types: types }, world) {
  const fitting = [...world.channels.values()].filter((channel) =>
    types ? types.includes(channel.type) : !isDirect(channel),
  );
  const face = () => el('span', { class: 'picker-sign' }, icon('hash'));
  return fitting.map((channel) => ({ name: channelTitle(channel, world.bot.user), value: channel.id, face: face() }));
}
