// One embed: the framed card in a message.
import { picture } from './attachment.js';
import { el } from './dom.js';
import { webAddress } from './inline.js';
import { inlineNodes, markdownNodes, outsideLink } from './markdown-nodes.js';
import { messageTime } from './time.js';

export function embedNode(embed, names) {
  const card = el(
    'div',
    { class: 'embed' },
    el(
      'div',
      { class: 'embed-body' },
      embed.author &&
        el('div', { class: 'embed-author' }, small(embed.author.icon_url), linked(embed.author.name, embed.author.url)),
      embed.title && el('h4', { class: 'embed-title' }, linked(inlineNodes(embed.title, names), embed.url)),
      embed.description && el('div', { class: 'embed-description markdown' }, markdownNodes(embed.description, names)),
      embed.fields?.length > 0 && fieldGrid(embed.fields, names),
    ),
    embed.thumbnail && el('div', { class: 'embed-thumbnail' }, picture(embed.thumbnail, embed.title ?? '')),
    embed.image &&
      el('div', { class: 'embed-image' }, picture(embed.image, embed.image.description ?? embed.title ?? 'Picture')),
    footerLine(embed),
  );
  if (embed.color !== undefined && embed.color !== null)
    card.style.setProperty('--bar', `#${embed.color.toString(16).padStart(6, '0')}`);
  return card;
}

function linked(content, url) {
  const href = url && webAddress(url);
  return href ? outsideLink({ href }, content) : content;
}

function small(url) {
  return url && el('img', { class: 'embed-icon', src: url, alt: '', onerror: (event) => event.target.remove() });
}

/** Inline fields stand side by side, up to three in a row; the others take a row each. */
function fieldGrid(fields, names) {
  const grid = el('div', { class: 'embed-fields' });
  for (let i = 0; i < fields.length; ) {
    let row = [fields[i]];
    if (fields[i].inline) {
      const beside = fields.slice(i, i + 3);
      const stop = beside.findIndex((field) => !field.inline);
      row = stop < 0 ? beside : beside.slice(0, stop);
    }
    grid.append(
      el(
        'div',
        { class: `embed-row of-${row.length}` },
        row.map((field) => fieldNode(field, names)),
      ),
    );
    i += row.length;
  }
  return grid;
}

function fieldNode({ name, value }, names) {
  return el(
    'div',
    { class: 'embed-field' },
    el('div', { class: 'embed-field-name' }, inlineNodes(name, names)),
    el('div', { class: 'markdown' }, markdownNodes(value, names)),
  );
}

function footerLine({ footer, timestamp }) {
  if (!footer && !timestamp) return undefined;
  const date = timestamp && new Date(timestamp);
  const time = date && el('time', { datetime: date.toISOString() }, messageTime(date, new Date()));
  const texts = [footer?.text, time].filter(Boolean);
  return el('div', { class: 'embed-footer' }, small(footer?.icon_url), texts[0], texts[1] && [' • ', texts[1]]);
}
