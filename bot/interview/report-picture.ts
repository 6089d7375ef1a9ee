// The report's picture as SVG: a bar for each question, and a dot for each point.
import type { Verdict } from '../grading/assessment.ts';
import type { Plan } from './plan.ts';
import type { Session } from './session.ts';
import { interviewScore } from './turn-score.ts';

const WIDTH = 900;
const ROW = 54;
const TOP = 84;
const BAR = { from: 330, width: 300 };
const INK = '#f2f3f5';
const FAINT = '#949ba4';
const COLOURS: Record<Verdict, string> = { met: '#3ba55d', partly: '#f0b232', missed: '#d83c3e', unclear: '#80848e' };
/** The family of the fonts that the renderer is given. */
export const FONT = 'DejaVu Sans';

export function reportPicture(plan: Plan, session: Session): string {
  const score = interviewScore(plan, session);
  const height = TOP + ROW * session.turns.length + 46;
  const rows = session.turns.map((turn, i) => {
    const question = plan.questions[i]!;
    const y = TOP + ROW * i;
    const own = score.turns[i];
    const label = question.chapter === null ? question.title : `${question.chapter} · ${question.title}`;
    const figure = own ? `${Math.round(own.share * 100)} %` : 'no verdict';
    const colour = !own
      ? COLOURS.unclear
      : own.verdict === 'passed'
        ? COLOURS.met
        : own.share >= 0.4
          ? COLOURS.partly
          : COLOURS.missed;
    const dots = (turn.assessment?.criteria ?? []).map(
      ({ verdict, essential }, at) =>
        `<circle cx="${735 + at * 22}" cy="${y + 12}" r="7" fill="${COLOURS[verdict]}"${essential ? ` stroke="${INK}" stroke-width="2"` : ''}/>`,
    );
    return [
      text(28, y + 18, cut(label, 34), 16),
      `<rect x="${BAR.from}" y="${y}" width="${BAR.width}" height="24" rx="4" fill="#3f4147"/>`,
      `<rect x="${BAR.from}" y="${y}" width="${Math.round(BAR.width * (own?.share ?? 0))}" height="24" rx="4" fill="${colour}"/>`,
      text(BAR.from + BAR.width + 12, y + 18, figure, 15),
      ...dots,
    ].join('');
  });
  const pass = BAR.from + BAR.width * 0.6;
  const bottom = TOP + ROW * session.turns.length - 18;
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${WIDTH}" height="${height}" viewBox="0 0 ${WIDTH} ${height}">`,
    `<rect width="${WIDTH}" height="${height}" fill="#2b2d31"/>`,
    text(28, 44, plan.scenario?.title ?? 'Mock interview', 24),
    text(735, 66, 'points', 13, FAINT),
    ...rows,
    `<line x1="${pass}" y1="${TOP - 10}" x2="${pass}" y2="${bottom}" stroke="${FAINT}" stroke-dasharray="4 4"/>`,
    text(pass - 30, TOP - 16, 'pass 60 %', 13, FAINT),
    text(28, height - 18, 'Points: green met, yellow partly, red missed, grey unclear; ringed: essential', 13, FAINT),
    '</svg>',
  ].join('');
}

/** What the picture shows, for those who don't see it. */
export function pictureText(plan: Plan, session: Session): string {
  const score = interviewScore(plan, session);
  const lines = session.turns.map((turn, i) => {
    const question = plan.questions[i]!;
    const own = score.turns[i];
    const counts = (['met', 'partly', 'missed', 'unclear'] as const)
      .map(
        (verdict) => [verdict, turn.assessment?.criteria.filter((one) => one.verdict === verdict).length ?? 0] as const,
      )
      .filter(([, count]) => count > 0)
      .map(([verdict, count]) => `${count} ${verdict}`);
    const figure = own ? `${Math.round(own.share * 100)} %, ${own.verdict}` : 'no verdict';
    return `${question.chapter === null ? '' : `Chapter ${question.chapter}, `}${question.title}: ${figure}${counts.length > 0 ? ` (${counts.join(', ')})` : ''}.`;
  });
  return lines.join(' ');
}

function text(x: number, y: number, content: string, size: number, fill = INK): string {
  return `<text x="${x}" y="${y}" font-family="${FONT}" font-size="${size}" fill="${fill}">${escaped(content)}</text>`;
}

function cut(label: string, most: number): string {
  return label.length > most ? `${label.slice(0, most - 1)}…` : label;
}

function escaped(content: string): string {
  return content.replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`);
}
