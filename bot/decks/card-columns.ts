// Which columns of a table hold what: by their names in the first line, as Anki's export says, or by their place.
import { UserError } from '../errors.ts';
import type { Table } from './table-file.ts';

/** Columns from 0. */
export type CardColumns = {
  front: number;
  back: number;
  /** What parts the cards into chapters: a column of its own, or that of the tags. */
  chapter: number | null;
  tags: number | null;
  /** The first row names the columns. */
  header: boolean;
  /** Columns that nothing is taken from, by their names, or counted from 1. */
  unused: string[];
};

const NAMES = {
  front: `front question q term prompt word concept key side1 frontside cardfront vorderseite frage begriff recto
    questions pregunta termino anverso domanda`,
  back: `back answer a definition meaning response explanation value side2 backside cardback answers ruckseite antwort
    verso reponse definicion respuesta reverso risposta`,
  chapter: 'chapter section topic deck category unit lesson module subject kapitel thema abschnitt chapitre',
  tags: 'tags tag label labels keywords schlagworter etiquettes',
};

/** @throws UserError when there are no two columns for front and back. */
export function cardColumns({ rows, anki }: Table): CardColumns {
  const width = Math.max(0, ...rows.map(({ cells }) => cells.length));
  const first = rows[0]?.cells ?? [];
  const named = byName(anki.columns ?? first);
  const header = anki.columns === undefined && named !== null;
  const columns = named ?? byPlace(width, anki);
  const taken = Object.values(columns).filter((at) => at !== null);
  const names = anki.columns ?? (header ? first : []);
  const reserved = [anki.guidColumn, anki.notetypeColumn].map((column) => (column ?? 0) - 1);
  const unused = Array.from({ length: width }, (_, at) => at).filter(
    (at) => !taken.includes(at) && !reserved.includes(at) && rows.some(({ cells }) => cells[at]?.trim()),
  );
  return { ...columns, header, unused: unused.map((at) => names[at]?.trim() || String(at + 1)) };
}

type Places = Pick<CardColumns, 'front' | 'back' | 'chapter' | 'tags'>;

/** Null when the names don't say where front and back are. */
function byName(cells: string[]): Places | null {
  const plain = cells.map(plainly);
  const at = (names: string) => {
    const known = names.split(/\s+/).map(plainly);
    const found = plain.findIndex((name) => known.includes(name));
    return found < 0 ? null : found;
  };
  const [front, back] = [at(NAMES.front), at(NAMES.back)];
  return front === null || back === null ? null : { front, back, chapter: at(NAMES.chapter), tags: at(NAMES.tags) };
}

function byPlace(width: number, { tagsColumn, deckColumn, guidColumn, notetypeColumn }: Table['anki']): Places {
  const special = [tagsColumn, deckColumn, guidColumn, notetypeColumn].map((column) => (column ?? 0) - 1);
  const [front, back] = Array.from({ length: width }, (_, at) => at).filter((at) => !special.includes(at));
  if (front === undefined || back === undefined) {
    throw new UserError(
      'I find only one column. Write one card a line, front and back parted by a comma, a semicolon or a tab, as a spreadsheet saves it.',
    );
  }
  const place = (column: number | undefined) => (column === undefined ? null : column - 1);
  return { front, back, chapter: place(deckColumn), tags: place(tagsColumn) };
}

/** "Card front " and "card-front" are the same name, and so are "Rückseite" and "ruckseite". */
function plainly(name: string): string {
  return name
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^a-z0-9]/g, '');
}
