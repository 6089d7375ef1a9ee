// Discord's inline Markdown as a tree: text in, nodes out. HTML is unknown here, so none can pass.
const DEEPEST = 10;
const PUNCTUATION = /[!-/:-@[-`{-~]/;
const ANGLES = [
  [/<@!?(\d{1,20})>/y, ([, id]) => ({ type: 'user', id })],
  [/<@&(\d{1,20})>/y, ([, id]) => ({ type: 'role', id })],
  [/<#(\d{1,20})>/y, ([, id]) => ({ type: 'channel', id })],
  [/<\/([-_ \p{L}\p{N}]{1,100}):(\d{1,20})>/uy, ([, name, id]) => ({ type: 'command', name, id })],
  [/<t:(-?\d{1,13})(?::([tTdDfFsSR]))?>/y, ([, unix, style]) => ({ type: 'timestamp', unix: Number(unix), style })],
  [/<a?:(\w{2,32}):\d{1,20}>/y, ([, name]) => ({ type: 'text', text: `:${name}:` })],
  [/<(https?:\/\/[^\s<>]+)>/y, ([, address]) => linkTo(address, [{ type: 'text', text: address }])],
];
const RULES = {
  '\\': escaped,
  '`': codeAt,
  '<': angle,
  h: address,
  '[': maskedLink,
  '*': star,
  _: underscore,
  '~': (text, at, depth) => pair(text, at, '~~', 'strike', depth),
  '|': (text, at, depth) => pair(text, at, '||', 'spoiler', depth),
};

/** The nodes of a text: each has a `type`, and `text`, `children`, or the ids that it stands for. */
export function parseInline(text, depth = 0) {
  if (depth > DEEPEST) return [{ type: 'text', text }];
  const nodes = [];
  let plain = '';
  for (let at = 0; at < text.length; ) {
    const found = RULES[text[at]]?.(text, at, depth);
    if (found?.node.type === 'text') plain += found.node.text;
    else if (found) {
      if (plain) nodes.push({ type: 'text', text: plain });
      plain = '';
      nodes.push(found.node);
    } else plain += text[at];
    at = found ? found.end : at + 1;
  }
  if (plain) nodes.push({ type: 'text', text: plain });
  return nodes;
}

/** The address as the browser would open it, when it is one of the web; nothing for `javascript:` and its like. */
export function webAddress(text) {
  const url = URL.parse(text);
  return url && (url.protocol === 'http:' || url.protocol === 'https:') ? url.href : undefined;
}

function escaped(text, at) {
  const next = text[at + 1];
  return next && PUNCTUATION.test(next) ? { node: { type: 'text', text: next }, end: at + 2 } : undefined;
}

function codeAt(text, at) {
  const [ticks] = /`+/y.exec(text.slice(at));
  const end = runOf(text, ticks, at + ticks.length);
  if (end < 0) return undefined;
  return { node: { type: 'code', text: text.slice(at + ticks.length, end).trim() }, end: end + ticks.length };
}

/** Where exactly this run of backticks comes again, neither longer nor shorter. */
function runOf(text, ticks, from) {
  for (let at = text.indexOf(ticks, from); at >= 0; at = text.indexOf(ticks, at)) {
    let end = at;
    while (text[end] === '`') end += 1;
    if (end - at === ticks.length && at > from) return at;
    at = end;
  }
  return -1;
}

function angle(text, at) {
  for (const [pattern, make] of ANGLES) {
    pattern.lastIndex = at;
    const match = pattern.exec(text);
    const node = match && make(match);
    if (node) return { node, end: pattern.lastIndex };
  }
  return undefined;
}

function linkTo(target, children) {
  const href = webAddress(target);
  return href ? { type: 'link', href, children } : undefined;
}

function address(text, at) {
  const pattern = /https?:\/\/[^\s<>]+/y;
  pattern.lastIndex = at;
  let found = pattern.exec(text)?.[0];
  if (!found) return undefined;
  while (/[.,:;"'!?\]]$/.test(found) || (found.endsWith(')') && !balanced(found))) found = found.slice(0, -1);
  const node = linkTo(found, [{ type: 'text', text: found }]);
  return node && { node, end: at + found.length };
}

function balanced(text) {
  return text.split('(').length >= text.split(')').length;
}

/** `[label](address "title")`. A label that is itself an address could lie about where the link goes: no link then. */
function maskedLink(text, at, depth) {
  const close = closingBracket(text, at);
  if (close < 0) return undefined;
  const pattern = /\(\s*<?(https?:\/\/(?:[^\s()<>]|\([^\s()<>]*\))+)>?(?:\s+"([^"]*)")?\s*\)/y;
  pattern.lastIndex = close + 1;
  const match = pattern.exec(text);
  const label = text.slice(at + 1, close);
  if (!match || !label.trim() || /https?:\/\//.test(label)) return undefined;
  const node = linkTo(match[1], parseInline(label, depth + 1));
  return node && { node: match[2] ? { ...node, title: match[2] } : node, end: pattern.lastIndex };
}

function closingBracket(text, at) {
  let open = 0;
  for (let i = at; i < text.length; i += 1) {
    if (text[i] === '\\') i += 1;
    else if (text[i] === '[') open += 1;
    else if (text[i] === ']') open -= 1;
    if (open === 0) return i;
  }
  return -1;
}

function star(text, at, depth) {
  const end = emphasisEnd(text, at, '*');
  if (end > 0) return wrapped('italic', text, at + 1, end, 1, depth);
  return pair(text, at, '**', 'bold', depth);
}

function underscore(text, at, depth) {
  const end = /\w/.test(text[at - 1] ?? '') ? -1 : emphasisEnd(text, at, '_');
  if (end > 0) return wrapped('italic', text, at + 1, end, 1, depth);
  return pair(text, at, '__', 'underline', depth);
}

/** The end of `*italic*` or `_italic_`, in which doubled marks are bold or underline and stay together. */
function emphasisEnd(text, at, mark) {
  if (mark === '*' && /\s/.test(text[at + 1] ?? ' ')) return -1;
  for (let i = at + 1; i < text.length; i += 1) {
    if (text[i] === '\\') i += 1;
    else if (text[i] === mark && text[i + 1] === mark) i += 1;
    else if (text[i] === mark) return i > at + 1 && closes(text, i, mark) ? i : -1;
  }
  return -1;
}

function closes(text, at, mark) {
  return mark === '*' ? !/\s/.test(text[at - 1]) : !/\w/.test(text[at + 1] ?? '');
}

/** Text between two equal double marks, such as `**bold**`. */
function pair(text, at, mark, type, depth) {
  if (!text.startsWith(mark, at)) return undefined;
  for (let i = at + 2; i < text.length; i += 1) {
    if (text[i] === '\\') i += 1;
    else if (text[i] === '`') i = (codeAt(text, i)?.end ?? i + 1) - 1;
    else if (i > at + 2 && text.startsWith(mark, i) && text[i + 2] !== mark[0])
      return wrapped(type, text, at + 2, i, 2, depth);
  }
  return undefined;
}

function wrapped(type, text, from, to, markLength, depth) {
  return { node: { type, children: parseInline(text.slice(from, to), depth + 1) }, end: to + markLength };
}
