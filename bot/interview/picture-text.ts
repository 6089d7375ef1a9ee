// What the report's picture shows, for those who don't see it: as much of it as fits.
import type { Plan } from './plan.ts';
import { figureOf, type Mark, percent, type ReportGroup, type ReportRow, reportGroups } from './report-groups.ts';
import type { Session } from './session.ts';

const WORDS: Record<Mark['verdict'], string> = {
  met: 'made',
  partly: 'partly',
  missed: 'missed',
  unclear: 'unclear',
  unsaid: 'not said',
};
const VERDICTS = Object.keys(WORDS) as Mark['verdict'][];
const STANDING = { passed: 'passed', failed: 'not passed', undecided: 'undecided' };

/** At most `most` characters: every point by name, else those that were not made, else how many there are of each. */
export function pictureText(plan: Plan, session: Session, about: string, most: number): string {
  const groups = reportGroups(plan, session);
  const texts = [VERDICTS, VERDICTS.filter((verdict) => verdict !== 'met'), [] as Mark['verdict'][]].map((named) =>
    [`${plan.scenario?.title ?? 'Mock interview'}, ${about}.`, ...groups.map((group) => groupText(group, named))].join(
      ' ',
    ),
  );
  return texts.find((text) => text.length <= most) ?? `${texts.at(-1)!.slice(0, most - 1)}…`;
}

function groupText({ chapter, title, share, rows }: ReportGroup, named: Mark['verdict'][]): string {
  const where = chapter === null ? title : `Chapter ${chapter}, ${title}`;
  const own = rows.map((one) => `${one.number}. ${rows.length === 1 ? `${where}: ` : ''}${rowText(one, named)}`);
  const mean = rows.length > 1 && share !== null ? [`${where}: ${percent(share)}.`] : [];
  return [...mean, ...own].join(' ');
}

function rowText(row: ReportRow, named: Mark['verdict'][]): string {
  const standing = row.score && row.result !== 'skipped' ? `, ${STANDING[row.score.verdict]}` : '';
  const points = VERDICTS.flatMap((verdict) => {
    const own = row.marks.filter((mark) => mark.verdict === verdict);
    if (own.length === 0) return [];
    if (!named.includes(verdict)) return [`${own.length} ${WORDS[verdict]}`];
    return [`${WORDS[verdict]}: ${own.map(markText).join(', ')}`];
  });
  return `${figureOf(row)}${standing}${points.length > 0 ? ` (${points.join('; ')})` : ''}.`;
}

function markText({ name, essential }: Mark): string {
  return `${name}${essential ? ' (essential)' : ''}`;
}
