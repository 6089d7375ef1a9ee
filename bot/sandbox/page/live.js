// Keeps the world in step with the server: the first load, its events, and what was missed while they were cut off.
import { applyEvent } from './apply-event.js';
import { listenToEvents } from './events.js';
import { isArchived, isDirect } from './people.js';
import { createReadMarks } from './read-marks.js';
import { isNewer } from './snowflake.js';
import { PAGE_SIZE, withNewest, withOlder } from './timeline.js';
import { changeTimeline, isUnread, noteUnseen, timelineOf } from './world.js';

const RETRY_AFTER = 1500;
const NOT_FOUND = 404;

export function createLive({ world, api, login }) {
  const loadingOlder = new Set();
  /** Events that come while the state is on its way are applied onto it. */
  let held;
  let again = false;

  const onEvent = (event) => {
    if (held) held.push(event);
    else if (applyEvent(world, event)) reload();
  };

  async function reload() {
    again = Boolean(held);
    if (held) return;
    held = [];
    const known = await fetchState().catch(() => undefined);
    const events = held;
    held = undefined;
    if (known) events.forEach(onEvent);
    if (!known) setTimeout(reload, RETRY_AFTER);
    else if (again) reload();
  }

  async function fetchState() {
    world.me = await login();
    const state = await api.state();
    takeState(world, state);
    for (const id of world.timelines.keys()) if (id !== world.current) world.timelines.delete(id);
    if (world.channels.has(world.current)) await loadNewest(world.current).catch(forgetIfGone);
    await Promise.all(state.channels.filter((channel) => unreadDirect(channel)).map(countUnread));
    for (const topic of ['people', 'commands', 'bot', 'channels']) world.tell(topic);
    return state;
  }

  const unreadDirect = (channel) => isDirect(channel) && isUnread(world, channel);

  async function countUnread({ id }) {
    const { messages } = await api.messages({ channel: id, limit: PAGE_SIZE });
    const unread = messages.filter(
      (message) => isNewer(message.id, world.marks.of(id)) && message.author.id !== world.me.id,
    );
    for (const message of unread) noteUnseen(world, message);
  }

  /** A thread that was deleted meanwhile. */
  function forgetIfGone(refusal) {
    if (refusal.status !== NOT_FOUND) throw refusal;
    world.channels.delete(world.current);
  }

  async function loadNewest(channelId) {
    const { messages } = await api.messages({ channel: channelId, limit: PAGE_SIZE });
    changeTimeline(world, channelId, (timeline) => withNewest(timeline, messages));
  }

  return {
    /** The first load; fails with a Refusal. */
    enter: fetchState,
    /** Listens from now on. */
    start() {
      const setConnection = (connection) => {
        world.connection = connection;
        world.tell('connection');
      };
      const onOpen = () => {
        setConnection('open');
        reload();
      };
      listenToEvents({ address: api.eventsAddress, onEvent, onOpen, onLost: () => setConnection('lost') });
    },
    reload,
    /** Loads a channel's newest messages, if that has not been done. */
    async open(channelId) {
      if (timelineOf(world, channelId).loaded) return;
      world.timelines.set(channelId, timelineOf(world, channelId));
      const retry = () => world.current === channelId && this.open(channelId);
      await loadNewest(channelId).catch(() => setTimeout(retry, RETRY_AFTER));
    },
    /** Loads what came before the oldest message known; one request at a time. */
    async loadOlder(channelId) {
      const timeline = timelineOf(world, channelId);
      if (!timeline.loaded || timeline.atStart || loadingOlder.has(channelId)) return;
      loadingOlder.add(channelId);
      const before = timeline.messages.find((message) => !message.local)?.id;
      const page = await api.messages({ channel: channelId, before, limit: PAGE_SIZE }).catch(() => undefined);
      loadingOlder.delete(channelId);
      if (page) changeTimeline(world, channelId, (now) => withOlder(now, page.messages));
    },
  };
}

/** An archived thread is not part of the state, but stays while it is open. */
function takeState(world, state) {
  const here = world.channels.get(world.current);
  const channels = isArchived(here) ? [...state.channels, here] : state.channels;
  world.me = state.me;
  world.bot = state.bot;
  world.guild = state.guild;
  world.commands = state.commands;
  world.users = new Map([...state.users, state.bot.user].map((user) => [user.id, user]));
  world.channels = new Map(channels.map((channel) => [channel.id, channel]));
  world.marks ??= createReadMarks(localStorage, state.me.id);
  world.marks.start(state.channels);
}
