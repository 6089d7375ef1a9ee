// Discord's Markdown as a tree of blocks: text, heading, subtext, quote, list and codeblock. See inline.js for what is
// within a line, and markdown-nodes.js for the drawing.
import { parseInline } from './inline.js';

const ITEM = /^( *)([-*]|\d{1,9}\.) +(.*)$/;
const BLOCKS = [codeBlock, quote, heading, subtext, list];

/** The blocks of a message or an embed's description, in order. */
export function parseMarkdown(text) {
  return parseBlocks(text.replaceAll('\r\n', '\n'), false);
}

function parseBlocks(text, quoted) {
  const blocks = [];
  let plain = '';
  const flush = (trailing) => {
    const lines = trailing ? plain.replace(/\n$/, '') : plain;
    if (lines.trim()) blocks.push({ type: 'text', children: parseInline(lines) });
    plain = '';
  };
  for (let at = 0; at < text.length; ) {
    const found = blockAt(text, at, quoted) ?? codeInLine(text, at);
    const end = found ? found.start : lineEnd(text, at);
    plain += text.slice(at, end);
    if (found) {
      flush(true);
      blocks.push(found.block);
    }
    at = found ? found.end : end;
  }
  flush(false);
  return blocks;
}

function blockAt(text, at, quoted) {
  for (const rule of BLOCKS) {
    const found = quoted && rule === quote ? undefined : rule(text, at);
    if (found) return { start: at, ...found };
  }
  return undefined;
}

function lineEnd(text, at) {
  const newline = text.indexOf('\n', at);
  return newline < 0 ? text.length : newline + 1;
}

/** A code block may begin in the middle of a line. */
function codeInLine(text, at) {
  const end = lineEnd(text, at);
  for (let i = text.indexOf('```', at); i >= 0 && i < end; i = text.indexOf('```', i + 3)) {
    const found = text[i - 1] === '\\' ? undefined : codeBlock(text, i);
    if (found) return { start: i, ...found };
  }
  return undefined;
}

function codeBlock(text, at) {
  const match = matchAt(/```(?:([\w+.#-]+)\n)?\n*([\s\S]*?)```\n?/y, text, at);
  if (!match?.[2].trim()) return undefined;
  return { block: { type: 'codeblock', language: match[1] ?? '', text: match[2].trimEnd() }, end: match.end };
}

function quote(text, at) {
  if (text.startsWith('>>> ', at))
    return { block: { type: 'quote', children: parseBlocks(text.slice(at + 4), true) }, end: text.length };
  const lines = [];
  let end = at;
  for (let line = matchAt(/> (.*)(?:\n|$)/y, text, end); line; line = matchAt(/> (.*)(?:\n|$)/y, text, end)) {
    lines.push(line[1]);
    end = line.end;
  }
  return lines.length ? { block: { type: 'quote', children: parseBlocks(lines.join('\n'), true) }, end } : undefined;
}

function heading(text, at) {
  const match = matchAt(/(#{1,3}) +(\S.*)(?:\n|$)/y, text, at);
  if (!match) return undefined;
  return { block: { type: 'heading', level: match[1].length, children: parseInline(match[2]) }, end: match.end };
}

function subtext(text, at) {
  const match = matchAt(/-# +(\S.*)(?:\n|$)/y, text, at);
  return match && { block: { type: 'subtext', children: parseInline(match[1]) }, end: match.end };
}

/** Consecutive items, with the indented lines that belong to them. */
function list(text, at) {
  const lines = [];
  let end = at;
  while (end < text.length) {
    const next = lineEnd(text, end);
    const line = text.slice(end, next).replace(/\n$/, '');
    const item = ITEM.exec(line);
    if (item) lines.push({ indent: item[1].length, mark: item[2], text: item[3] });
    else if (lines.length && /^ {2,}\S/.test(line)) lines.at(-1).text += `\n${line.trim()}`;
    else break;
    end = next;
  }
  return lines.length ? { block: listOf(lines), end } : undefined;
}

function listOf(lines) {
  const { indent, mark } = lines[0];
  const items = [];
  for (let i = 0; i < lines.length; ) {
    const from = i + 1;
    i = from;
    while (i < lines.length && lines[i].indent > indent) i += 1;
    const inner = lines.slice(from, i);
    const children = parseInline(lines[from - 1].text);
    items.push(inner.length ? { children, list: listOf(inner) } : { children });
  }
  const ordered = /\d/.test(mark);
  return { type: 'list', ordered, start: ordered ? Number.parseInt(mark, 10) : 1, items };
}

function matchAt(pattern, text, at) {
  pattern.lastIndex = at;
  const match = pattern.exec(text);
  return match ? Object.assign(match, { end: pattern.lastIndex }) : undefined;
}
