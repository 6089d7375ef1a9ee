// What a message says without its form: for screen readers and previews.
import { parseMarkdown } from './markdown.js';

/** One line of plain text out of Markdown; spoilers stay covered. Names are looked up by the caller's functions. */
export function plainText(markdown, names) {
  return parseMarkdown(markdown)
    .map((block) => textOf(block, names))
    .join(' ')
    .replace(/\s+/g, ' ')
    .trim();
}

/** What is announced when a message arrives: its text, or what stands in its place. */
export function messageText(message, names) {
  const embeds = (message.embeds ?? []).flatMap((embed) => [
    embed.title,
    embed.description,
    ...(embed.fields ?? []).flatMap((field) => [field.name, field.value]),
  ]);
  const texts = [message.content, ...embeds].filter(Boolean).map((text) => plainText(text, names));
  const files = (message.attachments ?? []).map((file) => `file ${file.filename}`);
  return [...texts, ...files].map((text) => (/[.!?…:]$/.test(text) ? text : `${text}.`)).join(' ');
}

function textOf(node, names) {
  if (node.type === 'spoiler') return 'spoiler';
  if (node.type === 'user') return `@${names.user(node.id)}`;
  if (node.type === 'channel') return `#${names.channel(node.id)}`;
  if (node.type === 'command') return `/${node.name}`;
  if (node.type === 'timestamp') return names.time(node);
  if (node.type === 'list') return node.items.map((item) => textOf(item, names)).join('; ');
  const inner = (node.children ?? []).map((child) => textOf(child, names)).join('');
  return [node.text ?? inner, node.list && textOf(node.list, names)].filter(Boolean).join('; ');
}
