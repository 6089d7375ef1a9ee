// The ids of a table's cards.
import { type Card, type CardMaking, cardOf } from './card.ts';
import type { GuideTable, Row } from './tables.ts';

/** A row's anchor is made of the columns too, so that two tables can have rows of one name. */
export function rowAnchor(making: CardMaking, table: GuideTable, row: Row): string | null {
  const columns = table.columns.map((column) => column.name).join(' ');
  return making.anchor(row.anchor, { kind: 'row', line: row.line }, `${row.name} ${columns}`, row.cells.join('\n'));
}

export function columnAnchor(making: CardMaking, table: GuideTable, i: number): string | null {
  const column = table.columns[i]!;
  const others = table.columns.filter((other) => other !== column).map((other) => other.name);
  const place = { kind: 'column', line: table.line, column: column.index } as const;
  const text = [column.name, 'by', table.corner, ...others].join(' ');
  return making.anchor(column.anchor, place, text, table.rows.map((row) => row.name).join('\n'));
}

export function tradeoff(
  making: CardMaking,
  anchor: string,
  front: string,
  back: string,
  line: number,
  group: string,
): Card {
  return cardOf(making, 't', anchor, { kind: 'tradeoff', front, back, line, group });
}
