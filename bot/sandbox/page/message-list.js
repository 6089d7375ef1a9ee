// The list "Messages": draws what changed, leaves the rest alone, and keeps the focus where it was.
import { el } from './dom.js';
import { focusSpot, spotOf } from './focus.js';
import { messageNode } from './message.js';
import { messageRows } from './rows.js';
import { timelineOf } from './world.js';

/** Fills `list` with the current channel's messages; call the returned function whenever they may have changed. */
export function messageList(list, { world, actions }) {
  /** By key: what the drawn node was made from. */
  const drawn = new Map();

  function draw() {
    const { messages } = timelineOf(world, world.current);
    const rows = messageRows(messages, { readUpTo: world.readUpTo, me: world.me?.id });
    const keys = new Set(rows.map((row) => row.key));
    for (const [key, { node }] of drawn) if (!keys.has(key)) forget(key, node);
    const nodes = rows.map(drawRow);
    let place = list.firstChild;
    for (const node of nodes) {
      if (node === place) place = place.nextSibling;
      else list.insertBefore(node, place);
    }
    keepOneTabStop(list);
  }

  function drawRow(row) {
    const made = [row.message, row.compact, row.title, world.presses.get(row.key), world.editing === row.key];
    const before = drawn.get(row.key);
    if (before && made.every((part, i) => part === before.made[i])) return before.node;
    const node = rowNode(row, { world, actions });
    if (before) replaceKeepingFocus(before.node, node);
    if (world.editing === row.key) queueMicrotask(() => startEditing(node));
    drawn.set(row.key, { node, made });
    return node;
  }

  function forget(key, node) {
    const neighbour = node.nextElementSibling ?? node.previousElementSibling;
    const hadFocus = node.contains(document.activeElement);
    node.remove();
    drawn.delete(key);
    if (hadFocus) neighbour?.querySelector('article')?.focus({ preventScroll: true });
  }

  list.addEventListener('keydown', (event) => moveAmongMessages(event, list));
  return draw;
}

function rowNode(row, context) {
  if (row.kind === 'message') return messageNode(row.message, { ...context, compact: row.compact });
  if (row.kind === 'new')
    return el(
      'li',
      { class: 'new-mark' },
      el('span', {}, 'New', el('span', { class: 'visually-hidden' }, ' messages')),
    );
  return el('li', { class: 'day-mark' }, el('span', {}, row.title));
}

function replaceKeepingFocus(before, after) {
  const spot = before.contains(document.activeElement) && spotOf(document.activeElement);
  before.replaceWith(after);
  if (spot) focusSpot(spot);
}

function startEditing(node) {
  const editor = node.querySelector('[data-at="editor"]');
  editor?.focus();
  editor?.setSelectionRange(editor.value.length, editor.value.length);
}

/** Messages are one stop of the Tab key: the one with the focus, or else the newest. */
function keepOneTabStop(list) {
  const articles = [...list.querySelectorAll('article')];
  setTabStop(articles, articles.find((article) => article.contains(document.activeElement)) ?? articles.at(-1));
}

/** Of the other messages, what can be done with one's own is left out, too. */
function setTabStop(articles, stop) {
  for (const article of articles) {
    const tabIndex = article === stop ? 0 : -1;
    for (const part of [article, ...article.querySelectorAll('.message-tools button')]) part.tabIndex = tabIndex;
  }
}

/** The arrows go from one message to the next. */
function moveAmongMessages(event, list) {
  const step = { ArrowUp: -1, ArrowDown: 1 }[event.key];
  if (!event.target.matches('article') || (!step && event.key !== 'Home' && event.key !== 'End')) return;
  const articles = [...list.querySelectorAll('article')];
  const target = step ? articles[articles.indexOf(event.target) + step] : articles.at(event.key === 'Home' ? 0 : -1);
  event.preventDefault();
  if (!target) return;
  setTabStop(articles, target);
  target.focus();
}
