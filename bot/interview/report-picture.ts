// The report's picture as SVG: by chapter a bar for each question, and every point by name. Large enough for a phone.
import { passingShare } from '../grading/score.ts';
import { framed, type Series } from '../progress/charts/frame.ts';
import { element, line, rect, text } from '../progress/charts/svg.ts';
import { fitting, textWidth } from '../progress/charts/text-width.ts';
import { COLOURS, MARGIN, TEXT, WIDTH } from '../progress/charts/theme.ts';
import type { Plan } from './plan.ts';
import { figureOf, type Mark, percent, type ReportGroup, type ReportRow, reportGroups } from './report-groups.ts';
import type { Session } from './session.ts';
import type { TurnScore } from './turn-score.ts';

const TOP = 142;
const BETWEEN = 20;
const HEAD = 32;
const BAR = { height: 14, below: 24 };
const POINT = 25;
const COLUMN = (WIDTH - 2 * MARGIN) / 2;
const FIGURE = 22;
const LEGEND = 96;

const STANDING: Record<TurnScore['verdict'], Series> = {
  passed: { name: 'passed', colour: COLOURS.green },
  undecided: { name: 'undecided', colour: COLOURS.orange },
  failed: { name: 'not passed', colour: COLOURS.pink },
};
const MARKS: Record<Mark['verdict'], { name: string; colour: string }> = {
  met: { name: 'made', colour: COLOURS.green },
  partly: { name: 'partly', colour: COLOURS.orange },
  missed: { name: 'missed', colour: COLOURS.pink },
  unclear: { name: 'unclear', colour: COLOURS.muted },
  unsaid: { name: 'nothing said', colour: COLOURS.muted },
};

type Drawn = { svg: string; height: number };

/** `about`: score, level and date, under the title. */
export function reportPicture(plan: Plan, session: Session, about: string): string {
  const groups = reportGroups(plan, session);
  let y = TOP;
  const drawn = groups.map((group) => {
    const { svg, height } = groupAt(y, group);
    y += height + BETWEEN;
    return svg;
  });
  const heading = { title: plan.scenario?.title ?? 'Mock interview', subtitle: about, series: Object.values(STANDING) };
  return framed(heading, y + LEGEND, ...drawn, legend(y));
}

function groupAt(y: number, { chapter, title, share, rows }: ReportGroup): Drawn {
  const [only] = rows.length === 1 ? rows : [];
  const where = chapter === null ? title : `Chapter ${chapter}, ${title}`;
  const name = only ? `${only.number}. ${where}` : where;
  const figure = only ? figureOf(only) : share === null ? 'no verdict' : percent(share);
  const parts = [headAt(y + 20, name, figure, true)];
  let height = HEAD;
  for (const one of rows) {
    if (!only) {
      parts.push(headAt(y + height + 18, `${one.number}. ${one.question.prompt}`, figureOf(one), false));
      height += HEAD - 2;
    }
    const { svg, height: own } = rowAt(y + height, one);
    parts.push(svg);
    height += own + (only || one === rows.at(-1) ? 0 : 16);
  }
  return { svg: parts.join(''), height };
}

function headAt(y: number, name: string, figure: string, strong: boolean): string {
  const size = strong ? FIGURE : TEXT.label;
  const room = WIDTH - 2 * MARGIN - textWidth(figure, size, true) - 20;
  const style = strong ? { size: TEXT.label + 1, bold: true } : { size: TEXT.small, fill: COLOURS.muted };
  return (
    text(MARGIN, y, fitting(name, room, style.size, strong), style) +
    text(WIDTH - MARGIN, y, figure, { size, bold: true, anchor: 'end', fill: strong ? COLOURS.text : COLOURS.muted })
  );
}

/** The bar, and the points in two columns; of a question without a verdict only what was skipped has points to show. */
function rowAt(y: number, { score, result, marks }: ReportRow): Drawn {
  if (!score && result !== 'skipped') return { svg: '', height: 0 };
  const points = marks.map((mark, i) => markAt(MARGIN + (i % 2) * COLUMN, y + BAR.below + 16 + (i >> 1) * POINT, mark));
  const height = BAR.below + Math.ceil(marks.length / 2) * POINT + 6;
  return { svg: barAt(y, score) + points.join(''), height };
}

function barAt(y: number, score: TurnScore | null): string {
  const width = WIDTH - 2 * MARGIN;
  const own = score ? rect(MARGIN, y, width * score.share, BAR.height, STANDING[score.verdict].colour, { rx: 4 }) : '';
  return (
    rect(MARGIN, y, width, BAR.height, COLOURS.track, { rx: 4 }) + own + passLine(MARGIN + width * passingShare, y)
  );
}

function passLine(x: number, y: number): string {
  return line(x, y - 5, x, y + BAR.height + 5, COLOURS.text, { 'stroke-width': 2, 'stroke-dasharray': '4 3' });
}

/** `y` is the base line of the name. */
function markAt(x: number, y: number, { name, essential, verdict }: Mark): string {
  const style = { size: TEXT.small, bold: essential, fill: essential ? COLOURS.text : COLOURS.muted };
  return sign(x + 8, y - 6, verdict) + text(x + 26, y, fitting(name, COLUMN - 36, TEXT.small, essential), style);
}

/** Told apart by shape as well as by colour: full, half, a cross, empty, a dash. */
function sign(x: number, y: number, verdict: Mark['verdict']): string {
  const { colour } = MARKS[verdict];
  const stroke = { stroke: colour, 'stroke-linecap': 'round', fill: 'none' };
  const outline = element('circle', { cx: x, cy: y, r: 7, ...stroke, 'stroke-width': 2 });
  return {
    met: element('circle', { cx: x, cy: y, r: 8, fill: colour }),
    partly: outline + element('path', { d: `M${x} ${y - 7}a7 7 0 0 0 0 14z`, fill: colour }),
    missed: element('path', { d: `M${x - 6} ${y - 6}l12 12m0 -12l-12 12`, ...stroke, 'stroke-width': 3.5 }),
    unclear: outline,
    unsaid: element('path', { d: `M${x - 6} ${y}h12`, ...stroke, 'stroke-width': 3 }),
  }[verdict];
}

function legend(y: number): string {
  const style = { size: TEXT.small, fill: COLOURS.muted };
  let x = MARGIN;
  const marks = (Object.keys(MARKS) as Mark['verdict'][]).map((verdict) => {
    const { name } = MARKS[verdict];
    const at = x;
    x += 26 + textWidth(name, TEXT.small) + 24;
    return sign(at + 8, y + 24, verdict) + text(at + 26, y + 30, name, style);
  });
  const bold = 'bold: essential';
  const dash = MARGIN + textWidth(bold, TEXT.small, true) + 40;
  return [
    line(MARGIN, y - 4, WIDTH - MARGIN, y - 4, COLOURS.grid),
    ...marks,
    text(MARGIN, y + 66, bold, { size: TEXT.small, bold: true }),
    passLine(dash, y + 53),
    text(dash + 14, y + 66, `${percent(passingShare)}: enough to pass, with all that is essential`, style),
  ].join('');
}
