// The tables of a section that cards can be taken from, with what stands around them.
import { type Attributes, takeAttributes } from './attributes.ts';
import type { Section } from './chapter.ts';
import { isSummaryHeading } from './headings.ts';
import { bareText, plainText } from './inline.ts';
import type { Table } from './markdown.ts';
import { isTakeawayTable } from './takeaways.ts';

export type Column = Attributes & {
  name: string;
  /** Which cell of its line it is, from 0. */
  index: number;
};
export type Row = Attributes & { name: string; cells: string[]; line: number };
export type GuideTable = {
  /** The first header cell: what the rows are called. May be empty. */
  corner: string;
  /** The columns after the first. */
  columns: Column[];
  rows: Row[];
  /** Words for marks, out of a line such as "(✓ = prevented, ✗ = possible)"; empty when there is none. */
  legend: Map<string, string>;
  line: number;
};

export function tablesOf(section: Section): GuideTable[] {
  const summary = isSummaryHeading(section.heading);
  return section.blocks.flatMap((block, i) => {
    if (block.kind !== 'table' || isTakeawayTable(block, summary)) return [];
    const next = section.blocks[i + 1];
    const table = readTable(block, legendOf(next?.kind === 'paragraph' ? next.text : ''));
    return table.columns.length === 0 || table.rows.length === 0 ? [] : [table];
  });
}

/** More columns than a person would read are left out. */
const mostColumns = 12;

function readTable(table: Table, legend: Map<string, string>): GuideTable {
  const header = table.header.map((cell, index) => ({ ...readCell(cell), index }));
  const named = header.flatMap(({ name, index }) => (index > 0 && name !== '' ? [index] : [])).slice(0, mostColumns);
  const rows = table.rows.map((row) => {
    const cells = named.map((i) => plainText(row.cells[i] ?? ''));
    return { ...readCell(row.cells[0] ?? ''), cells, line: row.line };
  });
  return {
    corner: header[0]?.name ?? '',
    columns: named.map((i) => header[i]!),
    rows: rows.filter((row) => row.name !== '' && row.cells.some((cell) => cell !== '')),
    legend,
    line: table.line,
  };
}

function readCell(raw: string): Attributes & { name: string } {
  const { text, anchor, ask } = takeAttributes(raw);
  return { name: plainText(text).replace(/:$/, ''), anchor, ask };
}

function legendOf(paragraph: string): Map<string, string> {
  const legend = new Map<string, string>();
  for (const match of bareText(paragraph.slice(0, 500)).matchAll(/(\S{1,3})\s*=\s*([\p{L}][\p{L}\s-]{0,40})/gu)) {
    legend.set(match[1]!.replace(/^\(/, ''), match[2]!.trim());
  }
  return legend;
}
