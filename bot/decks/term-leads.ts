// How a term begins: in bold with a colon, as a paragraph, a bullet or the words over a list.
import { type Attributes, takeAttributes } from './attributes.ts';
import { boldLead, plainText } from './inline.ts';
import type { ListItem } from './markdown.ts';

export type Term = Attributes & {
  /** As it stands in the guide, its qualifier included: "Write-ahead log (WAL)". */
  term: string;
  /** What is said of it, as plain text; may be empty when points or children say it. */
  text: string;
  /** Plain bullets below it. */
  points: string[];
  /** The points are numbered: steps. */
  ordered: boolean;
  /** Terms below it. */
  children: Term[];
  /** What introduces the list that it stands in. */
  intro: Intro | null;
  /** It stands in a numbered list. */
  numbered: boolean;
  /** A table follows, and says the rest. */
  table: boolean;
  line: number;
};

/** The words before a list: "Three replication approaches", or a bold lead without a text of its own. */
export type Intro = Attributes & { text: string; line: number };

const longestTerm = 90;

export function paragraphTerm(raw: string, line: number): Term | null {
  const { text, anchor, ask } = takeAttributes(raw);
  const lead = boldLead(text);
  if (lead === null) return null;
  const whole = plainText(text);
  const compound = /^[^\n]{1,120}:\s*$/.test(text) && /\bvs\b|\bversus\b/i.test(whole);
  if (compound) return newTerm(whole.slice(0, -1).trim(), '', line, { anchor, ask }, null);
  const arrow = /^\s*(?:→|->)[^\n]*:\s*$/.test(lead.rest);
  if (arrow) return newTerm(lead.bold, '', line, { anchor, ask }, null);
  return leadTerm(lead.bold, lead.rest, /^\s*(\([^()\n]*\))?\s*:(?=\s|$)/, line, { anchor, ask }, null);
}

export function itemTerm(item: ListItem, intro: Intro | null): Term | null {
  const { text, anchor, ask } = takeAttributes(item.text);
  const lead = boldLead(text);
  if (lead === null) return null;
  const separator = /^\s*(\([^()\n]*\))?\s*(?::(?=\s|$)|→|->|[—–-](?=\s))/;
  return leadTerm(lead.bold, lead.rest, separator, item.line, { anchor, ask }, intro);
}

/** `Term: text` without bold, at most six words before the colon. */
export function colonTerm(item: ListItem, intro: Intro | null): Term | null {
  const { text, anchor, ask } = takeAttributes(item.text);
  const match = /^([^:\n`"“]{2,60}):\s+(?=\S)/.exec(text);
  if (match === null || match[1]!.split(' ').length > 6) return null;
  return newTerm(match[1]!, text.slice(match[0].length), item.line, { anchor, ask }, intro);
}

function leadTerm(
  bold: string,
  rest: string,
  separator: RegExp,
  line: number,
  attributes: Attributes,
  intro: Intro | null,
): Term | null {
  if (/:$/.test(bold)) return newTerm(bold.slice(0, -1), rest, line, attributes, intro);
  const match = separator.exec(rest);
  if (match === null) return null;
  const qualifier = match[1] === undefined ? '' : ` ${match[1]}`;
  return newTerm(bold + qualifier, rest.slice(match[0].length), line, attributes, intro);
}

export function newTerm(
  term: string,
  text: string,
  line: number,
  { anchor, ask }: Attributes,
  intro: Intro | null,
): Term | null {
  const name = plainText(term).replace(/[.:]$/, '');
  if (name === '' || name.length > longestTerm) return null;
  const nothingBelow = { points: [], ordered: false, children: [], numbered: false, table: false };
  return { term: name, anchor, ask, text: plainText(text), intro, line, ...nothingBelow };
}

/** The clause before a closing colon: what the list below is a list of. */
export function introOf(raw: string, line: number): Intro | null {
  const { text, anchor, ask } = takeAttributes(raw);
  const plain = plainText(text);
  if (!plain.endsWith(':')) return null;
  const clause = plain
    .slice(0, -1)
    .split(/[.!?]\s+/)
    .at(-1)!
    .trim();
  if (clause === '' || clause.length > 160) return null;
  return { text: clause, line: line + raw.split('\n').length - 1, anchor, ask };
}

/** A lead's anchor is its own card's, unless it has nothing to say but the terms below it. */
export function leadIntro(lead: Term): Intro {
  const { term, line, anchor, ask } = lead;
  return lead.text === '' ? { text: term, line, anchor, ask } : { text: term, line, anchor: null, ask: null };
}
