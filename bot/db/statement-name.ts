// Names for prepared statements: Postgres reads and plans a statement once for each connection instead of each time.
import { createHash } from 'node:crypto';

const names = new Map<string, string>();
/** A statement of many sizes (lists of values) makes many texts: beyond this number they run unprepared. */
const MOST_NAMES = 500;

/** The same name for the same text; empty for a statement that is not to be prepared. */
export function statementName(sql: string): string {
  const known = names.get(sql);
  if (known !== undefined) return known;
  if (names.size >= MOST_NAMES) return '';
  const name = `q_${createHash('sha1').update(sql).digest('hex').slice(0, 16)}`;
  names.set(sql, name);
  return name;
}
