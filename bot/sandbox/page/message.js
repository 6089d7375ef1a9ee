// One message: who says it, what it says, and what can be done with it.
import { attachmentNodes } from './attachment.js';
import { componentRows } from './components.js';
import { button, el, waitingDots } from './dom.js';
import { embedNode } from './embed.js';
import { icon } from './icons.js';
import { markdownNodes } from './markdown-nodes.js';
import { editorNode } from './message-editor.js';
import { avatar, displayName } from './people.js';
import { messageText } from './plain-text.js';
import { commandOf, isEphemeral, isThinking, REPLY } from './rows.js';
import { clockTime, fullTime, messageTime } from './time.js';
import { namesIn, timelineOf } from './world.js';

const SUPPRESS_EMBEDS = 1 << 2;
const LONGEST_PREVIEW = 140;
const ONLY_EMOJI = /^(?:\p{RGI_Emoji}\s*){1,27}$/v;

/** The list item of a message. `compact` leaves the author out, who has just spoken. */
export function messageNode(message, { world, actions, compact }) {
  const mine = message.author.id === world.me.id;
  const mentioned = (message.mentions ?? []).some((user) => user.id === world.me.id);
  const classes = ['message', compact && 'compact', isEphemeral(message) && 'ephemeral', mentioned && 'mentioned'];
  const editing = world.editing === message.id;
  const article = el(
    'article',
    {
      class: classes.filter(Boolean).join(' '),
      'aria-label': displayName(message.author),
      tabindex: '-1',
      dataset: { id: message.id },
    },
    usedLine(message) ?? replyLine(message, world),
    el(
      'div',
      { class: 'gutter' },
      compact ? timeNode(message, 'gutter-time', clockTime(new Date(message.timestamp))) : avatar(message.author),
    ),
    el(
      'div',
      { class: 'message-body' },
      !compact && authorLine(message),
      editing ? editorNode(message, { world, actions }) : contentNodes(message, { world, actions }),
      isEphemeral(message) && ephemeralNote(message, actions),
    ),
    mine && !editing && tools(message, { world, actions }),
  );
  return el('li', { dataset: { key: message.id } }, article);
}

function usedLine(message) {
  const command = commandOf(message);
  if (!command) return undefined;
  const person = displayName(command.user);
  const name = el('span', { class: 'mention' }, `/${command.name}`);
  return el('p', { class: 'context-line' }, avatar(command.user), el('span', {}, el('b', {}, person), ' used ', name));
}

/** Whom and what a reply answers; pressing it goes there. */
function replyLine({ type, message_reference: reference, referenced_message: known }, world) {
  if (type !== REPLY || !reference) return undefined;
  const isOriginal = ({ id }) => id === reference.message_id;
  const original = known ?? timelineOf(world, world.current).messages.find(isOriginal);
  if (!original) return el('p', { class: 'context-line' }, 'Answers an earlier message');
  const names = { ...namesIn(world), time: () => 'a time' };
  const preview = messageText(original, names).slice(0, LONGEST_PREVIEW) || 'a message';
  const go = () => document.querySelector(`article[data-id="${original.id}"]`)?.focus();
  const text = button({ class: 'context-text', dataset: { at: 'reply' }, onclick: go }, preview);
  return el('p', { class: 'context-line' }, avatar(original.author), el('b', {}, displayName(original.author)), text);
}

function authorLine(message) {
  return el(
    'div',
    { class: 'author-line' },
    el('span', { class: `author ${message.author.bot ? 'is-bot' : ''}` }, displayName(message.author)),
    message.author.bot && el('span', { class: 'bot-badge' }, 'BOT'),
    timeNode(message, 'author-time', messageTime(new Date(message.timestamp), new Date())),
    !message.content && editedMark(message),
  );
}

function timeNode({ timestamp }, className, text) {
  const date = new Date(timestamp);
  return el('time', { class: className, datetime: date.toISOString(), title: fullTime(date) }, text);
}

function contentNodes(message, { world, actions }) {
  if (message.local) return localText(message);
  if (isThinking(message))
    return el('p', { class: 'thinking' }, waitingDots(), `${displayName(message.author)} is thinking…`);
  const names = namesIn(world);
  const jumbo = ONLY_EMOJI.test(message.content) && 'jumbo';
  const press = world.presses.get(message.id);
  const onPress = (customId, values) => actions.press(message, customId, values);
  return [
    message.content &&
      el('div', { class: `markdown ${jumbo || ''}` }, markdownNodes(message.content, names), editedMark(message)),
    attachmentNodes(message),
    shownEmbeds(message).map((embed) => embedNode(embed, names)),
    componentRows(message, { world, press, onPress }),
  ];
}

function shownEmbeds({ embeds = [], flags = 0 }) {
  return flags & SUPPRESS_EMBEDS ? [] : embeds;
}

function localText({ local }) {
  return local === 'sending'
    ? el('p', { class: 'thinking' }, waitingDots(), 'Sending command…')
    : el('p', { class: 'failure' }, icon('warning'), 'The application did not respond');
}

function editedMark({ edited_timestamp: edited }) {
  return edited && el('span', { class: 'edited', title: fullTime(new Date(edited)) }, ' (edited)');
}

function ephemeralNote(message, actions) {
  const dismiss = button(
    { class: 'link-like', dataset: { at: 'dismiss' }, onclick: () => actions.remove(message) },
    'Dismiss message',
  );
  return el('p', { class: 'ephemeral-note' }, icon('eye'), 'Only you can see this · ', dismiss);
}

function tools(message, { world, actions }) {
  const edit = () => {
    world.editing = message.id;
    world.tell('messages', message.channel_id);
  };
  return el(
    'div',
    { class: 'message-tools', role: 'group', 'aria-label': 'Message actions' },
    button(
      { class: 'icon-button', 'aria-label': 'Edit', title: 'Edit', dataset: { at: 'edit' }, onclick: edit },
      icon('edit'),
    ),
    button(
      {
        class: 'icon-button danger',
        'aria-label': 'Delete',
        title: 'Delete',
        dataset: { at: 'delete' },
        onclick: () => actions.remove(message),
      },
      icon('trash'),
    ),
  );
}
