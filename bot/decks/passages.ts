// Everything a chapter says, in statements that can stand alone.
import { takeAttributes } from './attributes.ts';
import type { Chapter, Section } from './chapter.ts';
import type { SectionRole } from './headings.ts';
import { boldLead, plainText } from './inline.ts';
import type { Block } from './markdown.ts';
import { sentences } from './sentences.ts';
import { withoutMarks } from './table-shape.ts';
import { type GuideTable, type Row, tablesOf } from './tables.ts';

/** A statement of the chapter that can stand alone. `context` are words around it that tell what it is about. */
export type Passage = { text: string; context: string; role: SectionRole; heading: string; line: number };

const silent = new Set(['questions', 'exercises', 'takeaway']);

/** Everything a chapter says, in statements: sentences, whole bullets, table rows. */
export function chapterPassages(chapter: Chapter): Passage[] {
  return chapter.sections.filter((section) => !silent.has(section.role)).flatMap(sectionPassages);
}

function sectionPassages(section: Section): Passage[] {
  const at = { role: section.role, heading: section.heading, context: section.heading };
  const rows = tablesOf(section)
    .map(withoutMarks)
    .flatMap((table) => table.rows.map((row) => ({ ...at, text: rowText(table, row), line: row.line })));
  const label = section.role === 'mistakes' ? 'Common mistake: ' : '';
  const texts = blockPassages(section.blocks, section, null);
  return [...texts.map((passage) => ({ ...passage, text: `${label}${passage.text}` })), ...rows];
}

/** "Hardware faults: disk dies …; Trade-off: …": a column that says what the row means needs no label. */
function rowText(table: GuideTable, row: Row): string {
  const cells = table.columns.flatMap((column, i) => {
    const cell = row.cells[i];
    return cell ? [/mean|definition|description/i.test(column.name) ? cell : `${column.name}: ${cell}`] : [];
  });
  return `${row.name}${/^[^:]*: /.test(cells[0] ?? '') ? ' — ' : ': '}${cells.join('; ')}`;
}

function blockPassages(blocks: Block[], section: Section, lead: string | null): Passage[] {
  let nearest = lead;
  return blocks.flatMap((block): Passage[] => {
    if (block.kind === 'paragraph') {
      const passages = proseOf(block.text, section, null, block.line);
      nearest = leadOf(block.text) ?? shortIntro(block.text) ?? lead;
      return passages;
    }
    if (block.kind !== 'list') return [];
    return block.items.flatMap((item) => [
      ...proseOf(item.text, section, section.role === 'mistakes' ? null : nearest, item.line),
      ...blockPassages(item.blocks, section, leadOf(item.text)),
    ]);
  });
}

/** The bold term that a text begins with. */
function leadOf(raw: string): string | null {
  const bold = boldLead(raw.split(/\n(?=\*\*)/).at(-1)!)?.bold;
  return bold === undefined || bold.length > 80 ? null : plainText(bold).replace(/:$/, '');
}

/** "Rules for compatibility:" over a list. */
function shortIntro(raw: string): string | null {
  const text = plainText(takeAttributes(raw).text);
  return text.endsWith(':') && text.split(' ').length <= 6 && !/^(?:in|for|with|here)\b/i.test(text)
    ? text.slice(0, -1)
    : null;
}

const longestStatement = 240;

/** A short text is one statement; a long one is parted into its sentences. Each is named by its own bold lead or the one above it. */
function proseOf(raw: string, section: Section, above: string | null, line: number): Passage[] {
  return raw.split(/\n(?=\*\*)/).flatMap((part, i) => {
    const own = leadOf(part);
    const text = plainText(takeAttributes(part).text);
    const at = {
      role: section.role,
      heading: section.heading,
      context: `${section.heading} ${above ?? ''} ${own ?? ''}`,
      line: line + i,
    };
    if (text.endsWith(':') || !/\p{L}.*\s/u.test(text)) return [];
    const named = own === null && above !== null && !/^[^.:]{2,50}: /.test(text) ? `${above}: ${text}` : text;
    if (named.length <= longestStatement) return pointsBack.test(named) ? [] : [{ ...at, text: named }];
    return sentences(text)
      .map((sentence, j) => (j > 0 && own !== null ? `${own}: ${sentence}` : sentence))
      .filter((sentence) => sentence.length >= 20 && !/:$/.test(sentence) && !pointsBack.test(sentence))
      .map((sentence) => ({ ...at, text: sentence }));
  });
}

/** A statement that begins so can't be understood alone. */
const pointsBack = /^(?:these|this|it|they|that|those|but|so|and|however|here)\b/i;
