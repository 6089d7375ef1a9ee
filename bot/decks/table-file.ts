// A table out of a text: CSV, TSV or semicolons, with the first lines by which Excel and Anki tell how to read it.
import { type CsvError, type Options, parse } from 'csv-parse/sync';
import { UserError } from '../errors.ts';

export type TableRow = {
  /** 1-based line of the file on which the row begins. */
  line: number;
  cells: string[];
};
export type Table = {
  rows: TableRow[];
  /** What Anki's export says about its columns (1-based) and texts; empty for any other file. */
  anki: {
    html?: boolean;
    /** The names of the columns. */
    columns?: string[];
    tagsColumn?: number;
    deckColumn?: number;
    guidColumn?: number;
    notetypeColumn?: number;
  };
};

const DELIMITERS = ['\t', ';', ','];
const ANKI_SEPARATORS: Record<string, string> = {
  comma: ',',
  semicolon: ';',
  tab: '\t',
  space: ' ',
  pipe: '|',
  colon: ':',
};
const ANKI_LINE = /^#([a-z][a-z ]{0,20}):(.*)$/i;
/** Rows by which the delimiter is found out. */
const SAMPLE = 100;
/** In characters. */
const LONGEST_ROW = 20_000;

/** Empty rows are left out. @throws UserError for a row that does not end. */
export function readTable(text: string): Table {
  const { directives, body, skipped, separator } = withoutPreamble(text);
  const delimiter = separator ?? likelyDelimiter(body) ?? ',';
  return { rows: rowsOf(body, delimiter, skipped).filter(isFilled), anki: ankiOf(directives, delimiter) };
}

type Preamble = { directives: Map<string, string>; body: string; skipped: number; separator: string | undefined };

function withoutPreamble(text: string): Preamble {
  const lines = text.split('\n');
  const excel = /^"?sep=(.)"?$/i.exec(lines[0] ?? '');
  const directives = new Map<string, string>();
  let skipped = excel ? 1 : 0;
  for (let found = ANKI_LINE.exec(lines[skipped] ?? ''); found; found = ANKI_LINE.exec(lines[skipped] ?? '')) {
    directives.set(found[1]!.toLowerCase(), found[2]!);
    skipped++;
  }
  const named = directives.get('separator');
  const separator = excel?.[1] ?? (named && (ANKI_SEPARATORS[named.trim().toLowerCase()] ?? named));
  return { directives, body: lines.slice(skipped).join('\n'), skipped, separator: separator || undefined };
}

function ankiOf(directives: Map<string, string>, delimiter: string): Table['anki'] {
  const html = directives.get('html');
  const names = directives.get('columns');
  const column = (name: string) => Number.parseInt(directives.get(name) ?? '', 10);
  const columns = {
    tagsColumn: column('tags column'),
    deckColumn: column('deck column'),
    guidColumn: column('guid column'),
    notetypeColumn: column('notetype column'),
  };
  return {
    ...(html !== undefined && { html: /^\s*true\s*$/i.test(html) }),
    ...(names !== undefined && { columns: names.split(delimiter) }),
    ...Object.fromEntries(Object.entries(columns).filter(([, at]) => at > 0)),
  };
}

/** That which parts most rows into the same number of columns; null when none parts any. */
function likelyDelimiter(body: string): string | null {
  const shares = DELIMITERS.map((delimiter) => ({ delimiter, share: evenShare(body, delimiter) }));
  const best = shares.reduce((one, other) => (other.share > one.share ? other : one));
  return best.share > 0 ? best.delimiter : null;
}

function evenShare(body: string, delimiter: string): number {
  const rows = sampleOf(body, delimiter).filter(isFilled);
  const widths = Map.groupBy(rows, ({ cells }) => cells.length);
  const even = Math.max(0, ...[...widths].filter(([width]) => width > 1).map(([, { length }]) => length));
  return rows.length === 0 ? 0 : even / rows.length;
}

function isFilled({ cells }: TableRow): boolean {
  return cells.some((cell) => cell.trim() !== '');
}

function sampleOf(body: string, delimiter: string): TableRow[] {
  const rows: TableRow[] = [];
  try {
    parseInto(rows, body, { delimiter, to: SAMPLE });
  } catch {
    // The rows before the one that can't be read tell the delimiter.
  }
  return rows;
}

function rowsOf(body: string, delimiter: string, skipped: number): TableRow[] {
  const rows: TableRow[] = [];
  try {
    parseInto(rows, body, { delimiter });
  } catch (error) {
    const last = rows.at(-1);
    throw unreadable(error, (last ? last.line + newlines(last.cells) : 0) + 1 + skipped);
  }
  return rows.map(({ line, cells }) => ({ line: line + skipped, cells }));
}

function unreadable(error: unknown, line: number): unknown {
  const quotes = 'Close it, or write "" for a mark inside quotation marks.';
  switch ((error as CsvError).code) {
    case 'CSV_QUOTE_NOT_CLOSED':
      return new UserError(`The card on line ${line} opens a quotation mark (") that never closes. ${quotes}`);
    case 'CSV_MAX_RECORD_SIZE':
      return new UserError(`The card on line ${line} goes on and on. Is there a quotation mark (") open? ${quotes}`);
    default:
      return error;
  }
}

/** The parser counts the line on which a row ends. */
function parseInto(rows: TableRow[], body: string, options: Options): void {
  parse(body, {
    relax_quotes: true,
    relax_column_count: true,
    ltrim: true,
    record_delimiter: '\n',
    max_record_size: LONGEST_ROW,
    ...options,
    on_record(cells: string[], { lines }: { lines: number }) {
      rows.push({ line: lines - newlines(cells), cells });
      return null;
    },
  });
}

function newlines(cells: string[]): number {
  return cells.reduce((sum, cell) => sum + cell.split('\n').length - 1, 0);
}
