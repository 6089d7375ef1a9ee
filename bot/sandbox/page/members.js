// Who is in the server, at the right of a wide window.
import { el, redraw } from './dom.js';
import { avatar, displayName, isDirect } from './people.js';
import { channelNow } from './world.js';

export function memberList(place, { world }) {
  world.watch('people bot current', () => {
    place.hidden = isDirect(channelNow(world));
    const users = [...world.users.values()];
    const bots = users.filter((user) => user.bot);
    const people = users.filter((user) => !user.bot).toSorted((a, b) => displayName(a).localeCompare(displayName(b)));
    redraw(
      place,
      group('Members', people, () => undefined),
      group('Bots', bots, () => (world.bot.online ? 'online' : 'offline')),
    );
  });
}

function group(title, users, statusOf) {
  const rows = users.map((user) => {
    const status = statusOf(user);
    return el(
      'li',
      { class: `member ${status ?? ''}` },
      avatar(user, { status }),
      el('span', { class: user.bot ? 'author is-bot' : 'author' }, displayName(user)),
      user.bot && el('span', { class: 'bot-badge' }, 'BOT'),
      status && el('span', { class: 'visually-hidden' }, `, ${status}`),
    );
  });
  return [el('h2', { class: 'list-title' }, `${title} — ${users.length}`), el('ul', {}, rows)];
}
