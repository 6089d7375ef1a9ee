// The world on disk: each change of a record is one line; the last line of a record counts.
import { existsSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type LineFile, lineFile, readLines } from './line-file.ts';

type Line = { table: string; id: string; value: unknown };
export type Journal = {
  /** A table's records as they were when the journal was opened, in the order of their creation. */
  records(table: string): Map<string, unknown>;
  /** `undefined` removes the record. */
  write(table: string, id: string, value: unknown): void;
  close(): void;
};

/** Reads the folder's journal and writes it anew without what is out of date. Without a folder nothing is kept. */
export function openJournal(folder: string | undefined): Journal {
  const tables = new Map<string, Map<string, unknown>>();
  const records = (table: string) => tables.get(table) ?? tables.set(table, new Map()).get(table)!;
  if (folder === undefined) return { records, write: () => {}, close: () => {} };
  const path = join(folder, 'world.jsonl');
  const file = compacted(path, tables, records);
  return {
    records,
    write: (table, id, value) => file.append({ table, id, value: value ?? null } satisfies Line),
    close: () => file.close(),
  };
}

function compacted(path: string, tables: Map<string, Map<string, unknown>>, records: Journal['records']): LineFile {
  if (existsSync(path)) {
    for (const line of readLines(path) as Line[]) {
      if (line.value === null) records(line.table).delete(line.id);
      else records(line.table).set(line.id, line.value);
    }
    const lines = [...tables].flatMap(([table, rows]) => [...rows].map(([id, value]) => ({ table, id, value })));
    writeFileSync(`${path}.new`, lines.map((line) => `${JSON.stringify(line)}\n`).join(''));
    renameSync(`${path}.new`, path);
  }
  return lineFile(path);
}
