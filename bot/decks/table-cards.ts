// Cards of a table: a row is one card, and the flip side asks when one would take the other.
import { type Card, type CardMaking, limits } from './card.ts';
import { atStart, insideSentence } from './casing.ts';
import { slug } from './keys.ts';
import { markCards } from './mark-cards.ts';
import { listed } from './nouns.ts';
import { fitted, fittedBullets } from './sentences.ts';
import { columnAnchor, rowAnchor, tradeoff } from './table-anchors.ts';
import { chooseFront, flipFront, frontFor, otherRows, rowFront } from './table-fronts.ts';
import { hasMarks, isChoosing, type TableShape, tableShape, withoutMarks } from './table-shape.ts';
import type { Column, GuideTable, Row } from './tables.ts';

export function tableCards(making: CardMaking, table: GuideTable): Card[] {
  const shape = tableShape(table);
  if (shape === 'rows' && hasMarks(table)) return markCards(making, table);
  const plain = withoutMarks(table);
  const rows = plain.rows.flatMap((row) => rowCards(making, plain, row, shape));
  return [...rows, ...columnCards(making, plain, shape)];
}

function rowCards(making: CardMaking, table: GuideTable, row: Row, shape: TableShape): Card[] {
  const anchor = rowAnchor(making, table, row);
  if (anchor === null) return [];
  const group = `ch${making.number}-t-${anchor}`;
  if (shape === 'columns' && isChoosing(row.name) && table.columns.length > 1)
    return chooseCards(making, table, row, anchor, group);
  const chooseColumn = shape === 'rows' ? table.columns.findIndex((column) => isChoosing(column.name)) : -1;
  const front = row.ask ?? rowFront(making, table, row, shape, chooseColumn);
  const points = labelled(table.columns, row.cells, chooseColumn);
  const cards = points.length === 0 ? [] : [tradeoff(making, anchor, front, listBack(making, points), row.line, group)];
  const choose = row.cells[chooseColumn] ?? '';
  if (choose === '') return cards;
  const others = otherRows(table, row);
  return [
    tradeoff(
      making,
      `${anchor}-choose`,
      chooseFront(making, row.name, others),
      textBack(making, choose),
      row.line,
      group,
    ),
    ...cards,
  ];
}

function chooseCards(making: CardMaking, table: GuideTable, row: Row, anchor: string, group: string): Card[] {
  return table.columns.flatMap((column, i) => {
    const cell = row.cells[i] ?? '';
    if (cell === '') return [];
    const others = table.columns.filter((other) => other !== column).map((other) => other.name);
    const id = `${anchor}-${slug(column.name)}`;
    const back = making.shortens ? chosenBecause(making, table, row, i) : cell;
    return [tradeoff(making, id, chooseFront(making, column.name, others), back, row.line, group)];
  });
}

/** A bare "Use case" cell says little: what else sets the choice apart stands below it. */
function chosenBecause(making: CardMaking, table: GuideTable, row: Row, i: number): string {
  const rest = table.rows.filter((other) => other !== row && distinct(other.cells));
  const traits = rest
    .slice(0, limits.points - 1)
    .flatMap((other) => (other.cells[i] === '' ? [] : [`${atStart(other.name, making.known)}: ${other.cells[i]}`]));
  return fittedBullets([`${row.name}: ${row.cells[i]}`, ...traits], limits.back);
}

/** Columns with anchors (all of them in a guide without anchors): the flip side, or one aspect over all choices. */
function columnCards(making: CardMaking, table: GuideTable, shape: TableShape): Card[] {
  const { columns, rows } = table;
  const names = shape === 'columns' ? columns.map((column) => column.name) : rows.map((row) => row.name);
  const chosen = shape === 'columns' && rows.some((row) => isChoosing(row.name));
  if (shape === 'fields' || chosen || names.length < 2 || rows.length < 2) return [];
  if (making.shortens && names.length > limits.points) return [];
  const group = `ch${making.number}-t-${shape}-${slug(names.join(' '))}`;
  return columns.flatMap((column, i) => {
    const cells = rows.map((row) => row.cells[i] ?? '');
    if (isChoosing(column.name) || (shape === 'rows' && !distinct(cells))) return [];
    const anchor = columnAnchor(making, table, i);
    if (anchor === null) return [];
    const telling = shape === 'columns' ? rows.filter((row) => distinct(row.cells)) : rows;
    const points = telling.flatMap((row) => (row.cells[i] ? [`${label(making, row.name)}: ${row.cells[i]}`] : []));
    if (points.length === 0) return [];
    const front =
      shape === 'columns'
        ? flipFront(making, table, i)
        : `${atStart(column.name, making.known)}: how do ${listed(names.map((name) => insideSentence(name, making.known)))} compare?`;
    const back = listBack(making, making.shortens ? points.slice(0, limits.points) : points);
    const card = tradeoff(making, anchor, column.ask ?? frontFor(making, front), back, table.line, group);
    return [shape === 'columns' ? card : { ...card, group: null }];
  });
}

function label(making: CardMaking, name: string): string {
  return making.shortens ? atStart(name, making.known) : name;
}

function labelled(columns: Column[], cells: string[], except: number): string[] {
  return columns.flatMap((column, i) => (cells[i] && i !== except ? [`${column.name}: ${cells[i]}`] : []));
}

function distinct(cells: string[]): boolean {
  return new Set(cells.map((cell) => cell.toLowerCase())).size > 1;
}

function textBack({ shortens }: CardMaking, text: string): string {
  return shortens ? fitted(text, limits.back) : text;
}

/** Bullets; more than five choices stand in a line each without bullets in a guide's table. */
function listBack({ shortens }: CardMaking, points: string[]): string {
  if (!shortens) return points.map((point) => `- ${point}`).join('\n');
  return points.length > limits.points
    ? fitted(`${points.join('; ')}.`, limits.back)
    : fittedBullets(points, limits.back);
}
