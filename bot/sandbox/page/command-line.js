// The command that is being composed: its name, the options that it has so far, and a field to add more.
import { el } from './dom.js';
import { createPill } from './option-pill.js';
import { sendable } from './options.js';
import { suggestionsFor } from './suggestions.js';

/**
 * `{node, focus(), run()}`. `on.run` gets `{options, files}`, `on.cancel` that the command was taken back, `on.problem`
 * what is wrong in words, `on.hint` the option that is being filled in, or undefined.
 */
export function createCommandLine(entry, { world, api, picker, channel, on }) {
  const pills = new Map();
  const more = el('input', {
    class: 'more-options',
    type: 'text',
    role: 'combobox',
    'aria-expanded': 'false',
    'aria-autocomplete': 'list',
    'aria-label': `More options of /${entry.label}`,
    autocomplete: 'off',
    spellcheck: 'false',
  });
  const slots = el('span', { class: 'pills' });
  const node = el(
    'div',
    { class: 'command-line', role: 'group', 'aria-label': `/${entry.label}` },
    el('span', { class: 'command-name' }, `/${entry.label}`),
    slots,
    more,
  );
  const left = () => entry.options.filter((option) => !pills.has(option.name));
  const entries = () => Object.fromEntries([...pills].map(([name, pill]) => [name, pill.entry()]));
  const asked = () => ({
    channel,
    name: entry.name,
    subcommand: entry.subcommand,
    options: sendable(entry.options, entries()).options,
  });

  function add(option) {
    const suggestions = suggestionsFor(option, { world, api, asked });
    const pill = createPill(option, {
      suggestions,
      picker,
      on: { done: next, enter: run, hint: on.hint, remove: (event) => remove(option, event) },
    });
    pills.set(option.name, pill);
    slots.append(pill.node);
    drawMore();
    return pill;
  }

  function remove(option, event) {
    event?.preventDefault();
    pills.get(option.name).node.remove();
    pills.delete(option.name);
    drawMore();
    more.focus();
  }

  function drawMore() {
    const count = left().length;
    more.placeholder = count ? `+${count} more` : '';
  }

  /** On to the first required option that is still empty, or to the end of the line. */
  function next() {
    const open = [...pills.values()].find((pill) => pill.option.required && !pill.entry().text && !pill.entry().file);
    if (open) open.focus();
    else more.focus();
  }

  function offerMore() {
    const typed = more.value.trim().toLowerCase();
    const fitting = left().filter((option) => option.name.startsWith(typed));
    const named = typed.endsWith(':') && left().find((option) => `${option.name}:` === typed);
    if (named) return take(named);
    if (!fitting.length) return picker.closeFor(more);
    picker.open(more, {
      label: 'Options',
      first: typed !== '',
      items: fitting.map((option) => ({ title: option.name, detail: option.description, aside: 'optional', option })),
      onPick: ({ option }) => take(option),
    });
  }

  function take(option) {
    more.value = '';
    add(option).focus();
  }

  function run(event) {
    event?.preventDefault();
    const wrong = [...pills.values()].map((pill) => [pill, pill.problem()]).find(([, problem]) => problem);
    if (wrong) {
      wrong[0].focus();
      return on.problem(`${wrong[0].option.name}: ${wrong[1]}`);
    }
    if (more.value.trim()) return on.problem(`/${entry.label} has no option “${more.value.trim()}”.`);
    on.run(sendable(entry.options, entries()));
  }

  more.addEventListener('input', offerMore);
  more.addEventListener('focus', offerMore);
  more.addEventListener('blur', () => picker.closeFor(more));
  more.addEventListener('keydown', (event) => {
    if (picker.key(event)) return;
    if (event.key === 'Enter' && !event.isComposing) run(event);
    if (event.key !== 'Backspace' || more.value) return;
    event.preventDefault();
    const last = [...pills.values()].at(-1);
    if (last) last.focus();
    else on.cancel();
  });
  node.addEventListener('keydown', (event) => event.key === 'Escape' && on.cancel());

  for (const option of entry.options.filter(({ required }) => required)) add(option);
  drawMore();
  return { node, focus: next, run };
}
