// The column of messages: the list, what stands above its beginning, and the way back to the newest.
import { el, redraw } from './dom.js';
import { icon } from './icons.js';
import { messageList } from './message-list.js';
import { channelTitle, isDirect, isThread } from './people.js';
import { scrollKeeper } from './scroll.js';
import { channelNow, markRead, timelineOf } from './world.js';

/** `onCommand` is told of the command whose mention was pressed. Returns `{toBottom}`. */
export function historyColumn({ scroller, intro, list, jump }, { world, live, actions, onCommand }) {
  let unseen = 0;
  let introShown;
  const keeper = scrollKeeper(scroller, {
    onTop: () => world.current && live.loadOlder(world.current),
    onScroll: () => keeper.atBottom() && seen(),
  });
  const drawList = messageList(list, { world, actions });

  function seen() {
    unseen = 0;
    drawJump();
    if (document.visibilityState === 'visible') markRead(world);
  }

  function drawJump() {
    jump.hidden = keeper.atBottom();
    const news = unseen === 1 ? '1 new message' : `${unseen} new messages`;
    redraw(jump, unseen ? news : 'Jump to the newest', icon('down'));
  }

  function draw(channelId) {
    if (channelId !== undefined && channelId !== world.current) return;
    keeper.keepingPlace(() => {
      drawIntro();
      drawList();
    });
    if (keeper.atBottom()) seen();
    else drawJump();
  }

  function drawIntro() {
    const channel = channelNow(world);
    const { loaded, atStart } = timelineOf(world, world.current);
    const complete = Boolean(channel) && loaded && atStart;
    const showing = complete ? `${channel.id} ${channel.name}` : 'loading';
    list.setAttribute('aria-busy', String(!loaded));
    if (showing === introShown) return;
    introShown = showing;
    redraw(intro, complete ? introOf(channel, world) : el('p', { class: 'loading-older' }, 'Loading messages…'));
  }

  jump.addEventListener('click', () => {
    keeper.toBottom();
    list.querySelector('li:last-child article')?.focus({ preventScroll: true });
  });
  scroller.addEventListener('click', (event) => {
    const name = event.target.closest('[data-command]')?.dataset.command;
    if (name) onCommand(name);
  });
  document.addEventListener('visibilitychange', () => keeper.atBottom() && seen());
  world.watch('messages', draw);
  world.watch('current people', () => draw());
  world.watch('current', () => {
    keeper.toBottom();
    seen();
  });
  world.watch('arrival', (message) => {
    if (message.channel_id !== world.current || keeper.atBottom()) return;
    unseen += 1;
    drawJump();
  });
  return { toBottom: keeper.toBottom };
}

function introOf(channel, world) {
  const title = channelTitle(channel, world.bot.user);
  const sign = isDirect(channel) ? 'chat' : isThread(channel) ? 'thread' : 'hash';
  const tries = ['study', 'decks list', 'help'].map((name) => [
    el('button', { type: 'button', class: 'mention', dataset: { command: name } }, `/${name}`),
    ' ',
  ]);
  return [
    el('div', { class: 'intro-sign' }, icon(sign)),
    el('h2', {}, isDirect(channel) || isThread(channel) ? title : `Welcome to #${title}`),
    el('p', {}, beginning(channel, title)),
    el('p', { class: 'intro-tries' }, 'Things to try: ', tries),
  ];
}

function beginning(channel, title) {
  if (isDirect(channel)) return `This is where your direct messages with ${title} begin. Only the two of you see them.`;
  if (isThread(channel)) return `This is where the thread ${title} begins.`;
  return `This is where #${title} begins. Type a slash to see what Quorum can do.`;
}
