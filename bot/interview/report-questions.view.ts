// A report's list of questions: by chapter the figures, and by name the points that were not made.
import { LIMITS } from '../discord/limits.ts';
import { clip } from '../discord/text.ts';
import { figureOf, type Mark, percent, type ReportGroup, type ReportRow } from './report-groups.ts';
import { SIGNS } from './verdict-text.view.ts';

type Room = { prompt: number; names: boolean };
const ROOMS: readonly Room[] = [
  { prompt: 70, names: true },
  { prompt: 40, names: true },
  { prompt: 45, names: false },
  { prompt: 20, names: false },
];
/** The name of a field that goes on. */
const MORE = '\u200b';
const STANDING = { passed: '✅', failed: '❌', undecided: '❔' };

/** Every question, in fields that take at most `room` characters together: with names as long as there is room. */
export function questionsFields(name: string, groups: ReportGroup[], room: number): { name: string; value: string }[] {
  const tries = ROOMS.map((one) =>
    inFields(groups.flatMap((group) => groupLines(group, one))).map((value, i) => ({
      name: i === 0 ? name : MORE,
      value,
    })),
  );
  const taken = (fields: { name: string; value: string }[]) =>
    fields.reduce((sum, field) => sum + field.name.length + field.value.length, 0);
  return tries.find((fields) => taken(fields) <= room) ?? tries.at(-1)!;
}

/** Lines put together as long as they fit into one field. */
function inFields(lines: string[]): string[] {
  const values: string[] = [];
  for (const line of lines) {
    const joined = values.length > 0 ? `${values.at(-1)}\n${line}` : line;
    if (values.length > 0 && joined.length <= LIMITS.fieldValue) values[values.length - 1] = joined;
    else values.push(clip(line, LIMITS.fieldValue));
  }
  return values;
}

function groupLines({ chapter, title, share, rows }: ReportGroup, room: Room): string[] {
  if (rows.length === 1) {
    const about = (prompt: string) => (chapter === null ? clip(title, room.prompt) : `chapter ${chapter} · ${prompt}`);
    return [rowText(rows[0]!, room, about)];
  }
  const figure = share === null ? 'no verdict' : percent(share);
  const head = `**Chapter ${chapter}, ${clip(title, room.prompt)}** · ${figure}`;
  return [head, ...rows.map((one) => rowText(one, room, (prompt) => prompt))];
}

function rowText(row: ReportRow, { prompt, names }: Room, about: (prompt: string) => string): string {
  const sign = row.score ? STANDING[row.score.verdict] : '➖';
  const line = `${sign} **${row.number}.** ${figureOf(row)} · ${about(clip(row.question.prompt, prompt))}`;
  const open = (['missed', 'partly', 'unclear'] as const).flatMap((verdict) => markText(row.marks, verdict));
  return names && open.length > 0 ? `${line}\n-# ${open.join(' · ')}` : line;
}

function markText(marks: Mark[], verdict: 'missed' | 'partly' | 'unclear'): string[] {
  const own = marks.filter((mark) => mark.verdict === verdict).map(({ name }) => name);
  return own.length > 0 ? [`${SIGNS[verdict]} ${own.join(', ')}`] : [];
}
