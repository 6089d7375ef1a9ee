// Terms of a section: `**Term**: text` as bullets, numbered points or paragraphs, with what hangs below them.
import { type Attributes, takeAttributes } from './attributes.ts';
import type { Section } from './guide.ts';
import { boldLead, plainText } from './inline.ts';
import type { Block, List, ListItem, Paragraph } from './markdown.ts';

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
  /** The term is no bold lead of its own: the words before a colon, over a list or in a list of bold ones. */
  plain: boolean;
  line: number;
};

/** The words before a list: "Three replication approaches", or a bold lead without a text of its own. */
export type Intro = Attributes & { text: string; line: number };

const longestTerm = 90;

/** The terms of a section, outermost first; children hang below their parents. */
export function termsOf(section: Section): Term[] {
  return new TermReader().read(section.blocks);
}

/** All terms below these, parents before children, in the order of the guide. */
export function withChildren(terms: Term[]): Term[] {
  return terms.flatMap((term) => [term, ...withChildren(term.children)]);
}

class TermReader {
  #terms: Term[] = [];
  #owner: { term: Term; endLine: number } | null = null;
  #intro: Intro | null = null;
  /** The intro of the bold paragraphs that follow one another. */
  #listing: Intro | null = null;

  read(blocks: Block[], parent: Term | null = null): Term[] {
    for (const block of blocks) {
      if (block.kind === 'paragraph') this.#paragraph(block);
      else if (block.kind === 'list') this.#list(block, parent);
      else if (block.kind === 'table' && this.#owner !== null) this.#owner.term.table = true;
      if (block.kind !== 'paragraph') {
        if (this.#owner === null) this.#listing = null;
        this.#owner = null;
        this.#intro = null;
      }
    }
    return this.#terms;
  }

  #paragraph(block: Paragraph): void {
    this.#owner = null;
    this.#intro = null;
    for (const { text, line } of boldSegments(block)) {
      const term = paragraphTerm(text, line);
      this.#owner = null;
      if (term === null) {
        this.#intro = introOf(text, line);
        this.#listing = this.#intro;
      } else {
        term.intro = this.#listing;
        this.#terms.push(term);
        this.#owner = { term, endLine: block.endLine };
      }
    }
  }

  #list(list: List, parent: Term | null): void {
    const owner = this.#listOwner(list) ?? this.#plainOwner(list);
    const lead = owner ?? parent;
    const intro = owner === null && this.#intro !== null ? this.#intro : lead === null ? null : leadIntro(lead);
    const bolds = list.items.map((item) => itemTerm(item, intro));
    const someBold = bolds.some((term) => term !== null);
    list.items.forEach((item, i) => {
      const term = bolds[i] ?? (someBold ? colonTerm(item, intro) : null);
      const into = owner ?? parent;
      if (term === null) {
        if (into !== null) into.points.push(...flatPoints(item));
        if (into !== null && list.ordered) into.ordered = true;
        return;
      }
      term.numbered = list.ordered;
      term.children.push(...new TermReader().read(item.blocks, term));
      term.text = [term.text, ...innerParagraphs(item)].filter((text) => text !== '').join('\n');
      (into === null ? this.#terms : into.children).push(term);
    });
  }

  #listOwner(list: List): Term | null {
    if (this.#owner === null) return null;
    const { term, endLine } = this.#owner;
    return list.line === endLine + 1 || term.text === '' || term.text.endsWith(':') ? term : null;
  }

  /** A plain paragraph "Rules for …:" over plain bullets is a term too. */
  #plainOwner(list: List): Term | null {
    const intro = this.#intro;
    if (intro === null || intro.text.split(' ').length > 8 || !/^\p{Lu}/u.test(intro.text)) return null;
    if (list.items.length < 2 || list.items.some((item) => itemTerm(item, null) !== null)) return null;
    const term = newTerm(intro.text, '', intro.line, intro, null, true);
    if (term !== null) this.#terms.push(term);
    return term;
  }
}

function boldSegments(block: Paragraph): { text: string; line: number }[] {
  const segments: { text: string; line: number }[] = [];
  block.text.split('\n').forEach((text, i) => {
    const last = segments.at(-1);
    if (last === undefined || paragraphTerm(text, 0) !== null) segments.push({ text, line: block.line + i });
    else last.text += `\n${text}`;
  });
  return segments;
}

function paragraphTerm(raw: string, line: number): Term | null {
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

function itemTerm(item: ListItem, intro: Intro | null): Term | null {
  const { text, anchor, ask } = takeAttributes(item.text);
  const lead = boldLead(text);
  if (lead === null) return null;
  const separator = /^\s*(\([^()\n]*\))?\s*(?::(?=\s|$)|→|->|[—–-](?=\s))/;
  return leadTerm(lead.bold, lead.rest, separator, item.line, { anchor, ask }, intro);
}

/** `Term: text` without bold, at most six words before the colon. */
function colonTerm(item: ListItem, intro: Intro | null): Term | null {
  const { text, anchor, ask } = takeAttributes(item.text);
  const match = /^([^:\n`"“]{2,60}):\s+(?=\S)/.exec(text);
  if (match === null || match[1]!.split(' ').length > 6) return null;
  return newTerm(match[1]!, text.slice(match[0].length), item.line, { anchor, ask }, intro, true);
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

function newTerm(
  term: string,
  text: string,
  line: number,
  { anchor, ask }: Attributes,
  intro: Intro | null,
  plain = false,
): Term | null {
  const name = plainText(term).replace(/[.:]$/, '');
  if (name === '' || name.length > longestTerm) return null;
  const nothingBelow = { points: [], ordered: false, children: [], numbered: false, table: false };
  return { term: name, anchor, ask, text: plainText(text), intro, plain, line, ...nothingBelow };
}

function flatPoints(item: ListItem): string[] {
  const text = plainText(takeAttributes(item.text).text);
  const below = item.blocks.flatMap((block) =>
    block.kind === 'list' ? block.items.map((inner) => plainText(inner.text)) : [],
  );
  return text === '' ? below : [below.length === 0 ? text : `${text} ${below.join('; ')}`];
}

function innerParagraphs(item: ListItem): string[] {
  const isText = (block: Block) => block.kind === 'paragraph' && paragraphTerm(block.text, 0) === null;
  return item.blocks.filter(isText).map((block) => plainText((block as Paragraph).text));
}

/** The clause before a closing colon: what the list below is a list of. */
function introOf(raw: string, line: number): Intro | null {
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
function leadIntro(lead: Term): Intro {
  const { term, line, anchor, ask } = lead;
  return lead.text === '' ? { text: term, line, anchor, ask } : { text: term, line, anchor: null, ask: null };
}
