// The narrow rail at the left: direct messages, and the one server.
import { channelAddress, DIRECT_ADDRESS } from './address.js';
import { el, redraw } from './dom.js';
import { icon } from './icons.js';
import { initials, isDirect } from './people.js';
import { channelNow, directChannel, isUnread, serverChannels } from './world.js';

export function serverRail(place, { world }) {
  world.watch('channels current people', () => {
    if (!world.guild) return;
    const direct = directChannel(world);
    const first = serverChannels(world)[0]?.channel;
    const here = channelNow(world);
    const unseen = isDirect(here) ? 0 : (world.unseen.get(direct?.id)?.size ?? 0);
    const news = serverChannels(world).some(({ channel, threads }) =>
      [channel, ...threads].some((one) => one.id !== here?.id && isUnread(world, one)),
    );
    redraw(
      place,
      tile('Direct messages', direct ? channelAddress(direct.id) : DIRECT_ADDRESS, isDirect(here), unseen > 0, [
        icon('chat'),
        unseen > 0 && el('span', { class: 'badge', 'aria-hidden': 'true' }, String(unseen)),
      ]),
      el('div', { class: 'rail-line', role: 'presentation' }),
      tile(
        world.guild.name,
        first ? channelAddress(first.id) : '#',
        Boolean(here) && !isDirect(here),
        news,
        initials(world.guild.name),
      ),
    );
  });
}

function tile(name, href, open, unread, face) {
  const classes = ['rail-tile', open && 'open', unread && !open && 'unread'].filter(Boolean).join(' ');
  return el('a', { class: classes, href, 'aria-label': name, title: name, dataset: { focus: name } }, face);
}
