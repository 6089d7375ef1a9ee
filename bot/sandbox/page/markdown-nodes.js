// Draws the trees of markdown.js and inline.js.
import { channelAddress } from './address.js';
import { button, el } from './dom.js';
import { parseInline } from './inline.js';
import { parseMarkdown } from './markdown.js';
import { fullTime, timestampText } from './time.js';

const TAGS = { bold: 'strong', italic: 'em', underline: 'u', strike: 's' };
const HEADINGS = ['h3', 'h4', 'h5'];

/** The nodes of a whole text; `names` looks up people and channels. A command's mention is a button with `data-command`. */
export function markdownNodes(text, names) {
  return parseMarkdown(text).map((block) => blockNode(block, names));
}

/** The nodes of one line, without headings, lists and quotes. */
export function inlineNodes(text, names) {
  return inlines(parseInline(text), names);
}

function blockNode(block, names) {
  const children = () => inlines(block.children, names);
  switch (block.type) {
    case 'heading':
      return el(HEADINGS[block.level - 1], { class: 'md-heading' }, children());
    case 'subtext':
      return el('p', { class: 'md-subtext' }, children());
    case 'quote':
      return el('blockquote', {}, ...block.children.map((inner) => blockNode(inner, names)));
    case 'list':
      return listNode(block, names);
    case 'codeblock':
      return el('pre', { tabindex: '0', role: 'group', 'aria-label': 'Code' }, el('code', {}, block.text));
    default:
      return el('p', { class: 'md-text' }, children());
  }
}

function listNode({ ordered, start, items }, names) {
  const lines = items.map((item) =>
    el('li', {}, inlines(item.children, names), item.list && listNode(item.list, names)),
  );
  return el(ordered ? 'ol' : 'ul', { class: 'md-list', start: ordered && start !== 1 && start }, lines);
}

function inlines(nodes, names) {
  return nodes.map((node) => inlineNode(node, names));
}

function inlineNode(node, names) {
  switch (node.type) {
    case 'text':
      return node.text;
    case 'code':
      return el('code', { class: 'md-code' }, node.text);
    case 'link':
      return outsideLink(node, inlines(node.children, names));
    case 'spoiler':
      return spoiler(inlines(node.children, names));
    case 'timestamp':
      return timestamp(node);
    case 'user':
      return el('span', { class: 'mention' }, `@${names.user(node.id)}`);
    case 'role':
      return el('span', { class: 'mention' }, '@role');
    case 'channel':
      return el('a', { class: 'mention', href: channelAddress(node.id) }, `#${names.channel(node.id)}`);
    case 'command':
      return button({ class: 'mention', dataset: { command: node.name } }, `/${node.name}`);
    default:
      return el(TAGS[node.type], {}, inlines(node.children, names));
  }
}

export function outsideLink({ href, title }, children) {
  return el('a', { href, title: title ?? href, target: '_blank', rel: 'noopener noreferrer' }, children);
}

function spoiler(children) {
  const hidden = el('span', { class: 'spoiler-text', 'aria-hidden': 'true', inert: true }, children);
  const cover = el('span', { class: 'spoiler', role: 'button', tabindex: '0', 'aria-label': 'Show spoiler' }, hidden);
  const reveal = (event) => {
    if (event.key && event.key !== 'Enter' && event.key !== ' ') return;
    if (cover.classList.contains('revealed')) return;
    event.preventDefault();
    cover.classList.add('revealed');
    for (const name of ['role', 'tabindex', 'aria-label']) cover.removeAttribute(name);
    for (const name of ['aria-hidden', 'inert']) hidden.removeAttribute(name);
  };
  cover.addEventListener('click', reveal);
  cover.addEventListener('keydown', reveal);
  return cover;
}

function timestamp({ unix, style }) {
  const text = timestampText(unix, style, new Date());
  if (text === undefined) return 'Invalid date';
  const date = new Date(unix * 1000);
  const dataset = style === 'R' ? { relative: unix } : {};
  return el('time', { class: 'md-time', datetime: date.toISOString(), title: fullTime(date), dataset }, text);
}

/** Brings the relative times that are on the page up to date. */
export function refreshRelativeTimes(now) {
  for (const time of document.querySelectorAll('time[data-relative]'))
    time.textContent = timestampText(Number(time.dataset.relative), 'R', now);
}
