// The place in a chapter that a card comes from, written so that Discord shows it well.
import { type Block, type Heading, type List, markdownBlocks, type Table } from './markdown.ts';

export type Passage = {
  /** The whole section, in Discord's Markdown. */
  text: string;
  /** How the line itself begins in that text, to find its page. */
  opening: string;
};

const OPENING = 40;

/** `line` is 1-based in the chapter's text. Empty when the text has no such line. */
export function passage(chapterText: string, line: number): Passage {
  const blocks = markdownBlocks(chapterText);
  const headings = blocks.filter((block): block is Heading => block.kind === 'heading' && block.level > 1);
  const own = headings.findLast((heading) => heading.line <= line);
  if (!own) return { text: '', opening: '' };
  const end = headings.find((heading) => heading.line > own.line)?.line ?? Number.POSITIVE_INFINITY;
  const inside = blocks.filter((block) => block.line > own.line && block.line < end);
  const text = [`### ${withoutAttributes(own.text)}`, ...inside.map((block) => written(block))].join('\n\n');
  const opening = inside.flatMap(starts).findLast((start) => start.line <= line)?.text ?? '';
  return { text, opening: oneLine(opening).slice(0, OPENING) };
}

/** Where the parts of a block begin, in order. */
function starts(block: Block): { line: number; text: string }[] {
  if (block.kind === 'list') return block.items.flatMap((item) => [item, ...item.blocks.flatMap(starts)]);
  if (block.kind === 'table') return block.rows.map(({ line, cells }) => ({ line, text: cells[0] ?? '' }));
  return [block];
}

function written(block: Block): string {
  switch (block.kind) {
    case 'heading':
      return `**${oneLine(block.text)}**`;
    case 'paragraph':
      return oneLine(block.text);
    case 'code':
      return `\`\`\`\n${block.text.trimEnd().replaceAll('```', "'''")}\n\`\`\``;
    case 'list':
      return listed(block, '');
    case 'table':
      return rowByRow(block);
  }
}

function listed(list: List, indent: string): string {
  return list.items
    .map((item, at) => {
      const mark = list.ordered ? `${item.ordinal ?? at + 1}.` : '-';
      const inner = item.blocks.map((block) =>
        block.kind === 'list' ? listed(block, `${indent}  `) : `${indent}  ${written(block)}`,
      );
      return [`${indent}${mark} ${oneLine(item.text)}`, ...inner].join('\n');
    })
    .join('\n');
}

// Discord draws no tables: each row becomes its first cell in bold, and the others by column.
function rowByRow({ header, rows }: Table): string {
  return rows
    .map(({ cells: [first = '', ...others] }) => {
      const lines = others.map((cell, at) => `- *${oneLine(header[at + 1] ?? '')}*: ${oneLine(cell)}`);
      return [`**${oneLine(first)}**`, ...lines].join('\n');
    })
    .join('\n');
}

function oneLine(text: string): string {
  return withoutAttributes(text).replace(/\s+/g, ' ').trim();
}

function withoutAttributes(text: string): string {
  return text.replace(/\s*\{#[^\s}]*(?:\s+\w+\s*=\s*(?:"[^"]*"|'[^']*'|“[^”]*”))*\s*\}/g, '');
}
