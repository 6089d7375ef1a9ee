// Terms of a section: `**Term**: text` as bullets, numbered points or paragraphs, with what hangs below them.
import { takeAttributes } from './attributes.ts';
import type { Section } from './chapter.ts';
import { plainText } from './inline.ts';
import type { Block, List, ListItem, Paragraph } from './markdown.ts';
import {
  colonTerm,
  type Intro,
  introOf,
  itemTerm,
  leadIntro,
  newTerm,
  paragraphTerm,
  type Term,
} from './term-leads.ts';

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
    const term = newTerm(intro.text, '', intro.line, intro, null);
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
