// A select: a button that opens a list of choices, one or several of which can be taken.
import { el, freshId, onClickOutside } from './dom.js';
import { icon } from './icons.js';

const GAP = 4;
const TYPING_PAUSE = 800;

/**
 * `{node, values(), focus()}`. `name` is shown while nothing is chosen, `label` is how it is called. With one choice to
 * make, `onChoose` is called at once; with several, when the list closes.
 */
export function selectNode({ name, label = name, choices, least, most, disabled, waiting, at, onChoose, describedBy }) {
  const several = most > 1;
  let taken = choices.filter((choice) => choice.chosen).map((choice) => choice.value);
  let before = taken;
  let active = -1;
  let stopWatching = () => undefined;

  const face = el('span', { class: 'select-face', id: freshId('face') });
  const items = choices.map((choice, i) => choiceItem(choice, () => take(i)));
  const list = el(
    'ul',
    {
      class: 'select-list',
      role: 'listbox',
      id: freshId('list'),
      'aria-label': label,
      'aria-multiselectable': several && 'true',
      popover: 'manual',
    },
    items,
  );
  const opener = openerButton(face, list, { label, describedBy, waiting, disabled, at });
  const node = el('div', { class: 'select' }, opener, list);
  const indexOf = typeAhead(choices.map((choice) => choice.label));
  const isOpen = () => list.matches(':popover-open');
  draw();

  function draw() {
    const labels = choices.filter((choice) => taken.includes(choice.value)).map((choice) => choice.label);
    face.textContent = labels.length ? labels.join(', ') : name;
    face.classList.toggle('empty', !labels.length);
    for (const [i, item] of items.entries()) {
      item.setAttribute('aria-selected', String(taken.includes(choices[i].value)));
      item.classList.toggle('active', i === active);
    }
    if (active >= 0 && isOpen()) opener.setAttribute('aria-activedescendant', items[active].id);
    else opener.removeAttribute('aria-activedescendant');
  }

  function open() {
    if (waiting) return;
    before = taken;
    list.showPopover();
    opener.setAttribute('aria-expanded', 'true');
    stopWatching = whileOpen(opener, list, close);
    const first = choices.findIndex((choice) => taken.includes(choice.value));
    move(Math.max(0, first));
  }

  function close() {
    stopWatching();
    if (!isOpen()) return;
    list.hidePopover();
    opener.setAttribute('aria-expanded', 'false');
    draw();
    if (several && taken.join('\n') !== before.join('\n')) onChoose?.(taken);
  }

  function move(to) {
    active = Math.min(Math.max(to, 0), choices.length - 1);
    draw();
    items[active]?.scrollIntoView({ block: 'nearest' });
  }

  function take(i) {
    const { value } = choices[i];
    active = i;
    if (!several) taken = taken.includes(value) && least === 0 ? [] : [value];
    else if (!taken.includes(value)) taken = taken.length < most ? [...taken, value] : taken;
    else if (taken.length > least) taken = taken.filter((other) => other !== value);
    draw();
    if (several) return;
    close();
    onChoose?.(taken);
  }

  function onKey(event) {
    const steps = { ArrowDown: active + 1, ArrowUp: active - 1, Home: 0, End: choices.length - 1 };
    if (!isOpen() && ['ArrowDown', 'ArrowUp', 'Enter', ' '].includes(event.key)) open();
    else if (!isOpen()) return;
    else if (event.key in steps) move(steps[event.key]);
    else if (event.key === 'Enter' || event.key === ' ') take(active);
    else if (event.key === 'Escape') close();
    else if (event.key.length === 1) move(indexOf(event.key) ?? active);
    else return;
    event.preventDefault();
    event.stopPropagation();
  }

  opener.addEventListener('click', () => (isOpen() ? close() : open()));
  opener.addEventListener('keydown', onKey);
  opener.addEventListener('blur', close);
  return { node, values: () => taken, focus: () => opener.focus() };
}

function openerButton(face, list, { label, describedBy, waiting, disabled, at }) {
  const properties = {
    type: 'button',
    class: 'select-button',
    role: 'combobox',
    'aria-haspopup': 'listbox',
    'aria-expanded': 'false',
    'aria-controls': list.id,
    'aria-label': label,
    'aria-describedby': [describedBy, face.id].filter(Boolean).join(' '),
    'aria-busy': waiting && 'true',
    disabled,
    dataset: { at },
  };
  return el('button', properties, face, icon('down'));
}

function choiceItem({ label, description, emoji }, onclick) {
  const keepFocus = (event) => event.preventDefault();
  return el(
    'li',
    { class: 'select-choice', role: 'option', id: freshId('choice'), onpointerdown: keepFocus, onclick },
    emoji && el('span', { class: 'emoji', 'aria-hidden': 'true' }, emoji),
    el('span', { class: 'choice-text' }, el('span', {}, label), description && el('small', {}, description)),
    el('span', { class: 'choice-mark' }, icon('check')),
  );
}

/** Keeps the list beside its opener and closes it at a press elsewhere, until the returned function is called. */
function whileOpen(opener, list, close) {
  const place = () => placeBeside(opener, list);
  const stopClicks = onClickOutside(opener.parentElement, close);
  document.addEventListener('scroll', place, true);
  place();
  return () => {
    stopClicks();
    document.removeEventListener('scroll', place, true);
  };
}

/** Below the opener, or above it where there is more room; over whatever would cut it off. */
function placeBeside(opener, list) {
  const { top, bottom, left, width } = opener.getBoundingClientRect();
  const below = window.innerHeight - bottom > list.offsetHeight + 2 * GAP || top < window.innerHeight - bottom;
  const y = below ? bottom + GAP : Math.max(GAP, top - list.offsetHeight - GAP);
  list.style.width = `${width}px`;
  list.style.left = `${left}px`;
  list.style.top = `${y}px`;
}

/** Letters typed shortly after each other find the first label that begins with them. */
function typeAhead(labels) {
  let typed = '';
  let last = 0;
  return (letter) => {
    typed = (Date.now() - last < TYPING_PAUSE ? typed : '') + letter.toLowerCase();
    last = Date.now();
    const found = labels.findIndex((label) => label.toLowerCase().startsWith(typed));
    return found < 0 ? undefined : found;
  };
}
