// The bar above the messages: where one is, and what can be done with a thread.
import { openDialog } from './dialog.js';
import { button, el, redraw } from './dom.js';
import { icon } from './icons.js';
import { channelTitle, isArchived, isDirect, isThread } from './people.js';
import { channelNow } from './world.js';

export function topbar(place, { world, api }) {
  const problem = (refusal) => world.tell('problem', refusal.message);
  function draw() {
    const channel = channelNow(world);
    if (!channel) return;
    const title = channelTitle(channel, world.bot.user);
    const sign = isDirect(channel) ? 'chat' : isThread(channel) ? 'thread' : 'hash';
    redraw(
      place,
      icon(sign),
      el('h2', {}, title),
      channel.topic && el('p', { class: 'topic' }, channel.topic),
      isThread(channel) && threadLine(channel),
    );
    const unseen = [...world.unseen.values()].reduce((sum, messages) => sum + messages.size, 0);
    document.title = `${unseen ? `(${unseen}) ` : ''}${isDirect(channel) ? '@' : '#'}${title} · Quorum`;
  }

  function threadLine(channel) {
    const parent = world.channels.get(channel.parent_id);
    const body = { channel: channel.id };
    return el(
      'div',
      { class: 'thread-line' },
      parent && el('span', {}, `Thread in #${parent.name}${isArchived(channel) ? ', archived' : ''}`),
      !isArchived(channel) && action('Archive thread', 'archive', () => api.archiveThread(body).catch(problem)),
      action('Delete thread', 'trash', () => confirmDeletion(channel, () => api.deleteThread(body).catch(problem))),
    );
  }

  world.watch('current channels people', draw);
}

function confirmDeletion({ name }, onAnswer) {
  const text = `“${name}” and all of its messages go away, for everybody.`;
  openDialog({ title: 'Delete this thread?', text, action: 'Delete', style: 'danger', onAnswer });
}

function action(label, sign, onclick) {
  return button(
    { class: 'icon-button', 'aria-label': label, title: label, onclick, dataset: { focus: label } },
    icon(sign),
  );
}
