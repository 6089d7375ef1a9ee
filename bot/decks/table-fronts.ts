// The fronts of a table's cards: how choices differ, when to take which, and what is said of a thing.
import { type CardMaking, limits } from './card.ts';
import { atStart, insideSentence } from './casing.ts';
import { isPlural, listed } from './nouns.ts';
import { fitted } from './sentences.ts';
import type { TableShape } from './table-shape.ts';
import type { Column, GuideTable, Row } from './tables.ts';

export function rowFront(
  making: CardMaking,
  table: GuideTable,
  row: Row,
  shape: TableShape,
  chooseColumn: number,
): string {
  const { known } = making;
  const name = atStart(row.name, known);
  if (shape === 'fields') return frontFor(making, fieldFront(making, row.name, table.columns));
  if (shape === 'columns') {
    const filled = table.columns
      .filter((_, i) => (row.cells[i] ?? '') !== '')
      .map((column) => insideSentence(column.name, known));
    if (row.name.endsWith('?')) return frontFor(making, `${row.name} Compare ${listed(filled)}.`);
    return frontFor(
      making,
      filled.length > 1
        ? `${name}: how do ${listed(filled)} differ?`
        : `${name}: what should you know of ${filled[0]}?`,
    );
  }
  if (chooseColumn >= 0 || table.rows.length < 2) {
    const aspects = table.columns
      .filter((_, i) => i !== chooseColumn)
      .map((column) => insideSentence(column.name, known));
    return frontFor(making, `${name}: what can you say about ${listed(aspects)}?`);
  }
  return frontFor(making, judging(chooseFront(making, row.name, otherRows(table, row))));
}

/** The names of the other rows; none of a table that is too long to name them. */
export function otherRows({ rows }: GuideTable, row: Row): string[] {
  return rows.length > limits.points + 1 ? [] : rows.filter((other) => other !== row).map((other) => other.name);
}

function judging(front: string): string {
  return front.replace(/\?$/, ', judging by how they differ?');
}

export function chooseFront({ known, shortens }: CardMaking, name: string, others: string[]): string {
  const rest =
    others.length === 0
      ? 'another'
      : listed(
          others.map((other) => insideSentence(other, known)),
          'or',
        );
  const choose = `When would you choose ${insideSentence(name, known)} rather than`;
  const front = `${choose} ${rest}?`;
  return !shortens || front.length <= limits.front ? front : fitted(`${choose} another?`, limits.front);
}

/** "Hardware faults: what are they, and what is the trade-off?" */
function fieldFront({ known }: CardMaking, name: string, columns: Column[]): string {
  const asks = columns.map((column) => fieldAsk(name, column.name, known));
  const start = atStart(name, known);
  if (asks.length <= 3 && asks.every((ask) => ask !== null))
    return `${start}: ${listed(asks as string[]).replace(/ and (?=wh)/, ', and ')}?`;
  return `${start}: what can you say about ${listed(columns.map((column) => insideSentence(column.name, known)))}?`;
}

function fieldAsk(name: string, head: string, known: CardMaking['known']): string | null {
  const lower = head.toLowerCase();
  if (/mean|definition|description|^what$|^what (?:it|they) (?:is|are)$/.test(lower)) {
    if (/\bvs\.?\s|\bversus\b/i.test(name)) return 'what is the difference';
    return isPlural(name) ? 'what are they' : 'what does the term mean';
  }
  if (/^(?:what|how|why|when|where|which)\b/.test(lower)) return null;
  const inside = insideSentence(head, known).replace(/^./, (first) =>
    /^.[a-z]/.test(head) ? first.toLowerCase() : first,
  );
  return isPlural(head) ? `what are the ${inside}` : `what is the ${inside}`;
}

export function flipFront(making: CardMaking, table: GuideTable, i: number): string {
  const others = table.columns.filter((_, at) => at !== i).map((column) => column.name);
  return judging(chooseFront(making, table.columns[i]!.name, others));
}

export function frontFor({ shortens }: CardMaking, front: string): string {
  return shortens ? fitted(front, limits.front) : front;
}
