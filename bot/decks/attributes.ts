// `{#id ask="…"}`: the anchor that keeps a card's id stable, and a better front for it.

export type Attributes = { anchor: string | null; ask: string | null };
export type Attributed = Attributes & {
  /** The text without its attributes. */
  text: string;
  /** What is wrong with the attributes, in plain words. */
  problem: string | null;
};

const anchorPattern = /^[a-z0-9]+(?:-[a-z0-9]+)*$/;
const closingQuotes: Record<string, string> = { '"': '"“”', "'": "'‘’", '“': '”"“', '‘': "’'‘", '”': '”"', '„': '“”"' };

/** True for lower-case letters, digits and single dashes between them. */
export function isAnchor(text: string): boolean {
  return anchorPattern.test(text);
}

/** Takes the attributes out of a raw inline text. Braces in code spans are text. */
export function takeAttributes(text: string): Attributed {
  const none: Attributed = { text, anchor: null, ask: null, problem: null };
  const start = attributeStart(text);
  if (start < 0) return none;
  const read = readAttributes(text, start);
  if (read.end === null) return { ...none, problem: read.problem };
  const rest = `${text.slice(0, start).trimEnd()}${joint(text.slice(read.end))}`;
  const problem = read.problem ?? (attributeStart(rest) < 0 ? null : 'has two {#…} where one is allowed');
  return { text: rest.trim(), anchor: read.anchor, ask: read.ask, problem };
}

function joint(after: string): string {
  return after === '' || /^\s*[:.,;]/.test(after) ? after.trimStart() : ` ${after.trimStart()}`;
}

/** Where `{#` stands outside code spans, which end with their line here, or -1. One pass. */
function attributeStart(text: string): number {
  let code = false;
  let lineEnd = -1;
  let lastTick = -1;
  for (const match of text.matchAll(/`+|\{#/g)) {
    if (match.index > lineEnd) {
      lineEnd = text.indexOf('\n', match.index);
      if (lineEnd < 0) lineEnd = text.length;
      lastTick = text.lastIndexOf('`', lineEnd);
      code = false;
    }
    if (match[0] !== '{#') code = !code;
    else if (!code || match.index > lastTick) return match.index;
  }
  return -1;
}

type Read = Attributes & { problem: string | null; end: number | null };

function readAttributes(text: string, start: number): Read {
  const id = /^\{#([^\s}]*)/.exec(text.slice(start, start + 200))?.[1] ?? '';
  const read: Read = { anchor: null, ask: null, problem: null, end: null };
  if (isAnchor(id)) read.anchor = id;
  else read.problem = `the anchor "${id}" may hold only lower-case letters, digits and dashes`;
  let at = start + 2 + id.length;
  for (;;) {
    while (/\s/.test(text[at] ?? '')) at++;
    if (text[at] === '}') return { ...read, end: at + 1 };
    const name = /^(\w+)\s*=\s*/.exec(text.slice(at, at + 60));
    if (name === null) return { ...read, problem: read.problem ?? `the braces after {#${id} are not closed by }` };
    const value = quotedValue(text, at + name[0].length);
    if (value === null) return { ...read, problem: `the value of ${name[1]} needs quotes around it` };
    if (name[1] !== 'ask') read.problem ??= `"${name[1]}" is no attribute; there is ask="…"`;
    else if (value.text === '') read.problem ??= 'ask is empty';
    else read.ask = value.text;
    at = value.end;
  }
}

function quotedValue(text: string, at: number): { text: string; end: number } | null {
  const closing = closingQuotes[text[at] ?? ''];
  if (closing === undefined) return null;
  let value = '';
  for (let i = at + 1; i < text.length; i++) {
    const char = text[i] as string;
    if (char === '\\' && closing.includes(text[i + 1] ?? '')) value += text[++i];
    else if (closing.includes(char) && /^\s*(?:\}|\w+\s*=|$)/.test(text.slice(i + 1, i + 40)))
      return { text: spaced(value), end: i + 1 };
    else value += char;
  }
  return null;
}

function spaced(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}
