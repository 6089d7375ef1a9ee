// The field for plain messages. A slash at the beginning offers the commands.
import { completeEntry, matchingEntries } from './commands.js';
import { el } from './dom.js';
import { growing } from './growing.js';
import { avatar } from './people.js';

export const LONGEST_MESSAGE = 2000;
const COUNT_FROM = 200;

/**
 * `{node, counter, set(text), call(name)}`. `entries()` gives the commands that can be picked here; `on` hears of
 * `input`, `entry` (a command was picked), `send`, and `editLast`.
 */
export function createMessageField({ world, picker, entries, on }) {
  const counter = el('p', { class: 'counter', 'aria-live': 'polite' });
  const field = el('textarea', {
    rows: '1',
    class: 'composer-field',
    'aria-autocomplete': 'list',
    autocomplete: 'off',
  });
  const grow = growing(field);

  function count() {
    const left = LONGEST_MESSAGE - field.value.length;
    counter.textContent = left <= COUNT_FROM ? String(left) : '';
    counter.classList.toggle('over', left < 0);
  }

  function offer() {
    const typed = /^\/([^\n]*)$/.exec(field.value)?.[1];
    if (typed === undefined) return picker.close();
    const complete = completeEntry(entries(), typed);
    if (complete) return on.entry(complete);
    const found = matchingEntries(entries(), typed);
    picker.open(field, {
      label: 'Commands',
      note: found.length ? undefined : 'No command matches.',
      items: found.map((entry) => itemOf(entry, world.bot.user)),
      onPick: ({ entry }) => on.entry(entry),
    });
  }

  field.addEventListener('input', () => {
    on.input();
    count();
    offer();
  });
  field.addEventListener('blur', () => picker.closeFor(field));
  field.addEventListener('keydown', (event) => {
    if (picker.key(event)) return;
    if (event.key === 'ArrowUp' && !field.value) on.editLast();
    else if (event.key === 'Enter' && !event.shiftKey && !event.isComposing) on.send();
    else return;
    event.preventDefault();
  });

  return {
    node: field,
    counter,
    set(text) {
      field.value = text;
      grow();
      count();
    },
    /** Says where a message would go. */
    call(name) {
      field.setAttribute('aria-label', name);
      field.placeholder = name;
    },
  };
}

function itemOf(entry, bot) {
  const options = entry.options.map(({ name, required }) => (required ? name : `${name}?`));
  return { title: `/${entry.label}`, detail: entry.description, aside: options.join('  '), face: avatar(bot), entry };
}
