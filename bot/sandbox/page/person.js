// Who one is, at the foot of the lists, and becoming somebody else.
import { becomePerson } from './address.js';
import { arrowKeys } from './arrow-keys.js';
import { button, el, onClickOutside, redraw } from './dom.js';
import { icon } from './icons.js';
import { askForName } from './new-person.js';
import { avatar, displayName } from './people.js';

export function personPanel(place, { world }) {
  const menu = el('div', {
    class: 'person-menu',
    role: 'menu',
    'aria-label': 'Who you are',
    id: 'person-menu',
    hidden: true,
  });
  const opener = button({
    class: 'person-button',
    'aria-haspopup': 'menu',
    'aria-expanded': 'false',
    'aria-controls': 'person-menu',
    onclick: () => (menu.hidden ? open() : close()),
  });
  let stopWatching;

  function open() {
    redraw(
      menu,
      el('p', { class: 'menu-title', role: 'presentation' }, 'Act as'),
      people(world).map(choice),
      el('hr', {}),
      newPerson(),
    );
    menu.hidden = false;
    opener.setAttribute('aria-expanded', 'true');
    stopWatching = onClickOutside(place, close);
    menu.querySelector('[aria-checked="true"]')?.focus();
  }

  function close() {
    if (menu.hidden) return;
    if (menu.contains(document.activeElement)) opener.focus();
    menu.hidden = true;
    opener.setAttribute('aria-expanded', 'false');
    stopWatching();
  }

  function choice(user) {
    const checked = user.id === world.me.id;
    const act = () => (checked ? close() : becomePerson(displayName(user)));
    const mark = checked && icon('check');
    return item(
      { role: 'menuitemradio', 'aria-checked': String(checked), onclick: act },
      avatar(user),
      displayName(user),
      mark,
    );
  }

  function newPerson() {
    const ask = () => {
      close();
      askForName();
    };
    return item({ role: 'menuitem', onclick: ask }, icon('plus'), 'New person…');
  }

  function draw() {
    if (!world.me) return;
    const name = displayName(world.me);
    const texts = el('span', { class: 'person-text' }, el('b', {}, name), el('small', {}, 'Switch person'));
    redraw(opener, avatar(world.me, { status: 'online' }), texts, icon('swap'));
    opener.setAttribute('aria-label', `${name}: switch person`);
  }

  place.append(menu, opener);
  arrowKeys(menu, '[role^="menuitem"]');
  menu.addEventListener('keydown', (event) => {
    if (event.key === 'Escape' || event.key === 'Tab') close();
  });
  world.watch('people', draw);
}

function people(world) {
  return [...world.users.values()].filter((user) => !user.bot);
}

function item(properties, ...face) {
  return button({ class: 'menu-item', tabindex: '-1', ...properties }, ...face);
}
