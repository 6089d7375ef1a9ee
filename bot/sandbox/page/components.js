// The rows of buttons and selects under a message.
import { button, el, waitingDots } from './dom.js';
import { icon } from './icons.js';
import { webAddress } from './inline.js';
import { selectNode } from './select.js';
import { selectChoices } from './select-choices.js';

const ACTION_ROW = 1;
const BUTTON = 2;
const LINK = 5;
const STYLES = { 1: 'primary', 2: 'secondary', 3: 'success', 4: 'danger' };

/**
 * The rows, and beneath them what went wrong. `press` is the message's entry in `world.presses`; `onPress` gets the
 * custom_id and, for selects, the chosen values.
 */
export function componentRows(message, { world, press, onPress }) {
  const rows = (message.components ?? []).filter((row) => row.type === ACTION_ROW);
  const chosen = world.choices.get(message.id);
  const nodes = rows.map((row, y) =>
    el(
      'div',
      { class: 'component-row' },
      row.components.map((component, x) =>
        componentNode(component, { world, chosen, press, onPress, at: `${y}:${x}` }),
      ),
    ),
  );
  const failure = press?.problem && el('p', { class: 'failure', role: 'alert' }, icon('warning'), press.problem);
  return [...nodes, failure];
}

function componentNode(component, context) {
  if (component.type !== BUTTON) return selectIn(component, context);
  return component.style === LINK ? linkButton(component, context.at) : pressButton(component, context);
}

function face({ emoji, label }) {
  const picture = emoji?.id ? `:${emoji.name}:` : emoji?.name;
  return [
    picture && el('span', { class: 'emoji', 'aria-hidden': label ? 'true' : undefined }, picture),
    label && el('span', { class: 'label' }, label),
  ];
}

function linkButton(component, at) {
  const href = webAddress(component.url);
  const target = { href, target: '_blank', rel: 'noopener noreferrer' };
  return el('a', { class: 'component link-button', ...target, dataset: { at } }, face(component), icon('link'));
}

function pressButton(component, { press, onPress, at }) {
  const waiting = isWaiting(component, press);
  return button(
    {
      class: `component ${STYLES[component.style] ?? 'secondary'}`,
      disabled: component.disabled,
      'aria-busy': waiting && 'true',
      'aria-disabled': waiting && 'true',
      dataset: { at },
      onclick: () => !waiting && onPress(component.custom_id),
      // A key held down would press whatever the answer puts in the button's place.
      onkeydown: (event) => event.repeat && event.preventDefault(),
    },
    face(component),
    waiting && waitingDots(),
  );
}

function selectIn(component, { world, chosen, press, onPress, at }) {
  const choices = selectChoices(component, world, chosen?.[component.custom_id]);
  if (!choices) return undefined;
  return selectNode({
    name: component.placeholder ?? 'Make a selection',
    choices,
    least: component.min_values ?? 1,
    most: component.max_values ?? 1,
    disabled: component.disabled,
    waiting: isWaiting(component, press),
    at,
    onChoose: (values) => onPress(component.custom_id, values),
  }).node;
}

function isWaiting(component, press) {
  return Boolean(press && !press.problem && press.customId === component.custom_id);
}
