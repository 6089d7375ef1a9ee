// The takeaways of a guide: a table or list over all chapters, or a section of the chapter's own.
import { takeAttributes } from './attributes.ts';
import type { Section, Takeaway } from './chapter.ts';
import { isSummaryHeading } from './headings.ts';
import { boldLead, plainText } from './inline.ts';
import type { List, Table } from './markdown.ts';

/** Takeaways by chapter number, out of summary tables and lists wherever they stand. The first one of a chapter counts. */
export function takeawaysOf(sections: Section[]): Map<number, Takeaway> {
  const found = new Map<number, Takeaway>();
  for (const section of sections) {
    const summary = isSummaryHeading(section.heading);
    for (const block of section.blocks) {
      const entries =
        block.kind === 'table' ? fromTable(block, summary) : block.kind === 'list' && summary ? fromList(block) : [];
      for (const { number, text, line } of entries) {
        if (!found.has(number) && text !== '') found.set(number, { text, ask: null, heading: section.heading, line });
      }
    }
  }
  return found;
}

/** True for a table whose rows are chapters and their takeaways. */
export function isTakeawayTable(table: Table, underSummary: boolean): boolean {
  const [first = '', second = ''] = table.header.map((cell) => plainText(cell).toLowerCase());
  if (!/^(?:chapter|chap\.?|ch\.?|#|no\.?)$/.test(first)) return false;
  return (
    underSummary || /take-?away|lesson|summary|key point|one[- ]lin|in (?:one|a) (?:line|sentence)|gist/.test(second)
  );
}

type Entry = { number: number; text: string; line: number };

function fromTable(table: Table, underSummary: boolean): Entry[] {
  if (!isTakeawayTable(table, underSummary)) return [];
  return table.rows.flatMap((row) => {
    const number = /\d+/.exec(plainText(row.cells[0] ?? ''))?.[0];
    const text = plainText(row.cells.at(-1) ?? '');
    return number === undefined || row.cells.length < 2 ? [] : [{ number: Number(number), text, line: row.line }];
  });
}

function fromList(list: List): Entry[] {
  return list.items.flatMap((item) => {
    const match = /^(?:chapter|chap\.?|ch\.?)\s*(\d+)\b[^:–—-]*[:–—-]+\s*(.+)$/i.exec(
      plainText(item.text).slice(0, 2000),
    );
    return match === null ? [] : [{ number: Number(match[1]), text: match[2]!, line: item.line }];
  });
}

/** The paragraph (or the bullets) of a chapter's own takeaway section. */
export function ownTakeaway(sections: Section[]): Takeaway | null {
  const section = sections.find((candidate) => candidate.role === 'takeaway');
  const block = section?.blocks.find((candidate) => candidate.kind === 'paragraph' || candidate.kind === 'list');
  if (section === undefined || block === undefined) return null;
  if (block.kind === 'paragraph') return readTakeaway(block.text, section.heading, block.line);
  if (block.kind !== 'list') return null;
  const only = block.items.length === 1 ? block.items[0] : undefined;
  if (only !== undefined) return readTakeaway(only.text, section.heading, only.line);
  const text = block.items.slice(0, 5).map((item) => `- ${plainText(boldLead(item.text)?.bold ?? item.text)}`);
  return { text: text.join('\n'), ask: null, heading: section.heading, line: block.line };
}

function readTakeaway(raw: string, heading: string, line: number): Takeaway {
  const { text, ask } = takeAttributes(raw);
  return { text: plainText(text), ask, heading, line };
}
