// What each event of the server changes in the page's world.
import { isDirect } from './people.js';
import { commandOf } from './rows.js';
import { isNewer } from './snowflake.js';
import { changed } from './timeline.js';
import { changeTimeline, noteUnseen } from './world.js';

const TYPING_LASTS = 10_000;
const EVENTS = {
  MESSAGE_CREATE: messageCame,
  MESSAGE_UPDATE: messageChanged,
  MESSAGE_DELETE: messageWent,
  CHANNEL_CREATE: channelChanged,
  CHANNEL_UPDATE: channelChanged,
  CHANNEL_DELETE: channelWent,
  TYPING_START: typingStarted,
  BOT_ONLINE: botChanged,
};

/** Applies one event. True when it could not be understood from what is known: the state has to be fetched anew. */
export function applyEvent(world, event) {
  if (event.t === 'COMMANDS_UPDATE') return true;
  const unknownChannel = event.t === 'MESSAGE_CREATE' && !world.channels.has(event.d.channel_id);
  if (!unknownChannel) EVENTS[event.t]?.(world, event.d, event);
  return unknownChannel;
}

function messageCame(world, message, event) {
  const channel = world.channels.get(message.channel_id);
  if (!world.users.has(message.author.id)) world.users.set(message.author.id, message.author);
  const isLast = isNewer(message.id, channel.last_message_id);
  if (isLast) world.channels.set(channel.id, { ...channel, last_message_id: message.id });
  world.typing.delete(channel.id);
  const mine = message.author.id === world.me.id;
  if (mine && isLast) world.marks.set(channel.id, message.id);
  if (!mine && concerns(world.me, channel, message)) noteUnseen(world, message);
  const answered = awaitedLine(world, message);
  world.awaited.delete(answered);
  changeMessages(world, channel.id, (timeline) => changed(without(timeline, answered), event));
  if (!mine) world.tell('arrival', message);
  world.tell('typing');
  world.tell('channels');
}

/** Channels that were not opened yet fetch their messages when they are. */
function changeMessages(world, channelId, change) {
  if (world.timelines.has(channelId)) changeTimeline(world, channelId, change);
}

function concerns(me, channel, { mentions = [] }) {
  return isDirect(channel) || mentions.some((user) => user.id === me.id);
}

/** The line of one's own command that this message answers. */
function awaitedLine(world, message) {
  const command = commandOf(message);
  if (command?.user?.id !== world.me.id) return undefined;
  return [...world.awaited].find((line) => `${commandOf(line).name} `.startsWith(`${command.name} `));
}

function without(timeline, line) {
  return line ? { ...timeline, messages: timeline.messages.filter((message) => message.id !== line.id) } : timeline;
}

function messageChanged(world, message, event) {
  const awaited = world.presses.get(message.id);
  if (awaited?.problem) world.presses.delete(message.id);
  world.choices.delete(message.id);
  changeMessages(world, message.channel_id, (timeline) => changed(timeline, event));
  if (awaited && !awaited.problem) world.tell('arrival', message);
}

function messageWent(world, message, event) {
  changeMessages(world, message.channel_id, (timeline) => changed(timeline, event));
}

function channelChanged(world, channel) {
  world.channels.set(channel.id, { ...world.channels.get(channel.id), ...channel });
  world.tell('channels');
}

function channelWent(world, { id }) {
  world.channels.delete(id);
  world.timelines.delete(id);
  world.unseen.delete(id);
  world.tell('channels');
}

function typingStarted(world, { channel_id: channelId, user }) {
  const id = typeof user === 'string' ? user : user.id;
  if (id === world.me.id) return;
  world.typing.set(channelId, { user: id, until: Date.now() + TYPING_LASTS });
  world.tell('typing');
}

function botChanged(world, { online }) {
  world.bot = { ...world.bot, online };
  world.tell('bot');
}
