// The list above the composer: commands, options or choices, moved through from the field that it belongs to.
import { el, fill, freshId } from './dom.js';

/**
 * `open(input, {label, items, first?, note?, onPick})` shows items `{title, detail?, aside?, face?}`; the first one is
 * active unless `first` is false. `key(event)` is true when the picker took the key.
 */
export function createPicker(place) {
  const id = freshId('picker');
  let shown;
  let active = -1;

  function open(input, what) {
    if (shown && shown.input !== input) close();
    shown = { input, ...what };
    active = what.items.length && what.first !== false ? 0 : -1;
    const list = el('ul', { role: 'listbox', id, 'aria-label': what.label }, what.items.map(itemNode));
    place.replaceChildren();
    fill(
      place,
      el(
        'p',
        { class: 'picker-title' },
        what.label,
        what.note && el('span', { class: 'picker-note', role: 'status' }, what.note),
      ),
      what.items.length > 0 && list,
    );
    place.hidden = false;
    input.setAttribute('aria-controls', id);
    if (input.getAttribute('role') === 'combobox') input.setAttribute('aria-expanded', String(what.items.length > 0));
    activate(active);
  }

  function itemNode(item, i) {
    return el(
      'li',
      {
        role: 'option',
        class: 'picker-item',
        id: `${id}-${i}`,
        'aria-selected': 'false',
        onpointerdown: (event) => event.preventDefault(),
        onclick: () => pick(i),
      },
      item.face,
      el(
        'span',
        { class: 'picker-text' },
        el('span', { class: 'picker-name' }, item.title),
        item.detail && el('small', {}, item.detail),
      ),
      item.aside && el('span', { class: 'picker-aside' }, item.aside),
    );
  }

  function close() {
    if (!shown) return;
    const { input } = shown;
    shown = undefined;
    place.hidden = true;
    place.replaceChildren();
    for (const name of ['aria-controls', 'aria-activedescendant']) input.removeAttribute(name);
    if (input.getAttribute('role') === 'combobox') input.setAttribute('aria-expanded', 'false');
  }

  function activate(to) {
    active = to;
    const nodes = [...place.querySelectorAll('[role="option"]')];
    for (const [i, node] of nodes.entries()) node.setAttribute('aria-selected', String(i === active));
    nodes[active]?.scrollIntoView({ block: 'nearest' });
    if (nodes[active]) shown.input.setAttribute('aria-activedescendant', nodes[active].id);
    else shown.input.removeAttribute('aria-activedescendant');
  }

  function pick(i) {
    const { items, onPick } = shown;
    close();
    onPick(items[i]);
  }

  function key(event) {
    const last = (shown?.items.length ?? 0) - 1;
    if (!shown || event.isComposing) return false;
    if (event.key === 'ArrowDown' && last >= 0) activate(active >= last ? 0 : active + 1);
    else if (event.key === 'ArrowUp' && last >= 0) activate(active <= 0 ? last : active - 1);
    else if ((event.key === 'Enter' || (event.key === 'Tab' && !event.shiftKey)) && active >= 0) pick(active);
    else if (event.key === 'Escape') close();
    else return false;
    event.preventDefault();
    event.stopPropagation();
    return true;
  }

  return { open, close, key, closeFor: (input) => shown?.input === input && close() };
}
