// How a table is to be read: whether its columns or its rows are the choices, and which line says when to choose.

import type { GuideTable } from './tables.ts';
import { words } from './words.ts';

/**
 * `columns`: `Aspect | A | B`, a row is one aspect. `rows`: `Format | Size | Speed`, a row is one choice.
 * `fields`: `Concept | What it means | Trade-off`, a row is one thing, and columns say something of it.
 */
export type TableShape = 'columns' | 'rows' | 'fields';

const aspectCorner =
  /^(?:|aspects?|criteri(?:on|a)|features?|dimensions?|propert(?:y|ies)|characteristics?|factors?|attributes?|considerations?|metrics?|concerns?|questions?|concepts?|what|topic)$/;
const thingCorner = /^(?:concepts?|terms?|topics?|ideas?|problems?|faults?|names?|(?:kind|type|sort)s? of .*)$/;
const fieldHead =
  /^(?:what|how|why|when|where|who|which)\b|mean|definition|description|trade-?off|example|^pros?$|^cons?$|advantage|benefit|drawback|note|solution|mitigation|remedy|purpose|summary|effect|impact|consequence|cause|reason|fix|symptom|detail|explanation|used by|comment/;
const measureHead =
  /^(?:size|speed|schema|latency|throughput|cost|price|performance|complexity|consistency|availability|durability|ordering|compatibility|support|language support|scalability|memory|storage|reads?|writes?|strengths?|weakness(?:es)?|use ?-?cases?|best for|guarantees?|risks?|limits?|overhead|safety|flexibility|maturity|ecosystem|year|type|model|license|licence)\b|\b(?:reads?|writes?|performance|cost|latency|support|updates)$/;

export function tableShape(table: GuideTable): TableShape {
  const corner = table.corner.toLowerCase();
  const heads = table.columns.map((column) => column.name.toLowerCase());
  const share = (pattern: RegExp) =>
    heads.filter((head) => pattern.test(head) || isChoosing(head)).length / heads.length;
  if (heads.length === 1) return 'fields';
  if (share(fieldHead) > 0.5 || (/^(?:kind|type|sort)s? of /.test(corner) && !aspectCorner.test(corner)))
    return 'fields';
  if (aspectCorner.test(corner)) return 'columns';
  if (thingCorner.test(corner)) return 'fields';
  if (table.rows.some((row) => isChoosing(row.name))) return 'columns';
  if (share(measureHead) >= 0.5 || share(fieldHead) + share(measureHead) >= 0.5) return 'rows';
  return hasMarks(table) && table.columns.length > 2 ? 'rows' : 'columns';
}

const choosing =
  /^(?:when to (?:use|choose|pick|prefer)|(?:choose|pick|use|prefer|take)(?: (?:it|this))? (?:when|if|for)|use ?-?cases?|typical use|best (?:for|when|if|fit|suited)|good (?:for|when|fit)|ideal (?:for|when)|suited (?:for|to)|suitable for|fits)\b/i;

/** True for the head of a row or column that says when to take which choice. */
export function isChoosing(name: string): boolean {
  return choosing.test(name.trim());
}

const yes = /^(?:[✓✔✅☑🟢]\uFE0F?|yes|y|true)$/iu;
const no = /^(?:[✗✘❌✕✖☒🔴]\uFE0F?|no|n|false)$/iu;

/** The word for a mark such as ✓: the legend's, else `yes` or `no`; null when the cell is no mark. */
export function markWord(cell: string, legend: ReadonlyMap<string, string>): string | null {
  const written = legend.get(cell);
  if (written !== undefined) return written;
  return yes.test(cell) ? 'yes' : no.test(cell) ? 'no' : null;
}

/** The same table with words in place of marks. */
export function withoutMarks(table: GuideTable): GuideTable {
  const rows = table.rows.map((row) => ({
    ...row,
    cells: row.cells.map((cell) => markWord(cell, table.legend) ?? cell),
  }));
  return { ...table, rows };
}

export function hasMarks(table: GuideTable): boolean {
  const cells = table.rows.flatMap((row) => row.cells);
  return cells.filter((cell) => markWord(cell, table.legend) !== null).length >= cells.length / 3;
}

/** What the rows are called, in the plural: the section's heading where it names them, else the corner. */
export function rowsNoun(table: GuideTable, heading: string): string {
  const corner = table.corner.toLowerCase();
  const plural =
    corner === ''
      ? 'choices'
      : /s$/.test(corner)
        ? corner
        : /[^aeiou]y$/.test(corner)
          ? `${corner.slice(0, -1)}ies`
          : `${corner}s`;
  const named = heading.toLowerCase();
  return words(named).at(-1) === plural && words(named).length <= 4 ? named : plural;
}
