// Cards of a table of marks: `Level | Dirty reads | Phantoms`, with ✓ and ✗ in its cells.
import { type Card, type CardMaking, limits } from './card.ts';
import { atStart, capitalized, insideSentence } from './casing.ts';
import { listed } from './nouns.ts';
import { fitted, fittedBullets } from './sentences.ts';
import { columnAnchor, rowAnchor, tradeoff } from './table-anchors.ts';
import { isChoosing, markWord, rowsNoun } from './table-shape.ts';
import type { GuideTable } from './tables.ts';

/** A card for each row (which hold, which don't) and for each column of marks (which rows have it). */
export function markCards(making: CardMaking, table: GuideTable): Card[] {
  const marked = table.columns.map((_, i) => {
    const marks = table.rows.filter((row) => markWord(row.cells[i] ?? '', table.legend) !== null);
    return marks.length >= table.rows.length / 2;
  });
  const said = markWords(table);
  return [...rowsOfMarks(making, table, marked, said), ...columnsOfMarks(making, table, marked, said)];
}

function rowsOfMarks(making: CardMaking, table: GuideTable, marked: boolean[], said: string[]): Card[] {
  const inside = (name: string) => insideSentence(name, making.known);
  const asked = table.columns.filter((_, i) => marked[i]).map((column) => inside(column.name));
  return table.rows.flatMap((row) => {
    const anchor = rowAnchor(making, table, row);
    if (anchor === null) return [];
    const front =
      row.ask ??
      fitted(
        `${atStart(row.name, making.known)}: which of ${listed(asked)} ${ending(said, 'are', 'which')}?`,
        limits.front,
      );
    const named = table.columns.map((column, i) => ({
      name: column.name,
      cell: row.cells[i] ?? '',
      marked: marked[i] ?? false,
    }));
    const grouped = said.flatMap((word) => {
      const names = named
        .filter((entry) => entry.marked && markWord(entry.cell, table.legend) === word)
        .map((entry) => inside(entry.name));
      return names.length === 0 ? [] : [`${capitalized(word)}: ${listed(names)}`];
    });
    const rest = named.filter(
      (entry) => entry.cell !== '' && !(entry.marked && markWord(entry.cell, table.legend) !== null),
    );
    const points = [
      ...grouped,
      ...rest.map(
        (entry) => `${atStart(entry.name, making.known)}: ${markWord(entry.cell, table.legend) ?? entry.cell}`,
      ),
    ];
    return [
      tradeoff(making, anchor, front, fittedBullets(points, limits.back), row.line, `ch${making.number}-t-${anchor}`),
    ];
  });
}

function columnsOfMarks(making: CardMaking, table: GuideTable, marked: boolean[], said: string[]): Card[] {
  const noun = rowsNoun(table, making.section.heading);
  return table.columns.flatMap((column, i) => {
    const anchor = marked[i] && !isChoosing(column.name) ? columnAnchor(making, table, i) : null;
    if (anchor === null) return [];
    const front =
      column.ask ?? fitted(`${atStart(column.name, making.known)}: ${columnEnding(said, noun)}?`, limits.front);
    const byWord = new Map<string, string[]>(said.map((word) => [word, []]));
    for (const row of table.rows) {
      const word = markWord(row.cells[i] ?? '', table.legend) ?? row.cells[i] ?? '';
      if (word !== '') byWord.set(word, [...(byWord.get(word) ?? []), insideSentence(row.name, making.known)]);
    }
    const points = [...byWord]
      .filter(([, names]) => names.length > 0)
      .map(([word, names]) => `${capitalized(word)}: ${listed(names)}`);
    return [{ ...tradeoff(making, anchor, front, fittedBullets(points, limits.back), table.line, ''), group: null }];
  });
}

/** The words behind the marks, in the legend's order where there is one: "prevented", "possible". */
function markWords(table: GuideTable): string[] {
  const used = new Set(table.rows.flatMap((row) => row.cells.flatMap((cell) => markWord(cell, table.legend) ?? [])));
  const ordered = [...table.legend.values(), 'yes', 'no'].filter((word) => used.has(word));
  return [...new Set([...ordered, ...used])];
}

function ending(said: string[], verb: string, again: string): string {
  if (said.every((word) => word === 'yes' || word === 'no')) return 'hold, and which do not';
  return said.map((word, i) => (i === 0 ? `${verb} ${word}` : `${again} ${word}`)).join(', and ');
}

function columnEnding(said: string[], noun: string): string {
  if (said.every((word) => word === 'yes' || word === 'no')) return `which ${noun} have it, and which do not`;
  const where = /levels$/.test(noun) ? 'at' : 'with';
  return said.map((word, i) => `${word} ${where} which${i === 0 ? ` ${noun}` : ''}`).join(', and ');
}
