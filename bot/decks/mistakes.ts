// The common mistakes of a section: what people do, and, where the guide says it, why it is wrong.
import { type Attributes, takeAttributes } from './attributes.ts';
import type { Section } from './chapter.ts';
import { boldLead, plainText } from './inline.ts';
import type { Block, ListItem, Table } from './markdown.ts';

/** `mistake` has no full stop; `reason` is empty where the guide gives none. */
export type Mistake = Attributes & {
  mistake: string;
  reason: string;
  bold: boolean;
  /** It is a row of a table. */
  row: boolean;
  line: number;
};

export function mistakesOf(section: Section): Mistake[] {
  const found = section.blocks.flatMap(blockMistakes);
  const numbered = /^(?:mistake|pitfall|anti-?pattern)\s*#?\d+\s*[:.—–-]+\s*/i;
  if (found.length > 0 || !(section.inherited || numbered.test(section.heading))) return found;
  const text = section.blocks
    .flatMap((block) => (block.kind === 'paragraph' ? [plainText(block.text)] : []))
    .join('\n');
  if (text === '') return [];
  const mistake = withoutEnd(section.heading.replace(numbered, '').replace(/^\d+\s*[:.)]\s*/, ''));
  return [
    { mistake, reason: text, bold: true, row: false, anchor: section.anchor, ask: section.ask, line: section.line },
  ];
}

function blockMistakes(block: Block): Mistake[] {
  if (block.kind === 'list') return block.items.flatMap((item) => itemMistake(item));
  if (block.kind === 'table') return tableMistakes(block);
  if (block.kind !== 'paragraph' || boldLead(block.text) === null) return [];
  return itemMistake({ text: block.text, line: block.line, ordinal: null, blocks: [] });
}

function itemMistake(item: ListItem): Mistake[] {
  const { text, anchor, ask } = takeAttributes(item.text);
  const lead = boldLead(text);
  const whole = lead !== null && lead.rest.trim() === '' ? splitReason(plainText(lead.bold)) : null;
  const split = lead === null ? splitReason(plainText(text)) : (whole ?? splitAtBold(lead.bold, lead.rest));
  const below = item.blocks.flatMap((block) =>
    block.kind === 'paragraph'
      ? [plainText(block.text)]
      : block.kind === 'list'
        ? block.items.map((inner) => plainText(inner.text))
        : [],
  );
  if (!/\p{L}/u.test(split.mistake)) return [];
  const reason = [split.reason, ...below].filter((part) => part !== '').join(' ');
  return [
    { mistake: withoutEnd(split.mistake), reason, bold: lead !== null, row: false, anchor, ask, line: item.line },
  ];
}

type Split = { mistake: string; reason: string };

function splitAtBold(bold: string, rest: string): Split {
  return {
    mistake: plainText(bold).replace(/:$/, ''),
    reason: sentence(plainText(rest).replace(/^(?:[:—–-]|→|->)\s*/, '')),
  };
}

const longestSplit = 2000;

/** The reason stands behind a dash or an arrow, in closing parentheses, or in the sentences after the first. */
function splitReason(text: string): Split {
  if (text.length > longestSplit) return { mistake: text, reason: '' };
  const dash = /^(.{8,}?)\s+(?:—|–|--?|→|->|=>)\s+(\S.*)$/s.exec(text);
  if (dash !== null && balanced(dash[1]!)) return { mistake: dash[1]!, reason: sentence(dash[2]!) };
  const parentheses = /^(.{8,}[^\s])\s+\(([^()]*(?:\([^()]*\)[^()]*)*)\)[.!]?$/s.exec(text);
  const aside = /^(?:which|who|e\.g|i\.e|like|such|see)\b/i;
  if (parentheses !== null && !aside.test(parentheses[2]!))
    return { mistake: parentheses[1]!, reason: sentence(parentheses[2]!) };
  const sentences = /^(.{8,}?[.!?])\s+(\p{Lu}.*)$/su.exec(text);
  if (sentences !== null && !/\b(?:e\.g|i\.e|vs|etc)\.$/i.test(sentences[1]!))
    return { mistake: sentences[1]!, reason: sentences[2]! };
  return { mistake: text, reason: '' };
}

function balanced(text: string): boolean {
  return text.split('(').length === text.split(')').length;
}

function tableMistakes(table: Table): Mistake[] {
  return table.rows.flatMap((row) => {
    const { text, anchor, ask } = takeAttributes(row.cells[0] ?? '');
    const reason = row.cells.slice(1).map((cell, i) => `${plainText(table.header[i + 1] ?? '')}: ${plainText(cell)}`);
    const mistake = withoutEnd(plainText(text));
    return mistake === ''
      ? []
      : [{ mistake, reason: reason.join('\n'), bold: true, row: true, anchor, ask, line: row.line }];
  });
}

function withoutEnd(text: string): string {
  return text.replace(/[.:!]+$/, '').trim();
}

/** A first letter in upper case and a full stop, unless it ends otherwise. */
function sentence(text: string): string {
  if (text === '') return '';
  const start = /^[a-z][\w-]*[A-Z0-9.(]|^[^a-z]/.test(text) ? text : text[0]!.toUpperCase() + text.slice(1);
  return /[.!?…:;]["”’)]*$/.test(start) ? start : `${start}.`;
}
