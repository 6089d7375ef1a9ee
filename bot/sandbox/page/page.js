// The page: puts its parts together and follows the address bar.
import { createActions } from './actions.js';
import { channelAddress, channelInAddress, DIRECT_ADDRESS, personOfThisTab } from './address.js';
import { createApi } from './api.js';
import { channelList } from './channels.js';
import { composer } from './composer.js';
import { historyColumn } from './history.js';
import { listsToggle } from './lists-toggle.js';
import { createLive } from './live.js';
import { discordLocale } from './locale.js';
import { refreshRelativeTimes } from './markdown-nodes.js';
import { memberList } from './members.js';
import { openModal } from './modal.js';
import { personPanel } from './person.js';
import { serverRail } from './rail.js';
import { announcer, banner, typingLine } from './status-lines.js';
import { topbar } from './topbar.js';
import { createWorld, isUnread, serverChannels } from './world.js';

const RETRY_AFTER = 1500;
const TIMES_AFTER = 10_000;

const world = createWorld();
const api = createApi();
const name = personOfThisTab();
const login = () => api.login(name, discordLocale(navigator.language));
const live = createLive({ world, api, login });
const actions = createActions({ world, api });
const part = (id) => document.getElementById(id);

const writing = composer(part('composer'), { world, api, actions, onSend: () => column.toBottom() });
const places = { scroller: part('scroller'), intro: part('intro'), list: part('messages'), jump: part('jump') };
const column = historyColumn(places, { world, live, actions, onCommand: writing.startCommand });
serverRail(part('rail'), { world });
channelList(part('channels'), { world });
personPanel(part('person'), { world });
memberList(part('members'), { world });
topbar(part('topbar'), { world, api });
banner(part('banner'), { world });
typingLine(part('typing'), { world });
announcer(part('announcer'), { world });
listsToggle({ opener: part('lists-opener'), lists: part('lists'), main: part('main'), backdrop: part('backdrop') });

world.watch('modal', (outcome) => openModal(outcome, { world, submit: actions.submitModal }));
world.watch('edited', writing.focus);
world.watch('people', () => {
  part('server-name').textContent = world.guild.name;
});
world.watch('channels', () => {
  if (world.current && !world.channels.has(world.current)) follow();
});
world.watch('current', () => live.open(world.current));

/** Opens the channel of the address, or the first one where that can't be seen. */
async function follow() {
  if (location.hash === DIRECT_ADDRESS) await openDirect();
  const wanted = channelInAddress();
  const id = world.channels.has(wanted) ? wanted : serverChannels(world)[0]?.channel.id;
  if (!id) return;
  if (id !== wanted) history.replaceState(null, '', channelAddress(id));
  if (id === world.current) return;
  const channel = world.channels.get(id);
  world.readUpTo = isUnread(world, channel) ? (world.marks.of(id) ?? '0') : null;
  world.editing = undefined;
  world.current = id;
  world.tell('current');
  world.tell('channels');
}

async function openDirect() {
  try {
    const { channel } = await api.openDirect();
    world.channels.set(channel.id, { ...channel, ...world.channels.get(channel.id) });
    history.replaceState(null, '', channelAddress(channel.id));
  } catch (refusal) {
    world.tell('problem', refusal.message);
  }
}

async function start() {
  const refusal = await live.enter().then(
    () => undefined,
    (error) => error,
  );
  if (refusal) {
    world.connection = 'lost';
    world.tell('connection');
    setTimeout(start, RETRY_AFTER);
    return;
  }
  addEventListener('hashchange', follow);
  await follow();
  live.start();
  writing.focus();
}

/** Letters typed anywhere else than in a field belong to the message. */
document.addEventListener('keydown', (event) => {
  const isLetter = event.key.length === 1 && event.key !== ' ' && !event.ctrlKey && !event.metaKey && !event.altKey;
  if (isLetter && document.activeElement.matches('body, article, a')) writing.focus();
});
part('skip').addEventListener('click', () => writing.focus());
setInterval(() => refreshRelativeTimes(new Date()), TIMES_AFTER);
start();
