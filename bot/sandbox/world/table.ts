import type { Journal } from './journal.ts';

/** Records by id, in the order of their creation. A record is replaced, never changed in place. */
export type Table<T> = {
  get(id: string): T | undefined;
  put(id: string, value: T): T;
  delete(id: string): void;
  all(): T[];
};

export function openTable<T>(journal: Journal, name: string): Table<T> {
  const rows = journal.records(name) as Map<string, T>;
  return {
    get: (id) => rows.get(id),
    put(id, value) {
      rows.set(id, value);
      journal.write(name, id, value);
      return value;
    },
    delete(id) {
      if (rows.delete(id)) journal.write(name, id, undefined);
    },
    all: () => [...rows.values()],
  };
}
