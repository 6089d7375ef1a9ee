// Markdown into a small tree of blocks, each with its 1-based line. Inline text stays raw (see inline.ts).
import MarkdownIt, { type Token } from 'markdown-it';

export type Heading = { kind: 'heading'; level: number; text: string; line: number };
export type Paragraph = { kind: 'paragraph'; text: string; line: number; endLine: number };
export type ListItem = { line: number; ordinal: number | null; text: string; blocks: Block[] };
export type List = { kind: 'list'; ordered: boolean; items: ListItem[]; line: number };
export type TableRow = { line: number; cells: string[] };
export type Table = { kind: 'table'; header: string[]; rows: TableRow[]; line: number };
export type Code = { kind: 'code'; text: string; line: number };
export type Block = Heading | Paragraph | List | Table | Code;

// Only block tokens are needed: leaving inline parsing out keeps hostile inline nesting harmless.
const parser = new MarkdownIt({ html: true });
parser.core.ruler.enableOnly(['normalize', 'block']);

/** One spelling of line ends, no byte order mark. Line numbers are counted in this text. */
export function normalizedText(source: string): string {
  return source.replace(/^\uFEFF/, '').replace(/\r\n?/g, '\n');
}

/** The blocks of a normalised Markdown text, in order. Headings count only outside lists and quotes. */
export function markdownBlocks(text: string): Block[] {
  const builder = new BlockBuilder();
  for (const token of parser.parse(shallow(withoutFrontMatter(text)), {})) builder.add(token);
  return builder.blocks;
}

/** Blanks out a YAML front matter, so that it is not read as a heading; lines keep their numbers. */
function withoutFrontMatter(text: string): string {
  const match = /^---\n(?:[\w-]+:.*\n|[ \t]+.*\n|- .*\n|\n|#.*\n)*?---\n/.exec(text);
  return match === null ? text : match[0].replace(/[^\n]/g, '') + text.slice(match[0].length);
}

/**
 * Where blocks nest 100 deep, the parser drops the rest of the document. A line begins at most 80 columns in, in quotes
 * and lists or not: no person writes deeper, and nothing behind it is lost.
 */
function shallow(text: string): string {
  return text.replace(/^[ \t>*+\d-].{80,}$/gm, (line) => {
    const start = contentStart(line);
    return start > deepest ? line.slice(0, deepest) + line.slice(start) : line;
  });
}

/** Where a line's text begins, behind spaces and the marks of quotes and lists. */
function contentStart(line: string): number {
  const mark = /[ \t>*+-]|\d{1,9}[.)](?=[ \t])/y;
  let start = 0;
  while (mark.test(line)) start = mark.lastIndex;
  return start;
}

const deepest = 80;

class BlockBuilder {
  readonly blocks: Block[] = [];
  readonly #containers: Block[][] = [this.blocks];
  readonly #lists: List[] = [];
  #heading: number | null = null;
  #table: Table | null = null;
  #cells: string[] | null = null;

  add(token: Token): void {
    const line = (token.map?.[0] ?? 0) + 1;
    switch (token.type) {
      case 'heading_open':
        this.#heading = Number(token.tag.slice(1));
        return;
      case 'inline':
        this.#inline(token, line);
        return;
      case 'bullet_list_open':
      case 'ordered_list_open':
        this.#openList(token.type === 'ordered_list_open', line);
        return;
      case 'bullet_list_close':
      case 'ordered_list_close':
        this.#lists.pop();
        return;
      case 'list_item_open':
        this.#openItem(token, line);
        return;
      case 'list_item_close':
        this.#closeItem();
        return;
      case 'fence':
      case 'code_block':
        this.#push({ kind: 'code', text: token.content, line });
        return;
      default:
        this.#tableToken(token, line);
    }
  }

  #tableToken(token: Token, line: number): void {
    if (token.type === 'table_open') {
      this.#table = { kind: 'table', header: [], rows: [], line };
      this.#push(this.#table);
    } else if (token.type === 'table_close') this.#table = null;
    else if (token.type === 'tr_open' && this.#table !== null) this.#openRow(this.#table, line);
  }

  #openRow(table: Table, line: number): void {
    if (table.header.length === 0 && table.rows.length === 0) this.#cells = table.header;
    else {
      this.#cells = [];
      table.rows.push({ line, cells: this.#cells });
    }
  }

  #inline(token: Token, line: number): void {
    if (this.#table !== null && this.#cells !== null) {
      this.#cells.push(token.content);
    } else if (this.#heading !== null) {
      const outermost = this.#containers.length === 1 && token.level === 1;
      if (outermost) this.#push({ kind: 'heading', level: this.#heading, text: token.content, line });
      else this.#paragraph(token, line);
      this.#heading = null;
    } else this.#paragraph(token, line);
  }

  #paragraph(token: Token, line: number): void {
    const block: Paragraph = { kind: 'paragraph', text: token.content, line, endLine: token.map?.[1] ?? line };
    const item = this.#lists.at(-1)?.items.at(-1);
    const inItem = item !== undefined && item.blocks === this.#containers.at(-1);
    if (inItem && item.text === '' && item.blocks.length === 0) item.text = token.content;
    else this.#push(block);
  }

  #openList(ordered: boolean, line: number): void {
    const list: List = { kind: 'list', ordered, items: [], line };
    this.#push(list);
    this.#lists.push(list);
  }

  #openItem(token: Token, line: number): void {
    const item: ListItem = { line, ordinal: token.info === '' ? null : Number(token.info), text: '', blocks: [] };
    this.#lists.at(-1)?.items.push(item);
    this.#containers.push(item.blocks);
  }

  #closeItem(): void {
    this.#containers.pop();
  }

  #push(block: Block): void {
    this.#containers.at(-1)?.push(block);
  }
}
