// The list of channels, their threads and direct messages, with what is unread.
import { channelAddress, DIRECT_ADDRESS } from './address.js';
import { arrowKeys } from './arrow-keys.js';
import { el, redraw } from './dom.js';
import { icon } from './icons.js';
import { avatar, channelTitle, isArchived, isDirect } from './people.js';
import { directChannel, isUnread, serverChannels } from './world.js';

export function channelList(place, { world }) {
  function draw() {
    if (!world.bot.user) return;
    const rows = serverChannels(world).flatMap(({ channel, threads }) => [
      el(
        'li',
        {},
        entry(channel),
        threads.length > 0 &&
          el(
            'ul',
            { 'aria-label': `Threads of ${channel.name}` },
            threads.map((thread) => el('li', {}, entry(thread))),
          ),
      ),
    ]);
    redraw(
      place,
      el('h2', { class: 'list-title' }, 'Text channels'),
      el('ul', { class: 'channel-list' }, rows),
      el('h2', { class: 'list-title' }, 'Direct messages'),
      el('ul', { class: 'channel-list' }, el('li', {}, entry(directChannel(world)))),
    );
    const current = place.querySelector('[aria-current]') ?? place.querySelector('a');
    if (current) current.tabIndex = 0;
  }

  /** A link to a channel; the direct message has one before it is opened for the first time. */
  function entry(channel) {
    const direct = !channel || isDirect(channel);
    const open = channel?.id === world.current;
    const unread = Boolean(channel) && !open && isUnread(world, channel);
    const unseen = open ? 0 : (world.unseen.get(channel?.id)?.size ?? 0);
    const classes = [
      'channel',
      unread && 'unread',
      isArchived(channel) && 'archived',
      !direct && channel.parent_id && 'thread',
    ];
    const status = world.bot.online ? 'online' : 'offline';
    return el(
      'a',
      {
        class: classes.filter(Boolean).join(' '),
        href: channel ? channelAddress(channel.id) : DIRECT_ADDRESS,
        'aria-current': open && 'page',
        tabindex: '-1',
        dataset: { focus: channel?.id ?? 'direct' },
      },
      direct
        ? avatar(world.bot.user, { status })
        : icon(classes.includes('thread') || channel.type !== 0 ? 'thread' : 'hash'),
      el('span', { class: 'channel-name' }, channelTitle(channel ?? { type: 1 }, world.bot.user)),
      unread && el('span', { class: 'visually-hidden' }, ', unread'),
      unseen > 0 && el('span', { class: 'badge' }, String(unseen), el('span', { class: 'visually-hidden' }, ' new')),
    );
  }

  arrowKeys(place, 'a');
  world.watch('channels current bot people', draw);
}
